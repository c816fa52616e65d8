"""The language of an answer is the language of its address: French without prefix, `/en/` for English.

Django's own locale middleware reads Accept-Language and adds it to Vary, which would make every page as many pages as
there are browsers; and `/EN/` would activate a language that has no address.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

OTHERS = frozenset(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


def language_of(path: str) -> str:
    """The language that an address is in: its first segment where that is exactly a language of the site."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in OTHERS else settings.LANGUAGE_CODE


class LanguageOfTheAddress:
    """Activates that language while the request is answered. The back office chooses its own, by the account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.LANGUAGE_CODE = language_of(request.path_info)
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


def same_address_in(path: str, language: str) -> str:
    """The path of the same view in another language: `/agenda/` and `/en/agenda/`."""
    bare = path[len(language_of(path)) + 1 :] if language_of(path) != settings.LANGUAGE_CODE else path
    return bare if language == settings.LANGUAGE_CODE else f"/{language}{bare}"
