"""What the templates of pages of prose need beside the page: what it speaks of, what to read next, its other language."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from wagtail.models import Page

from toile.core.components import Fact, Shown
from toile.core.localised import text_in
from toile.core.shell import Link
from toile.media.queries import shown
from toile.services.cards import SECTIONS, Card, cards
from toile.services.languages import home_link
from toile.services.models import PublishedThing

from .queries.lists import Filters, list_of, to_read_next

WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """Around the words of one page. `cloths` are uids of organisations, for the banner."""

    facts: list[Fact]
    organisations: list[Card]
    next: list[Card]
    minutes: int
    cloths: tuple[str, ...]
    cloths_note: str
    picture: Shown | None


def reading_context(page: Page) -> dict[str, Any]:
    """`reading`, for the template of an article, a publication or a position. Seven SQL statements, two more with a picture."""
    section = SECTIONS[page.published_kind]
    return {"reading": reading_of(page, timezone.now()), "crumbs": crumbs_of(page), "section": section}


def crumbs_of(page: Page) -> list[Link]:
    """The way from the home page to this one, for the breadcrumb: the last is this page itself.

    No SQL for a page that an address has found: it knows its `way`. One statement for a preview.
    """
    above = page.way if hasattr(page, "way") else page.get_ancestors().filter(depth__gt=2)
    steps = [Link(step.title, step.url) for step in above if step.live]
    return [home_link(page.locale.language_code), *steps, Link(page.title, page.url, True)]


def reading_of(page: Page, now: datetime) -> Reading:
    """What surrounds this page at that instant, in its language."""
    language = page.locale.language_code
    named = things_named(page.about, language, now)
    near = to_read_next(page.published_kind, str(page.translation_key), language, now)
    drawn = cards([*named, *near], language)  # together: their words and cloths are read once
    spoken_of = drawn[: len(named)]
    cloths = tuple(name.partition(":")[2] for name in page.about if name.startswith("organisation:"))
    return Reading(
        facts=list(facts_of(page, spoken_of, language)),
        organisations=[card for card in spoken_of if card.kind == "organisation"],
        next=drawn[len(named) :],
        minutes=minutes_to_read(page.words()),
        cloths=cloths,
        cloths_note=ngettext(
            "Woven from the pattern of the organisation named in the text.",
            "Woven from the patterns of the organisations named in the text.",
            len(cloths),
        ),
        picture=shown(page.picture, language, now),
    )


def facts_of(page: Page, spoken_of: list[Card], language: str) -> Iterator[Fact]:
    """What the page is about, as terms and links: dates, programmes, places, themes."""
    for kind, term in (("event", gettext("Date")), ("programme", gettext("Programme"))):
        links = tuple(Link(card.title, card.address) for card in spoken_of if card.kind == kind)
        if links:
            yield Fact(term, links=links)
    places = [text_in(place.words, language) for place in page.places.all()]
    if places:
        yield Fact(gettext("Places"), ", ".join(places))
    above = getattr(page, "listed_under", None) or page.get_parent()
    themes = tuple(
        Link(text_in(theme.words, language), f"{above.url}?theme={theme.code}") for theme in page.themes.all()
    )
    if themes:
        yield Fact(gettext("Themes"), links=themes)


def things_named(names: list[str], language: str, now: datetime) -> list[PublishedThing]:
    """The published things of these names (kind:uid) in a language, in the order of the names. One SQL statement."""
    uids = [name.partition(":")[2] for name in names]
    rows = PublishedThing.objects.visible(now).in_language(language).filter(uid__in=uids)
    order = {name: position for position, name in enumerate(names)}
    found = [row for row in rows if f"{row.kind}:{row.uid}" in order]
    return sorted(found, key=lambda row: order[f"{row.kind}:{row.uid}"])


def minutes_to_read(words: str) -> int:
    """How long a careful reader takes, in whole minutes, at least one."""
    return max(1, math.ceil(len(words.split()) / WORDS_A_MINUTE))


def listing_context(kind: str, page: Page, request: HttpRequest) -> dict[str, Any]:
    """`listing` and `crumbs`, for the template of a list of published things of one kind."""
    filters = Filters.from_query(request.GET)
    number = request.GET.get("page", "")[:8]
    listing = list_of(kind, page.locale.language_code, filters, number, timezone.now())
    return {"listing": listing, "crumbs": crumbs_of(page), "section": SECTIONS[kind]}
