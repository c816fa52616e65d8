"""One kept answer: what may be kept, how it is stored, how it answers."""

import gzip
import time

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from toile.services.page_cache.entry import Entry, best_encoding, entry_of, may_be_kept

BODY = "<!doctype html><p>Réseau des solidarités</p>" * 40
asked = RequestFactory()


def kept(body=BODY, generation="one", before=None, **headers) -> Entry:
    return entry_of(HttpResponse(body, headers=headers), generation, time.time() + 60, before)


@pytest.mark.parametrize(
    ("accepted", "encoding", "read"),
    [
        ("br, gzip", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("gzip;q=1.0, br;q=0", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
        ("brother, xgzip", None, bytes),
    ],
)
def test_the_body_comes_in_the_best_encoding_that_is_accepted(accepted, encoding, read):
    response = kept().answer(asked.get("/", headers={"accept-encoding": accepted}))

    assert response.get("Content-Encoding") == encoding
    assert read(response.content).decode() == BODY
    assert response["Content-Length"] == str(len(response.content))
    assert response["Vary"] == "Accept-Encoding"


def test_encodings_of_weight_zero_are_refused():
    assert [best_encoding(header) for header in ("br;q=0.0", "br; q=0, *", "*;q=0", "BR;q=0.001")] == [
        "", "gzip", "", "br",
    ]  # fmt: skip


def test_a_head_has_the_headers_of_the_get_and_no_body():
    get, head = (kept().answer(ask("/", headers={"accept-encoding": "br"})) for ask in (asked.get, asked.head))

    assert (head.content, head.status_code) == (b"", 200)
    assert head.headers == get.headers


def test_whoever_has_the_page_reads_that_it_is_still_true():
    entry = kept(**{"Content-Language": "fr"})
    etag = entry.answer(asked.get("/"))["ETag"]
    assert etag.startswith('W/"')

    for known in (etag, f'"other", {etag}', "*", etag.removeprefix("W/")):
        response = entry.answer(asked.get("/", headers={"if-none-match": known}))
        assert (response.status_code, response.content) == (304, b"")
        assert dict(response.items()) == {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    assert entry.answer(asked.get("/", headers={"if-none-match": 'W/"older"'})).status_code == 200


def test_an_unchanged_page_keeps_its_compressed_bodies_and_its_etag():
    first = kept(generation="one")
    again, other = kept(generation="two", before=first), kept(BODY + "!", generation="two", before=first)

    assert again.brotli is first.brotli
    assert (again.digest, again.generation) == (first.digest, "two")
    assert (other.brotli != first.brotli, other.digest != first.digest) == (True, True)


def test_an_entry_is_stored_whole_and_nothing_less_is_read():
    entry = kept(**{"Content-Security-Policy": "default-src 'self'"})
    stored = entry.to_bytes()

    assert Entry.from_bytes(stored) == entry
    for damaged in (b"", b"\n", stored[:-1], stored[:100], stored[200:], stored.replace(b"one", b"two"), b"\0" * 500):
        assert Entry.from_bytes(damaged) is None


@pytest.mark.parametrize(
    ("response", "may"),
    [
        (HttpResponse(BODY), True),
        (HttpResponse("{}", content_type="application/feed+json"), True),
        (HttpResponse(BODY, headers={"Vary": "Accept-Encoding, HX-Request"}), True),
        (HttpResponse(BODY, status=404), False),
        (HttpResponse(status=204), False),
        (StreamingHttpResponse([BODY]), False),
        (HttpResponse(b"\xff\xd8", content_type="image/jpeg"), False),
        (HttpResponse(BODY, headers={"Vary": "Cookie"}), False),
        (HttpResponse(BODY, headers={"Vary": "Accept-Language"}), False),
        (HttpResponse(BODY, headers={"Vary": "*"}), False),
        (HttpResponse(BODY, headers={"Cache-Control": "max-age=0, private"}), False),
        (HttpResponse(BODY, headers={"Cache-Control": "no-store"}), False),
        (HttpResponse(BODY, headers={"Content-Encoding": "gzip"}), False),
        (HttpResponse(BODY, headers={"Content-Security-Policy": "script-src 'nonce-abc'"}), False),
        (HttpResponse(BODY + '<form method="post" action="/x">'), False),
        (HttpResponse(BODY + "<FORM class=a METHOD=POST>"), False),
        (HttpResponse(BODY + '<input name="csrfmiddlewaretoken">'), False),
        (HttpResponse(BODY + '<form method="get">'), True),
        (HttpResponse("x" * 5_000_001), False),
    ],
)
def test_only_what_is_the_same_for_everybody_is_kept(response, may):
    assert may_be_kept(response) is may


def test_an_answer_with_a_cookie_is_not_kept():
    response = HttpResponse(BODY)
    response.set_cookie("seen", "1")

    assert may_be_kept(response) is False
