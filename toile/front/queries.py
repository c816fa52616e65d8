"""What the home page and the landing pages show beside their words, read from records and published things."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from toile.advocacy.models import Demand
from toile.core.shell import Link
from toile.network.models import Kind, Organisation, Seat
from toile.newsroom.models import NewsIndex
from toile.programmes.models import Programme
from toile.services.cards import Card, cards
from toile.services.models import PublishedThing, SocialAccount

from .models import HomePage, Pin

MOST_NOW = 3
NEWS = 4
DATES = 3


@dataclass(frozen=True, slots=True)
class Home:
    """The lists of one home page. `curtain` holds (uid, is a collective) for each member."""

    actions: list[Link]
    now: list[Card]
    news: list[Card]
    news_address: str
    dates: list[Card]
    demands: list[Demand]
    demands_address: str
    curtain: list[tuple[str, bool]]
    is_loading: bool


def on_the_home_page(page: HomePage, now: datetime | None = None) -> Home:
    """What the home page shows at that instant, in its own language. A dozen SQL statements, whatever there is."""
    now = now or timezone.now()
    language = page.locale.language_code
    things = PublishedThing.objects.visible(now).in_language(language)
    happening = happening_now(things, now)
    news = list(things.of_kinds("article").exclude(pk__in=[thing.pk for thing in happening]).latest_first()[:NEWS])
    dates = list(things.of_kinds("event").filter(ends_at__gt=now).order_by("starts_at", "pk")[:DATES])
    shown = cards([*happening, *news, *dates], language)
    index = NewsIndex.objects.live().filter(locale=page.locale).first()
    return Home(
        actions=list(_actions(page)),
        now=shown[: len(happening)],
        news=shown[len(happening) : len(happening) + len(news)],
        news_address=index.url if index else "",
        dates=shown[len(happening) + len(news) :],
        demands=list(Demand.objects.filter(is_carried=True)),
        demands_address=page.demands_page.url if page.demands_page and page.demands_page.live else "",
        curtain=[
            (str(member.uid), member.kind == Kind.COLLECTIVE)
            for member in Organisation.objects.members().only("uid", "kind")
        ],
        is_loading=settings.DEMO and _demo_is_loading(),
    )


def _actions(page: HomePage):
    for label, target in ((page.first_label, page.first_page), (page.second_label, page.second_page)):
        if label and target is not None and target.live:
            yield Link(label, target.url)


def happening_now(things, now: datetime) -> list[PublishedThing]:
    """Three things: those the staff pins, then the openings that close first."""
    pins = list(Pin.objects.filter(shown_until__gt=now).values_list("kind", "uid")[:MOST_NOW])
    found = {(thing.kind, thing.uid): thing for thing in things.filter(uid__in=[uid for _kind, uid in pins])}
    chosen = [found[pin] for pin in pins if pin in found]
    openings = things.of_kinds("opening").filter(state="open").exclude(ends_at__lte=now)
    closing = openings.exclude(pk__in=[thing.pk for thing in chosen]).order_by("ends_at", "pk")
    return [*chosen, *closing[: MOST_NOW - len(chosen)]]


def _demo_is_loading() -> bool:
    waiting = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    path = "toile.front.tasks.load_rest_of_the_demo"
    return DBTaskResult.objects.filter(task_path=path, status__in=waiting).exists()


def shown_also(what: str, language: str) -> Sequence[Any]:
    """The list that a landing page asks for, as its partial `front/shown/<what>.html` needs it."""
    if what == "members":
        return list(Organisation.objects.members().order_by("kind", "name"))
    if what == "partners":
        return list(Organisation.objects.partners())
    if what == "people":
        return list(Seat.objects.select_related("person", "organisation"))
    if what == "programmes":
        return list(Programme.objects.filter(is_shown=True))
    if what == "releases":
        things = PublishedThing.objects.visible(timezone.now()).in_language(language)
        return cards(things.filter(kind="article", sort="press-release").latest_first()[:12], language)
    if what == "feeds":
        return list(SocialAccount.objects.all())
    return []
