"""What the home page and the landing pages show beside their words, read from records and published things."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from toile.advocacy.models import Demand
from toile.network.models import Organisation, Seat
from toile.programmes.models import Programme
from toile.services.models import PublishedThing

from .models import HomePage, Pin


@dataclass(frozen=True, slots=True)
class Home:
    """The lists of one home page. Seven SQL statements, whatever there is."""

    now: list[PublishedThing]
    news: list[PublishedThing]
    dates: list[PublishedThing]
    demands: list[Demand]
    members: list[Organisation]


def on_the_home_page(page: HomePage, now: datetime | None = None) -> Home:
    """What the home page shows at that instant, in its own language."""
    now = now or timezone.now()
    things = PublishedThing.objects.visible(now).in_language(page.locale.language_code)
    return Home(
        now=happening(things, now),
        news=list(things.of_kinds("article").latest_first()[:4]),
        dates=list(things.of_kinds("event").filter(ends_at__gt=now).order_by("starts_at", "pk")[:3]),
        demands=list(Demand.objects.filter(is_carried=True)),
        members=list(Organisation.objects.members()),
    )


def happening(things, now: datetime) -> list[PublishedThing]:
    """Three things: those the staff pins, then the openings that close first."""
    pins = [(pin.kind, pin.uid) for pin in Pin.objects.filter(shown_until__gt=now)[:3]]
    pinned = {(thing.kind, thing.uid): thing for thing in things.filter(uid__in=[uid for _kind, uid in pins])}
    chosen = [pinned[key] for key in pins if key in pinned]
    openings = things.of_kinds("opening").filter(state="open").exclude(ends_at__lte=now).order_by("ends_at", "pk")
    return [*chosen, *(opening for opening in openings[:6] if opening not in chosen)][:3]


def shown_also(what: str) -> Any:
    """The list that a landing page asks for, as its partial needs it."""
    if what == "members":
        return Organisation.objects.members()
    if what == "partners":
        return Organisation.objects.partners()
    if what == "people":
        return Seat.objects.select_related("person", "organisation")
    if what == "programmes":
        return Programme.objects.filter(is_shown=True)
    return None
