"""A null character in an address finds nothing, on both databases."""

from django.http import HttpResponse
from django.test import RequestFactory

from toile.services.null_characters import NoNullCharacters


def seen(address: str) -> tuple[str, dict]:
    asked = []
    NoNullCharacters(lambda request: asked.append(request) or HttpResponse())(RequestFactory().get(address))
    return asked[0].path_info, asked[0].GET.dict()


def test_a_null_character_of_the_path_becomes_the_sign_that_nothing_is_called_by():
    assert seen("/agenda/%00/") == ("/agenda/\ufffd/", {})


def test_so_does_one_of_the_query():
    assert seen("/agenda/?theme=a%00b&place=SN") == ("/agenda/", {"theme": "a\ufffdb", "place": "SN"})


def test_an_address_without_it_is_left_as_it_is():
    assert seen("/agenda/?theme=100%25") == ("/agenda/", {"theme": "100%"})
