"""What the home page and the landing pages show beside their words, read from records and published things."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from toile.advocacy.models import Demand
from toile.advocacy.queries import DemandShown, demands_shown
from toile.core.components import Shown
from toile.core.shell import Link
from toile.media.queries import shown as picture_shown
from toile.media.queries import with_sizes
from toile.media.sizes import PORTRAIT, WIDE
from toile.network.models import Kind, Organisation, Seat
from toile.network.queries import OrganisationShown, logo_of, organisation_shown
from toile.newsroom.models import Article, NewsIndex
from toile.services.cards import Card, cards
from toile.services.models import PublishedThing
from toile.services.record_pages import RecordPage

from .feeds import feeds_shown
from .models import HomePage, Pin

MOST_NOW = 3
NEWS = 4
DATES = 3


@dataclass(frozen=True, slots=True)
class Home:
    """The lists of one home page at the instant `at`. `curtain` holds (uid, is a collective) for each member."""

    at: datetime
    actions: list[Link]
    curtain: list[tuple[str, bool]]
    curtain_note: str
    curtain_link: Link
    now: list[Card]
    openings_link: Link
    news: list[Card]
    news_picture: Shown | None
    news_link: Link | None
    figures: list[Any]
    demands: list[DemandShown]
    demands_link: Link | None
    dates: list[Card]
    dates_link: Link
    is_loading: bool


def on_the_home_page(page: HomePage, now: datetime | None = None) -> Home:
    """What the home page shows at that instant, in its own language. Nine SQL statements, whatever there is."""
    now = now or timezone.now()
    language = page.locale.language_code
    things = PublishedThing.objects.visible(now).in_language(language)
    happening = happening_now(things, now)
    pinned = [thing.pk for thing in happening]
    latest = things.of_kinds("article").exclude(pk__in=pinned).latest_first()[:NEWS]
    next_dates = things.of_kinds("event").filter(ends_at__gt=now).order_by("starts_at", "pk")[:DATES]
    listed = list(
        PublishedThing.objects.filter(Q(pk__in=latest.values("pk")) | Q(pk__in=next_dates.values("pk"))).latest_first()
    )
    news = [thing for thing in listed if thing.kind == "article"]
    dates = sorted((thing for thing in listed if thing.kind == "event"), key=lambda date: (date.starts_at, date.pk))
    pages = pages_of_the_home(page)
    shown = cards([*happening, *news, *dates], language)
    members = list(Organisation.objects.members().only("uid", "kind"))
    with translation.override(language):
        return Home(
            at=now,
            actions=list(_actions(page, pages)),
            curtain=[(str(member.uid), member.kind == Kind.COLLECTIVE) for member in members],
            curtain_note=_curtain_note(len(members)),
            curtain_link=Link(gettext("See the members"), reverse("network:directory")),
            now=shown[: len(happening)],
            openings_link=Link(gettext("All openings and calls"), reverse("newsroom:openings")),
            news=shown[len(happening) : len(happening) + len(news)],
            news_picture=lead_picture(news, language, now),
            news_link=_link(gettext("All the news"), pages.get("news")),
            figures=[block.value for block in page.figures],
            demands=demands_shown(Demand.objects.filter(is_carried=True), language),
            demands_link=_link(gettext("Read the position"), pages.get(page.demands_page_id)),
            dates=shown[len(happening) + len(news) :],
            dates_link=Link(gettext("All dates"), reverse("events:agenda")),
            is_loading=settings.DEMO and _demo_is_loading(),
        )


def _curtain_note(number: int) -> str:
    words = ngettext(
        "Each strip is a member of the network, woven from its identifier: this site presents %(number)d.",
        "Each strip is a member of the network, woven from its identifier: this site presents %(number)d.",
        number,
    )
    return words % {"number": number}


def _link(label: str, page: Page | None) -> Link | None:
    return Link(label, page.url) if page is not None and page.live else None


def pages_of_the_home(home: HomePage) -> dict[int | str, Page]:
    """The pages that a home page points to, by key, and “news”: the list of news of its language. One SQL statement."""
    index = ContentType.objects.get_for_model(NewsIndex)
    chosen = Q(pk__in=[home.first_page_id, home.second_page_id, home.demands_page_id])
    found: dict[int | str, Page] = {}
    for page in Page.objects.filter(chosen | Q(content_type=index, locale=home.locale_id)):
        found[page.pk] = page
        if page.content_type_id == index.pk:
            found["news"] = page
    return {key: page.specific if issubclass(page.specific_class, RecordPage) else page for key, page in found.items()}


def _actions(home: HomePage, pages: dict[int | str, Page]):
    for label, key in ((home.first_label, home.first_page_id), (home.second_label, home.second_page_id)):
        target = pages.get(key)
        if label and target is not None and target.live:
            yield Link(label, target.url)


def lead_picture(news: list[PublishedThing], language: str, now: datetime) -> Shown | None:
    """The picture of the first of the news, if its page has one. One SQL statement, two more with a picture."""
    if not news:
        return None
    pages = Article.objects.filter(translation_key=news[0].uid, locale__language_code=language)
    page = pages.only("picture").prefetch_related(with_sizes("picture", *WIDE)).first()
    return picture_shown(page.picture, language, now) if page else None


def happening_now(things, now: datetime) -> list[PublishedThing]:
    """Three things: those the staff pins, then the openings that close first."""
    pins = list(Pin.objects.filter(shown_until__gt=now).values_list("kind", "uid")[:MOST_NOW])
    found = {(thing.kind, thing.uid): thing for thing in things.filter(uid__in=[uid for _kind, uid in pins])}
    chosen = [found[pin] for pin in pins if pin in found]
    openings = things.of_kinds("opening").filter(state__in=["open", "extended"]).exclude(ends_at__lte=now)
    closing = openings.exclude(pk__in=[thing.pk for thing in chosen]).order_by(F("ends_at").asc(nulls_last=True), "pk")
    return [*chosen, *closing[: MOST_NOW - len(chosen)]]


def _demo_is_loading() -> bool:
    waiting = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    path = "toile.front.tasks.load_rest_of_the_demo"
    return DBTaskResult.objects.filter(task_path=path, status__in=waiting).exists()


def organisations_shown(organisations: QuerySet, language: str) -> list[OrganisationShown]:
    """Their cards with their logos. One SQL statement, two more with logos."""
    now = timezone.now()
    return [organisation_shown(each, logo=logo_of(each, language, now)) for each in organisations.with_logos()]


def shown_also(what: str, language: str) -> Any:
    """The list that a landing page asks for, as its partial `front/shown/<what>.html` needs it."""
    things = PublishedThing.objects.visible(timezone.now()).in_language(language)
    if what == "members":
        return organisations_shown(Organisation.objects.members().order_by("kind", "name"), language)
    if what == "partners":
        return organisations_shown(Organisation.objects.partners(), language)
    if what == "people":
        seats = Seat.objects.select_related("person", "organisation")
        return list(seats.prefetch_related(with_sizes("person__portrait", PORTRAIT)))
    if what == "programmes":
        return cards(things.of_kinds("programme").order_by("pk"), language)
    if what == "releases":
        return cards(things.filter(kind="article", sort="press-release").latest_first()[:12], language)
    if what == "feeds":
        return feeds_shown(language)
    return []
