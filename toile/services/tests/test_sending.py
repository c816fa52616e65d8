"""A stored file is sent whole, in part, or not at all where it has not changed."""

from io import BytesIO

import pytest
from django.test import RequestFactory

from toile.services import sending

CONTENT = bytes(range(250)) * 2
asked = RequestFactory()


def sent(method="get", save_as="", content=CONTENT, **headers):
    file = BytesIO(content)
    request = getattr(asked, method)("/", headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = sending.send(
        request, file, size=len(content), content_type="application/pdf", etag="abc", lasts=60, save_as=save_as
    )
    return response, file


def body_of(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_whole_file_says_that_parts_can_be_asked_for():
    response, file = sent()

    assert (response.status_code, body_of(response)) == (200, CONTENT)
    assert {
        name: response[name] for name in ("ETag", "Accept-Ranges", "Cache-Control", "Content-Length", "Content-Type")
    } == {
        "ETag": '"abc"',
        "Accept-Ranges": "bytes",
        "Cache-Control": "public, max-age=60",
        "Content-Length": "500",
        "Content-Type": "application/pdf",
    }
    assert response._resource_closers[-1] == file.close  # what closing the answer does


@pytest.mark.parametrize(
    ("asked_for", "first", "last"),
    [("0-0", 0, 0), ("0-99", 0, 99), ("100-", 100, 499), ("-100", 400, 499), ("490-9999", 490, 499), ("-9999", 0, 499),
     ("0-499", 0, 499), (" 1 - 2 ", 1, 2)],
)  # fmt: skip
@pytest.mark.parametrize("piece", [7, 65_536])
def test_a_part_is_sent_exactly(monkeypatch, asked_for, first, last, piece):
    monkeypatch.setattr(sending, "PIECE", piece)
    response, file = sent(range=f"bytes={asked_for}")

    assert (response.status_code, body_of(response)) == (206, CONTENT[first : last + 1])
    assert (response["Content-Range"], response["Content-Length"]) == (
        f"bytes {first}-{last}/500",
        str(last - first + 1),
    )
    assert response._resource_closers[-1] == file.close  # what closing the answer does


@pytest.mark.parametrize("range", ["bytes=500-", "bytes=-0", "bytes=9999-99999"])
def test_a_part_that_the_file_does_not_have_is_refused(range):
    response, file = sent(range=range)

    assert (response.status_code, response["Content-Range"], file.closed) == (416, "bytes */500", True)


@pytest.mark.parametrize(
    "range", ["bytes=-", "bytes=3-1", "bytes=0-1,5-6", "octets=0-1", "bytes=a-b", "bytes=1-" + "9" * 40, ""]
)
def test_what_is_no_range_is_answered_by_the_whole_file(range):
    response, _file = sent(range=range)

    assert (response.status_code, body_of(response)) == (200, CONTENT)


def test_a_part_of_another_version_is_answered_by_the_whole_of_this_one():
    assert body_of(sent(range="bytes=0-9", if_range='"older"')[0]) == CONTENT
    assert body_of(sent(range="bytes=0-9", if_range='"abc"')[0]) == CONTENT[:10]


@pytest.mark.parametrize("known", ['"abc"', 'W/"abc"', '"x", "abc"', "*"])
def test_what_has_not_changed_is_not_sent(known):
    response, file = sent(if_none_match=known)

    assert (response.status_code, response.content, response["ETag"], file.closed) == (304, b"", '"abc"', True)


def test_an_empty_file_is_sent_whole_and_has_no_part():
    assert body_of(sent(content=b"")[0]) == b""
    assert sent(content=b"", range="bytes=0-")[0].status_code == 416


@pytest.mark.parametrize(("range", "status", "length"), [("", 200, "500"), ("bytes=0-9", 206, "10")])
def test_a_head_has_the_headers_and_no_body(range, status, length):
    response, file = sent("head", range=range)

    assert (response.status_code, response["Content-Length"], response.content) == (status, length, b"")
    assert file.closed


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("note.pdf", 'attachment; filename="note.pdf"'),
        ("Été à Dakar.pdf", "attachment; filename*=utf-8''%C3%89t%C3%A9%20%C3%A0%20Dakar.pdf"),
        ('a"b.pdf', 'attachment; filename="a\\"b.pdf"'),
        ("a\r\nSet-Cookie: x=1.pdf", "attachment; filename*=utf-8''a%0D%0ASet-Cookie%3A%20x%3D1.pdf"),
    ],
)
def test_an_attachment_keeps_its_name_in_any_script_and_no_line_is_added(name, header):
    assert sent(save_as=name)[0]["Content-Disposition"] == header
