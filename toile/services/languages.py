"""The language of an answer is the language of its address: French without prefix, `/en/` for English.

Django's own locale middleware reads Accept-Language and adds it to Vary, which would make every page as many pages as
there are browsers; and `/EN/` would activate a language that has no address.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.translation import gettext

from toile.core.shell import Link

OTHERS = frozenset(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)
PREFIX_WITHOUT_ADDRESS = f"/{settings.LANGUAGE_CODE}/"


def language_of(path: str) -> str:
    """The language that an address is in: its first segment where that is exactly a language of the site."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in OTHERS else settings.LANGUAGE_CODE


class LanguageOfTheAddress:
    """Activates that language while the request is answered. The back office chooses its own, by the account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PREFIX_WITHOUT_ADDRESS) and request.method in {"GET", "HEAD"}:
            return HttpResponsePermanentRedirect(without_prefix(request))
        request.LANGUAGE_CODE = language_of(request.path_info)
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


def without_prefix(request: HttpRequest) -> str:
    """The address of what somebody looks for under `/fr/`. Never that of another host: `/fr//elsewhere/` is ours."""
    path = "/" + request.path_info.removeprefix(PREFIX_WITHOUT_ADDRESS).lstrip("/\\")
    query = request.META.get("QUERY_STRING", "")
    return escape_uri_path(path) + (f"?{iri_to_uri(query)}" if query else "")


def same_address_in(path: str, language: str) -> str:
    """The path of the same view in another language: `/agenda/` and `/en/agenda/`."""
    bare = path[len(language_of(path)) + 1 :] if language_of(path) != settings.LANGUAGE_CODE else path
    return bare if language == settings.LANGUAGE_CODE else f"/{language}{bare}"


def home_in(language: str) -> str:
    """The path of the home page in a language."""
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"


def home_link(language: str) -> Link:
    """The home page in a language: where every way through the site begins."""
    return Link(gettext("Home"), home_in(language))
