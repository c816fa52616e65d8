"""Random sequences of what the staff may do to pages and records, to prove that the published table follows all of it.

A sequence is fixed by its number. Each of its steps is done in `published.transaction()`, as a plain call, or in a
transaction that fails at its end; then the table must equal what the kinds compute from nothing, addresses that were left
must be remembered, and a failure must have left nothing. A sequence is rolled back whole.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction, Site

from toile.advocacy.models import PositionPage
from toile.core.refusals import Refused
from toile.events import actions as events
from toile.events.models import Event, EventPage
from toile.newsroom.actions import openings
from toile.newsroom.models import Article, NewsIndex, Opening, OpeningPage
from toile.services import published
from toile.services.actors import System
from toile.services.models import FormerAddress, PublishedFacet, PublishedThing, SearchWord, Term, TermKind
from toile.services.scheduled import apply_schedule_at

from .models import LandingPage
from .site_tree import Trunk, plant_trunk

NOON = datetime(2026, 11, 2, 11, 0, tzinfo=UTC)
US = System("sequences")
_WORDS = "eau forage migrant·e·s solidarité école Thiès Kayes droit vote réseau jeunesse climat santé travail étrangers"
WORDS = _WORDS.split()
CODES = {
    TermKind.NEWS_KIND: ["news"],
    TermKind.OPENING_KIND: ["job"],
    TermKind.EVENT_KIND: ["meeting"],
    TermKind.THEME: ["water", "votes", "youth"],
}
PROSE = (Article, LandingPage, PositionPage)
REFUSALS = (ValidationError, ProtectedError, Refused)
VERBS: list[Callable[["World"], object]] = []


class NothingToDoItOn(Exception):
    """A verb finds nothing to be done on. The next is drawn."""


class Broken(Exception):
    """The failure put at the end of a step."""


class Mistake(Exception):
    """What a sequence proves wrong: its number, its steps so far, what differs."""


def verb(function: Callable[["World"], object]) -> Callable[["World"], object]:
    VERBS.append(function)
    return function


class World:
    """A small site, what was drawn so far, and every address that was ever public."""

    def __init__(self, number: int, trunk: Trunk):
        self.draw = random.Random(number)  # noqa: S311 - the same number gives the same sequence
        self.trunk = trunk
        self.now = NOON
        self.seen: set[str] = set()
        self.count = 0

    def words(self, number: int = 3) -> str:
        self.count += 1
        return " ".join([*self.draw.choices(WORDS, k=number), str(self.count)])

    def chance(self, percent: int) -> bool:
        return self.draw.random() * 100 < percent

    def one(self, queryset):
        """One of these, fresh from the database; a page as its own type."""
        keys = list(queryset.order_by("pk").values_list("pk", flat=True))
        if not keys:
            raise NothingToDoItOn
        found = queryset.model.objects.get(pk=self.draw.choice(keys))
        return found.specific if isinstance(found, Page) else found

    def locale(self) -> Locale:
        return self.one(Locale.objects.all())

    def terms(self) -> list[Term]:
        themes = list(Term.objects.themes().order_by("pk"))
        return self.draw.sample(themes, k=min(len(themes), self.draw.randint(0, 2)))

    def page(self) -> Page:
        """A page of prose, or of a record; not the trunk."""
        models = (*PROSE, OpeningPage, EventPage)
        return self.one(Page.objects.type(*models))

    def prose(self) -> Page:
        return self.one(Page.objects.type(*PROSE).filter(alias_of=None))

    def parent(self, of: type[Page]) -> Page:
        """Where a page of this type may stand."""
        if of is Article:
            return self.one(Page.objects.filter(pk__in=[page.pk for page in self.trunk.news.values()]))
        homes = [page.pk for page in self.trunk.home.values()]
        return self.one(
            Page.objects.filter(pk__in=homes) | Page.objects.filter(pk__in=LandingPage.objects.values("pk"))
        )


# Pages ----------


@verb
def write_page(world: World):
    model = world.draw.choice(PROSE)
    page = model(title=world.words(), lead=world.words(), live=world.chance(70), locale=world.parent(model).locale)
    if model is Article:
        page.kind, page.dated_on = Term.objects.filter(kind=TermKind.NEWS_KIND).first(), NOON.date()
    if model is PositionPage:
        page.dated_on = NOON.date()
    parent = world.parent(model)
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.themes = world.terms()
    page.save()


@verb
def publish_page(world: World):
    page = world.prose()
    page.title, page.lead, page.themes = world.words(), world.words(5), world.terms()
    page.save_revision().publish()


@verb
def save_draft(world: World):
    page = world.prose()
    page.title = world.words()
    page.save_revision()


@verb
def schedule_page(world: World):
    page = world.prose()
    page.title = world.words()
    if world.chance(30):
        page.expire_at = world.now + timedelta(days=2)
    page.go_live_at = world.now + timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at)


@verb
def let_days_pass(world: World):
    world.now += timedelta(days=world.draw.randint(1, 3))
    if apply_schedule_at(world.now)["errors"]:
        raise Mistake("the schedule could not be applied")


@verb
def unpublish_page(world: World):
    page = world.page()
    page.unpublish()
    if world.chance(30):
        for below in page.get_descendants().live().specific():
            below.unpublish()


@verb
def change_address_of_page(world: World):
    page = world.one(Page.objects.type(*PROSE, NewsIndex).filter(alias_of=None))
    page.slug = f"adresse-{world.draw.randint(1, 9)}"
    page.save_revision().publish()


@verb
def move_page(world: World):
    page = world.one(Page.objects.type(*PROSE))
    target = world.parent(type(page))
    if target.path.startswith(page.path):
        raise NothingToDoItOn
    page.move(target, pos=world.draw.choice(["first-child", "last-child"]))


@verb
def copy_page(world: World):
    page = world.prose()
    recursive = world.chance(50)
    page.copy(
        to=page.get_parent(),
        recursive=recursive,
        keep_live=world.chance(70),
        update_attrs={"slug": f"copie-{world.words(1).split()[-1]}"},
    )


@verb
def alias_page(world: World):
    page = world.prose()
    page.create_alias(
        parent=page.get_parent(),
        recursive=world.chance(50),
        update_slug=f"alias-{world.words(1).split()[-1]}",
    )


@verb
def translate_page(world: World):
    page, locale = world.prose(), world.locale()
    if page.has_translation(locale):
        raise NothingToDoItOn
    translation = page.copy_for_translation(locale, copy_parents=True, alias=world.chance(30))
    if translation.alias_of_id is None and world.chance(70):
        translation.title = world.words()
        translation.save_revision().publish()


@verb
def restrict_page(world: World):
    page = world.page()
    PageViewRestriction.objects.create(page_id=page.pk, restriction_type=PageViewRestriction.LOGIN)


@verb
def lift_restriction(world: World):
    world.one(PageViewRestriction.objects.all()).delete()


@verb
def delete_page(world: World):
    page = world.page()
    if world.chance(30):
        Page.objects.filter(pk=page.pk).delete()
    else:
        page.delete()


@verb
def return_to_an_old_revision(world: World):
    page = world.prose()
    world.one(page.revisions.all()).publish()


# Records ----------


def opening_sheet(world: World) -> openings.Sheet:
    return openings.Sheet(
        kind=Term.objects.filter(kind=TermKind.OPENING_KIND).first(),
        title={"fr": world.words()} | ({"en": world.words()} if world.chance(50) else {}),
        lead={"fr": world.words()},
        closes_at=world.now + timedelta(days=world.draw.randint(1, 9)),
        what_to_send={"fr": "Une lettre."},
        where_to_send="emploi@example.org",
        themes=tuple(world.terms()),
    )


def event_sheet(world: World, hours: events.Hours) -> events.Sheet:
    return events.Sheet(
        kind=Term.objects.filter(kind=TermKind.EVENT_KIND).first(),
        title={"fr": world.words()} | ({"en": world.words()} if world.chance(50) else {}),
        lead={"fr": world.words()},
        hours=hours,
        venue="Salle des fêtes",
        town="Pantin",
        themes=tuple(world.terms()),
    )


def hours(world: World) -> events.Hours:
    starts_at = world.now + timedelta(days=world.draw.randint(1, 9))
    return events.Hours(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))


@verb
def write_opening(world: World):
    opening = openings.draft_opening(opening_sheet(world), by=US, now=world.now)
    if world.chance(80):
        openings.publish_opening(opening, by=US, now=world.now)


@verb
def write_event(world: World):
    event = events.draft_event(event_sheet(world, hours(world)), by=US, now=world.now)
    if world.chance(80):
        events.announce_event(event, by=US, now=world.now)


@verb
def take_a_step_of_an_opening(world: World):
    opening = world.one(Opening.objects.all())
    later = opening.closes_at + timedelta(days=5)
    steps = [
        lambda: openings.publish_opening(opening, by=US, now=world.now),
        lambda: openings.correct_opening(opening, opening_sheet(world), by=US, now=world.now),
        lambda: openings.extend_opening(opening, closes_at=later, by=US, now=world.now),
        lambda: openings.fill_opening(opening, by=US, now=world.now),
        lambda: openings.withdraw_opening(opening, reason={"fr": "Budget."}, by=US, now=world.now),
        lambda: openings.reopen_opening(opening, by=US, now=world.now, closes_at=later),
        lambda: openings.discard_opening(opening, by=US, now=world.now),
    ]
    world.draw.choice(steps)()


@verb
def take_a_step_of_an_event(world: World):
    event = world.one(Event.objects.all())
    same = events.Hours(**{name: getattr(event, name) for name in events.HOURS})
    steps = [
        lambda: events.announce_event(event, by=US, now=world.now),
        lambda: events.correct_event(event, event_sheet(world, same), by=US, now=world.now),
        lambda: events.reschedule_event(event, hours(world), by=US, now=world.now),
        lambda: events.postpone_event(event, by=US, now=world.now),
        lambda: events.confirm_event(event, by=US, now=world.now),
        lambda: events.cancel_event(event, words={"fr": "Salle fermée."}, by=US, now=world.now),
        lambda: events.restore_event(event, by=US, now=world.now),
        lambda: events.discard_event(event, by=US, now=world.now),
    ]
    world.draw.choice(steps)()


@verb
def write_words_of_a_record(world: World):
    model = world.draw.choice([OpeningPage, EventPage])
    record, locale = world.one(model._meta.get_field("record").related_model.objects.all()), world.locale()
    if model.objects.filter(record=record, language=locale.language_code).exists():
        raise NothingToDoItOn
    page = model(record=record, locale=locale, live=world.chance(70), body=[("text", f"<p>{world.words()}</p>")])
    Page.objects.get(pk=world.trunk.folder[locale.language_code].pk).add_child(instance=page)


@verb
def publish_words_of_a_record(world: World):
    page = world.one(Page.objects.type(OpeningPage, EventPage))
    page.body = [("text", f"<p>{world.words()}</p>")]
    page.save_revision().publish()


@verb
def delete_a_theme(world: World):
    world.one(Term.objects.themes()).delete()


# A sequence ----------


def prepare() -> Trunk:
    """The trunk of the tree and a small vocabulary; what a sequence begins with."""
    Site.clear_site_root_paths_cache()
    with published.transaction():
        for kind, codes in CODES.items():
            for code in codes:
                Term.objects.get_or_create(kind=kind, code=code, defaults={"words": {"fr": code}})
        return plant_trunk()


def run(numbers: Iterable[int], steps: int = 12) -> set[str]:
    """Do the sequences of these numbers, each rolled back at its end. Returns the steps done, by name and way.

    Raises `Mistake` at the first difference.
    """
    done: set[str] = set()
    with transaction.atomic():
        trunk = prepare()
        for number in numbers:
            with transaction.atomic():
                done.update(_run(World(number, trunk), number, steps))
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return done


def _run(world: World, number: int, steps: int) -> list[str]:
    done: list[str] = []
    try:
        for verb in (write_page, write_page, write_opening, write_event):
            step(world, verb, done)
        while len(done) < steps + 4:
            step(world, world.draw.choice(VERBS), done)
        if writes := writes_of(published.rebuild):
            raise Mistake(f"a rebuild writes what is right already: {writes[0]}")
    except Exception as error:
        raise Mistake(f"sequence {number}, after {', '.join(done)}: {error!r}") from error
    return done


def step(world: World, verb: Callable[[World], object], done: list[str]) -> None:
    """Do one verb in one of the three ways, then compare."""
    way = world.draw.choice([plainly, in_a_transaction, in_a_transaction, and_fail])
    before = everything() if way is and_fail else None
    done.append(f"{verb.__name__} {way.__name__}")
    try:
        with transaction.atomic(), way():
            verb(world)
    except NothingToDoItOn:
        done.pop()
        return
    except REFUSALS as refusal:
        done[-1] += f" (refused: {type(refusal).__name__})"
    except Broken:
        if everything() != before:
            raise Mistake("a failure has left something") from None
    compare(world)


@contextmanager
def plainly() -> Iterator[None]:
    """Outside `published.transaction()`: the net at COMMIT catches what was touched."""
    before = len(connection.run_on_commit)
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield
    del connection.run_on_commit[before:]  # as a COMMIT does


@contextmanager
def in_a_transaction() -> Iterator[None]:
    with published.transaction():
        yield


@contextmanager
def and_fail() -> Iterator[None]:
    """In a transaction whose very last act fails."""
    with transaction.atomic():
        with published.transaction():
            yield
        raise Broken


def compare(world: World) -> None:
    """Raise `Mistake` unless table, index and former addresses are what they should be."""
    if wrong := published.differences():
        raise Mistake("; ".join(wrong[:3]))
    now_public = set(PublishedThing.objects.values_list("address", flat=True))
    remembered = set(FormerAddress.objects.values_list("address", flat=True))
    world.seen |= now_public
    if forgotten := world.seen - now_public - remembered:
        raise Mistake(f"forgotten addresses: {sorted(forgotten)}")
    if both := now_public & remembered:
        raise Mistake(f"addresses that are left and lived at: {sorted(both)}")


def everything() -> list[list[tuple]]:
    """All rows that a publication writes, to compare before and after."""
    tables = (PublishedThing, PublishedFacet, FormerAddress, SearchWord)
    return [sorted(table.objects.values_list(), key=repr) for table in tables]


def writes_of(function: Callable[[], object]) -> list[str]:
    """The statements that write, of all that a function does."""
    with CaptureQueriesContext(connection) as queries:
        function()
    return [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
