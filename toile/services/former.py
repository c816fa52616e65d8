"""Addresses that led somewhere once: whoever follows one is sent to where the thing is now, or told that it is gone.

In this order: redirects made by hand in the back office; addresses that published things have left; the old site's.
The 404 handler asks here. Only what the old site's grammar names is asked before the view: a number stands in the query
of the home page, and an address without its last slash would be answered by a first redirect to itself.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponsePermanentRedirect
from django.utils import timezone
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from . import published
from .models import OldAddress, PublishedThing

Resolver = Callable[[str], str]
PAGE_OF_MANY = re.compile(r"/page/\d+$")
NUMBER = re.compile(r"(?:^|&)p=(\d{1,18})(?:&|$)")

_resolvers: dict[str, Resolver] = {}


class Gone(Http404):
    """A published thing once lived here, and lives nowhere now. The handler of 404 answers 410."""


def register(meaning: str, resolver: Resolver) -> None:
    """Name the function that finds what the old site called `slug` (“article”, “theme” …: `settings.OLD_SITE`).

    It returns the present address, or nothing. Called by an app when it is ready.
    """
    _resolvers[meaning] = resolver


def keep_old_address(kind: str, uid: str, language: str, *, path: str = "", number: int | None = None) -> None:
    """Note where the old site had a published thing. The last one noted for a path or a number holds."""
    path = bare(path)[:500]
    for clash in ({"path": path} if path else None, {"number": number} if number is not None else None):
        if clash:
            OldAddress.objects.filter(**clash).exclude(kind=kind, uid=uid, language=language).delete()
    OldAddress.objects.update_or_create(
        kind=kind, uid=uid, language=language, defaults={"path": path, "number": number}
    )


def bare(path: str) -> str:
    """A path without its last slash and without the page number that the old site hung on everything: `/a/page/15/` is `/a`."""
    return PAGE_OF_MANY.sub("", path.rstrip("/"))


def new_address(request: HttpRequest) -> HttpResponse | None:
    """The redirect that this address deserves, or None where it never led anywhere. Raises Gone."""
    by_hand = RedirectMiddleware(lambda request: HttpResponse()).process_response(request, HttpResponseNotFound())
    if by_hand.status_code != 404:
        return by_hand
    path = request.path_info
    left, address = published.present_address(path, timezone.now())
    if left and not address:
        raise Gone
    address = address or old_address(path, request.META.get("QUERY_STRING", ""))
    if not address or address == path:
        return None
    moved = HttpResponsePermanentRedirect(address)
    moved["Cache-Control"] = "no-cache"  # a page that moves back would else send browsers round in circles
    return moved


def old_address(path: str, query: str) -> str:
    """Where a thing of the old site is now: by its number, its path, its slug; empty where nothing answers. Raises Gone."""
    path = bare(path)
    number = NUMBER.search(query) if not path else None
    if path or number:
        named = OldAddress.objects.filter(number=number[1]) if number else OldAddress.objects.filter(path=path)
        if thing := named.first():
            rows = PublishedThing.objects.visible(timezone.now()).filter(kind=thing.kind, uid=thing.uid)
            here = rows.in_language(thing.language).first() or rows.first()
            if here is None:
                raise Gone
            return here.address
    for prefix, meaning in settings.OLD_SITE.items():
        if path.startswith(f"/{prefix}/") and meaning in _resolvers:
            return _resolvers[meaning](path.removeprefix(f"/{prefix}/"))
    rows = PublishedThing.objects.visible(timezone.now()).filter(address=f"{path}/")
    return rows.values_list("address", flat=True).first() or ""


class OldSite:
    """Sends whoever follows an address of the old site to the present one, in one step."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self.prefixes = tuple(f"/{prefix}/" for prefix in settings.OLD_SITE)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in {"GET", "HEAD"} and self.is_of_the_old_site(request):
            return new_address(request) or self.get_response(request)
        return self.get_response(request)

    def is_of_the_old_site(self, request: HttpRequest) -> bool:
        """Whether the old site alone has such addresses."""
        if request.path_info == "/":
            return bool(NUMBER.search(request.META.get("QUERY_STRING", "")))
        return request.path_info.startswith(self.prefixes)
