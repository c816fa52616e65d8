"""What programs are told of a page: search engines, and the networks on which it is shared. Pure: nothing is read here.

Vocabulary of schema.org 29, in JSON-LD 1.1; Open Graph (ogp.me); sitemaps.org 0.9.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString, mark_safe

from .shell import Link, Mark, Told

CONTEXT = "https://schema.org"
TYPES = {
    "article": "NewsArticle",
    "publication": "Report",
    "position": "Report",
    "event": "Event",
    "programme": "Project",
    "organisation": "Organization",
}  # anything else is a WebPage
EVENT_STATES = {"postponed": "EventPostponed", "cancelled": "EventCancelled"}
UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def canonical_path(path: str, query: Mapping[str, str]) -> str:
    """The one address of what a page shows: a list's later pages are pages of their own, filters and trackers are not."""
    number = query.get("page", "")
    beyond_first = number.isascii() and number.isdigit() and number[0] != "0" and 2 <= int(number[:6]) == int(number)
    return f"{path}?page={number}" if beyond_first else path


def data_of(told: Told, network: Mark, base: str) -> list[dict[str, Any]]:
    """The JSON-LD of a page: what it is about, with the network as its publisher. Nothing for a fictional example."""
    if told.is_fictional:
        return []
    publisher: dict[str, Any] = {
        "@type": "Organization",
        "name": network.name,
        "alternateName": network.acronym,
        "url": f"{base}/",
    }
    if told.kind == "site":
        site: dict[str, Any] = {
            "@type": "WebSite",
            "name": network.acronym,
            "url": told.address,
            "inLanguage": told.language,
        }
        return [{"@context": CONTEXT, **publisher}, {"@context": CONTEXT, **site, "publisher": publisher}]
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": TYPES.get(told.kind, "WebPage"),
        "url": told.address,
        "name": told.title,
        "description": told.description,
        "image": told.picture,
    }
    if told.kind == "event":
        data |= _of_event(told) | {"organizer": publisher}
    elif told.kind not in {"organisation", "programme"}:  # words that somebody has written
        data |= {
            "headline": told.title[:110],
            "inLanguage": told.language,
            "datePublished": _iso(told.dated_at, told.zone),
            "dateModified": _iso(told.changed_at, told.zone),
            "author": publisher,
            "publisher": publisher,
        }
    return [{name: value for name, value in data.items() if value}]


def _of_event(told: Told) -> dict[str, Any]:
    return {
        "startDate": _iso(told.starts_at, told.zone),
        "endDate": _iso(told.ends_at, told.zone),
        "eventStatus": f"{CONTEXT}/{EVENT_STATES.get(told.state, 'EventScheduled')}",
        "location": {"@type": "Place", "name": told.place, "address": told.place} if told.place else "",
        "inLanguage": told.language,
    }


def _iso(instant: datetime | None, zone: str) -> str:
    """ISO 8601 with the offset of the zone in which the hour is meant."""
    return instant.astimezone(ZoneInfo(zone or "UTC")).isoformat(timespec="seconds") if instant else ""


def trail_of(crumbs: Iterable[Link], base: str) -> dict[str, Any]:
    """The way from the home page to a page, as a BreadcrumbList; the last crumb is the page itself, and needs no address."""
    steps = list(crumbs)
    items: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": number, "name": str(link.label)}
        | ({"item": f"{base}{link.address}"} if number < len(steps) else {})
        for number, link in enumerate(steps, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def script_of(data: Any) -> SafeString:
    """JSON-LD as an element of a page: data, which no browser runs. No text inside can end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
