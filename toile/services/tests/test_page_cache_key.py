"""Which requests the page cache names, and how."""

import pytest
from django.test import RequestFactory

from toile.services.page_cache.key import key_of

asked = RequestFactory(headers={"host": "localhost"})


def test_a_key_is_scheme_host_path_and_the_query_in_order():
    assert key_of(asked.get("/en/actualites/?theme=jeunesse&page=2")) == (
        "http://localhost/en/actualites/?page=2&theme=jeunesse"
    )
    assert key_of(asked.get("/en/actualites/", secure=True)) == "https://localhost/en/actualites/?"


def test_the_view_sees_the_query_of_the_key():
    request = asked.get("/actualites/?theme=jeunesse&utm_source=lettre&page=2&fbclid=x1")

    key = key_of(request)

    assert key == "http://localhost/actualites/?page=2&theme=jeunesse"
    assert request.META["QUERY_STRING"] == "page=2&theme=jeunesse"
    assert request.GET.dict() == {"page": "2", "theme": "jeunesse"}


@pytest.mark.parametrize(
    "tracker", ["utm_source=x", "utm_campaign=", "fbclid=IwAR0", "gclid=1", "mtm_kwd=a", "at_medium=m", "xtor=EPR-1"]
)
def test_a_tracker_leads_to_the_page_without_it(tracker):
    assert key_of(asked.get(f"/?{tracker}")) == key_of(asked.get("/"))


@pytest.mark.parametrize(
    "query", ["q=eau", "page=1&page=2", "page=1&nom=x", "theme=" + "a" * 61, "theme=%00", "theme=<b>", "=1", "page"]
)
def test_an_unknown_doubled_or_wild_query_passes_by(query):
    kept = {"page": "http://localhost/?page="}.get(query)

    assert key_of(asked.get(f"/?{query}")) == kept


def test_trackers_are_cut_where_the_rest_passes_by():
    request = asked.get("/recherche/?q=eau&utm_source=lettre")

    assert key_of(request) is None
    assert request.GET.dict() == {"q": "eau"}


@pytest.mark.parametrize(
    "header", ["authorization", "hx-request", "x-requested-with", "range"], ids=lambda header: header
)
def test_a_request_for_something_else_than_the_whole_public_page_passes_by(header):
    assert key_of(asked.get("/", headers={header: "x"})) is None


@pytest.mark.parametrize(("cookie", "kept"), [("sessionid", False), ("messages", False), ("csrftoken", True)])
def test_who_has_a_session_or_a_message_waiting_passes_by(cookie, kept):
    visitor = RequestFactory(headers={"host": "localhost", "cookie": f"{cookie}=x; theme=y"})

    assert (key_of(visitor.get("/")) is not None) is kept


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_only_reading_is_kept(method):
    assert key_of(asked.generic(method, "/")) is None
    assert key_of(asked.head("/")) == key_of(asked.get("/"))


@pytest.mark.parametrize(
    "path", ["/gestion/", "/gestion/login/", "/documents/1/a.pdf", "/static/a.css", "/media/a.jpg"]
)
def test_the_inner_doors_and_files_pass_by(path):
    assert key_of(asked.get(path)) is None


@pytest.mark.parametrize("host", ["LOCALHOST", "elsewhere.example"])
def test_a_host_that_is_not_ours_letter_by_letter_passes_by(host):
    assert key_of(asked.get("/", headers={"host": host})) is None


def test_a_preview_passes_by():
    request = asked.get("/")
    request.is_dummy = True

    assert key_of(request) is None
