"""What is read about events: the facts that rules judge, the public lists."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext

from toile.core.components import Facet, Pages, pages_of
from toile.core.dates import local, month_words
from toile.core.shell import Link
from toile.newsroom.queries.lists import ON_A_PAGE, Filters, active_links, facets_of, filtered, years_of
from toile.services.cards import Card, cards
from toile.services.models import PublishedThing

from .models import Event
from .rules import Facts, Standing

PAST = "passees"


def facts_about(event: Event, *, now: datetime) -> Facts:
    """What the rules ask about an event. Two SQL queries at most."""
    return Facts(
        now=now,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        says_where=bool(event.town or event.online_address) or event.places.exists(),
        has_words=event.pages.exists(),
    )


@dataclass(frozen=True, slots=True)
class Group:
    """Dates of one month to come, or of one year that is past."""

    title: str
    name: str
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class Agenda:
    """One page of the dates: what is coming by month, the nearest first; or what is past by year, the latest first.

    `waiting` are postponed without a date, the hours they had being over. `kept` are pairs that a form sends
    again, `clear` the address without filters.
    """

    groups: list[Group]
    waiting: list[Card]
    total: int
    pages: Pages
    facets: tuple[Facet, ...]
    active: tuple[Link, ...]
    tabs: tuple[Link, ...]
    kept: tuple[tuple[str, str], ...]
    clear: str
    is_past: bool


def agenda_of(language: str, query: Mapping[str, str], now: datetime) -> Agenda:
    """The dates that a query asks for (`vue`, `kind`, `theme`, `place`, `year`, `page`).

    Eleven SQL statements, whatever their number. Unknown values find nothing; a wrong page shows the nearest.
    """
    is_past = query.get("vue") == PAST
    kept = {"vue": PAST} if is_past else {}
    filters = Filters.from_query(query)
    things = PublishedThing.objects.visible(now).in_language(language).of_kinds("event")
    everything = (
        things.filter(ends_at__lte=now).exclude(state=Standing.POSTPONED) if is_past else things.filter(ends_at__gt=now)
    )
    found = filtered(everything, filters).order_by("-starts_at" if is_past else "starts_at", "pk")
    paginator = Paginator(found, ON_A_PAGE)
    shown = paginator.get_page(query.get("page", "")[:8])
    waiting = [] if is_past else filtered(things.filter(ends_at__lte=now, state=Standing.POSTPONED), filters)
    drawn = cards([*shown.object_list, *waiting], language)
    dated, undated = drawn[: len(shown.object_list)], drawn[len(shown.object_list) :]
    facets = facets_of(everything, filters, language)
    if is_past:
        facets = (*facets, Facet("year", gettext("Year"), gettext("All years"), years_of(everything, filters.year)))
    here = reverse("events:agenda")
    return Agenda(
        groups=list(grouped(dated, by_year=is_past)),
        waiting=undated,
        total=paginator.count + len(undated),
        pages=pages_of(shown.number, paginator.num_pages, filters.asked() | kept),
        facets=facets,
        active=tuple(active_links(facets, filters, **kept)),
        tabs=(Link(gettext("Coming"), here, not is_past), Link(gettext("Past"), f"{here}?vue={PAST}", is_past)),
        kept=tuple(kept.items()),
        clear=f"{here}?vue={PAST}" if is_past else here,
        is_past=is_past,
    )


def grouped(dates: Iterable[Card], *, by_year: bool) -> Iterator[Group]:
    """The dates under the month, or the year, that the clocks of each one's zone show when it begins."""

    def key(card: Card) -> tuple[int, int]:
        begins = local(card.starts_at, card.zone)
        return begins.year, 0 if by_year else begins.month

    for (year, month), members in groupby(dates, key):
        title = str(year) if by_year else month_words(date(year, month, 1), year=True)
        yield Group(title, f"d{year}" if by_year else f"d{year}-{month:02}", list(members))
