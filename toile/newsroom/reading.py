"""What the templates of pages of prose need beside the page: what it speaks of, what to read next, its other language."""

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from toile.core.localised import text_in
from toile.services.cards import Card, cards
from toile.services.models import PublishedThing

from .queries.lists import Filters, list_of, to_read_next

WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """Around the words of one page. `cloths` are uids of organisations, for the banner."""

    places: list[str]
    themes: list[tuple[str, str]]
    organisations: list[Card]
    programmes: list[Card]
    events: list[Card]
    next: list[Card]
    minutes: int
    cloths: tuple[str, ...]


def reading_context(page: Page) -> dict[str, Any]:
    """`reading`, for the template of an article, a publication or a position. Nine SQL statements."""
    return {"reading": reading_of(page, timezone.now())}


def reading_of(page: Page, now: datetime) -> Reading:
    """What surrounds this page at that instant, in its language."""
    language = page.locale.language_code
    spoken_of = things_named(page.about, language, now)
    return Reading(
        places=[text_in(term.words, language) for term in page.places.all()],
        themes=[(term.code, text_in(term.words, language)) for term in page.themes.all()],
        organisations=[card for card in spoken_of if card.kind == "organisation"],
        programmes=[card for card in spoken_of if card.kind == "programme"],
        events=[card for card in spoken_of if card.kind == "event"],
        next=to_read_next(page.published_kind, str(page.translation_key), language, now),
        minutes=minutes_to_read(page.words()),
        cloths=tuple(name.partition(":")[2] for name in page.about if name.startswith("organisation:")),
    )


def things_named(names: list[str], language: str, now: datetime) -> list[Card]:
    """The published things of these names (kind:uid) in a language, in the order of the names."""
    uids = [name.partition(":")[2] for name in names]
    rows = PublishedThing.objects.visible(now).in_language(language).filter(uid__in=uids)
    order = {name: position for position, name in enumerate(names)}
    found = [row for row in rows if f"{row.kind}:{row.uid}" in order]
    return cards(sorted(found, key=lambda row: order[f"{row.kind}:{row.uid}"]), language)


def minutes_to_read(words: str) -> int:
    """How long a careful reader takes, in whole minutes, at least one."""
    return max(1, math.ceil(len(words.split()) / WORDS_A_MINUTE))


def listing_context(kind: str, request: HttpRequest) -> dict[str, Any]:
    """`listing` and `filters`, for the template of a list of published things of one kind."""
    filters = Filters.from_query(request.GET)
    page = request.GET.get("page", "")[:8]
    return {"filters": filters, "listing": list_of(kind, request.LANGUAGE_CODE, filters, page, timezone.now())}
