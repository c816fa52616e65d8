"""Answers the addresses of feeds."""

from datetime import datetime
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from toile.services.models import Identity

from ..feeds import TYPES, Asked, NoSuchFeed, items_of, json_of, title_of, updated, xml_of


def fingerprint(request: HttpRequest, name: str, facet: str = "", code: str = "") -> str:
    """Changes with any item of the feed, one that has gone too, which the newest instant alone would not tell."""
    things = items_of(Asked(name, request.LANGUAGE_CODE, facet, code), timezone.now())
    digests = "".join(thing.digest for thing in things)
    return f'"{sha256(f"{request.path}{Identity.load().acronym}{digests}".encode()).hexdigest()[:20]}"'


def changed_at(request: HttpRequest, name: str, facet: str = "", code: str = "") -> datetime | None:
    """When the feed last changed: its newest item, for Last-Modified."""
    things = items_of(Asked(name, request.LANGUAGE_CODE, facet, code), timezone.now())
    return max((updated(thing) for thing in things), default=None)


@require_safe
@condition(etag_func=fingerprint, last_modified_func=changed_at)
def feed(request: HttpRequest, name: str, facet: str = "", code: str = "") -> HttpResponse:
    """One feed. 404 for a format, a theme, a place or a kind that there is not."""
    if name not in TYPES:
        raise Http404
    asked = Asked(name, request.LANGUAGE_CODE, facet, code)
    try:
        title = title_of(asked)
    except NoSuchFeed as absent:
        raise Http404 from absent
    things = list(items_of(asked, timezone.now()))
    text = (json_of if name == "feed.json" else xml_of)(asked, request.path, title, things)
    return HttpResponse(text, content_type=f"{TYPES[name]}; charset=utf-8")
