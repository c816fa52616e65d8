"""What is read about events: the facts that rules judge, the public lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext

from toile.core.components import Facet, Pages, pages_of
from toile.core.shell import Link
from toile.newsroom.queries.lists import ON_A_PAGE, Filters, active_links, facets_of, filtered
from toile.services.cards import Card, cards
from toile.services.models import PublishedThing

from .models import Event
from .rules import Facts

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
class Agenda:
    """One page of the dates: what is coming, first the nearest, or what is past, first the latest."""

    cards: list[Card]
    total: int
    pages: Pages
    facets: tuple[Facet, ...]
    active: tuple[Link, ...]
    tabs: tuple[Link, ...]
    is_past: bool


def agenda_of(language: str, query: Mapping[str, str], now: datetime) -> Agenda:
    """The dates that a query asks for (`vue`, `kind`, `theme`, `place`, `page`). Nine SQL statements, whatever their number."""
    is_past = query.get("vue") == PAST
    filters = Filters.from_query(query)
    things = PublishedThing.objects.visible(now).in_language(language).of_kinds("event")
    everything = things.filter(ends_at__lte=now) if is_past else things.filter(ends_at__gt=now)
    found = filtered(everything, filters).order_by("-starts_at" if is_past else "starts_at", "pk")
    paginator = Paginator(found, ON_A_PAGE)
    shown = paginator.get_page(query.get("page", "")[:8])
    kept = filters.asked() | ({"vue": PAST} if is_past else {})
    facets = facets_of(everything, filters, language)
    here = reverse("events:agenda")
    return Agenda(
        cards=cards(shown.object_list, language),
        total=paginator.count,
        pages=pages_of(shown.number, paginator.num_pages, kept),
        facets=facets,
        active=tuple(active_links(facets, filters)),
        tabs=(
            Link(gettext("Coming"), here, not is_past),
            Link(gettext("Past"), f"{here}?vue={PAST}", is_past),
        ),
        is_past=is_past,
    )
