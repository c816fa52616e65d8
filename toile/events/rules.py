"""What may happen to an event, who may do it, what must hold. Nothing is read or written here."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from toile.core.refusals import Refused
from toile.core.transitions import GONE, NEW, Conditions, Step, Table, Verb
from toile.services.roles import Role


class EventStatus(TextChoices):
    """Where an event stands. “Past” is no status: it follows from its hours and the clock."""

    DRAFT = "draft", _("draft")
    ANNOUNCED = "announced", _("announced")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


class Standing(TextChoices):
    """What readers are told about an event beside its hours."""

    ANNOUNCED = "announced", pgettext_lazy("event", "Announced")
    RESCHEDULED = "rescheduled", pgettext_lazy("event", "New date")
    POSTPONED = "postponed", pgettext_lazy("event", "Postponed")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")


class EndsBeforeItBegins(Refused):
    message = _("The event ends before it begins. Check the days and hours.")


class WhereMissing(Refused):
    message = _("Say where it takes place: a town, or an address on line.")


class ReasonMissing(Refused):
    message = _("Write what people must know, in French at least: readers see it.")


class EventOver(Refused):
    message = _("The event is over. What has taken place is no longer moved or cancelled.")


class NewHoursSame(Refused):
    message = _("These are the days and hours that are announced already.")


class NewHoursPassed(Refused):
    message = _("The new date is past. Choose one that is ahead.")


class HoursAreRescheduled(Refused):
    message = _("Announced days and hours are not corrected: give a new date, so that people are told.")


class HasWords(Refused):
    message = _("A page of words speaks of this event. Delete that page first.")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know. Instants are aware.

    `new_starts_at`, `new_ends_at` and `reason` are what somebody has typed for this step; None while nobody has been
    asked yet. `moves_hours` says that corrected words would change the days and hours.
    """

    now: datetime
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    says_where: bool = True
    has_words: bool = False
    moves_hours: bool = False
    new_starts_at: datetime | None = None
    new_ends_at: datetime | None = None
    reason: str | None = None


def ends_after_it_begins(facts: Facts) -> bool:
    starts, ends = facts.new_starts_at or facts.starts_at, facts.new_ends_at or facts.ends_at
    return starts is None or ends is None or starts <= ends


def says_where_it_is(facts: Facts) -> bool:
    return facts.says_where


def is_not_over(facts: Facts) -> bool:
    """Until the very instant of its end."""
    return facts.ends_at is None or facts.now < facts.ends_at


def new_hours_differ(facts: Facts) -> bool:
    return facts.new_starts_at is None or (facts.new_starts_at, facts.new_ends_at) != (facts.starts_at, facts.ends_at)


def new_hours_are_ahead(facts: Facts) -> bool:
    return facts.new_starts_at is None or facts.now < facts.new_starts_at


def a_reason_is_given(facts: Facts) -> bool:
    return facts.reason is None or bool(facts.reason.strip())


def the_hours_stay(facts: Facts) -> bool:
    return not facts.moves_hours


def no_words_speak_of_it(facts: Facts) -> bool:
    return not facts.has_words


DRAFT, ANNOUNCED, POSTPONED, CANCELLED = EventStatus
WRITERS = frozenset({Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR})
PUBLISHERS = frozenset({Role.PUBLISHER, Role.ADMINISTRATOR})
RIGHT_WAY_ROUND: Conditions = {EndsBeforeItBegins: ends_after_it_begins}
CORRECT = {HoursAreRescheduled: the_hours_stay, WhereMissing: says_where_it_is}
STEPS = (
    #    verb          from                    to         who may     refused unless
    Step("draft",      {NEW},                  DRAFT,     WRITERS,    RIGHT_WAY_ROUND),
    Step("rewrite",    {DRAFT},                DRAFT,     WRITERS,    RIGHT_WAY_ROUND),
    Step("discard",    {DRAFT},                GONE,      WRITERS,    {HasWords: no_words_speak_of_it}),
    Step("announce",   {DRAFT},                ANNOUNCED, PUBLISHERS, {WhereMissing: says_where_it_is}),
    Step("correct",    {ANNOUNCED},            ANNOUNCED, PUBLISHERS, CORRECT),
    Step("correct",    {POSTPONED},            POSTPONED, PUBLISHERS, CORRECT),
    Step("correct",    {CANCELLED},            CANCELLED, PUBLISHERS, CORRECT),
    Step("reschedule", {ANNOUNCED},            ANNOUNCED, PUBLISHERS, {EventOver: is_not_over, NewHoursSame: new_hours_differ, EndsBeforeItBegins: ends_after_it_begins, NewHoursPassed: new_hours_are_ahead}),
    Step("reschedule", {POSTPONED, CANCELLED}, ANNOUNCED, PUBLISHERS, {NewHoursSame: new_hours_differ, EndsBeforeItBegins: ends_after_it_begins, NewHoursPassed: new_hours_are_ahead}),
    Step("postpone",   {ANNOUNCED},            POSTPONED, PUBLISHERS, {EventOver: is_not_over}),
    Step("confirm",    {POSTPONED},            ANNOUNCED, PUBLISHERS, {EventOver: is_not_over}),
    Step("cancel",     {ANNOUNCED},            CANCELLED, PUBLISHERS, {EventOver: is_not_over, ReasonMissing: a_reason_is_given}),
    Step("cancel",     {POSTPONED},            CANCELLED, PUBLISHERS, {ReasonMissing: a_reason_is_given}),
    Step("restore",    {CANCELLED},            ANNOUNCED, PUBLISHERS, {EventOver: is_not_over}),
)  # fmt: skip

OURS = _("Chosen when the platform was written. The communication staff can correct it.")
CALENDARS = _("iCalendar (RFC 5545, RFC 5546): a calendar that has taken the event is told, by SEQUENCE and STATUS.")
VERBS = {
    "draft": Verb(
        _("Write an event"),
        _("A draft is kept. Only the staff sees it."),
        _("Discard the draft."),
        OURS,
    ),
    "rewrite": Verb(
        _("Save the draft"),
        _("The draft is kept with the new words."),
        _("Write it again."),
        OURS,
    ),
    "discard": Verb(
        _("Discard the draft"),
        _("The draft is deleted. Nobody outside has seen it."),
        _("It cannot be taken back: write it again."),
        OURS,
    ),
    "announce": Verb(
        _("Announce"),
        _("Everybody sees the event, on the site, in the feeds, the calendars and the search."),
        _("Cancel it, with words that readers see."),
        OURS,
    ),
    "correct": Verb(
        _("Correct"),
        _("Readers see the new words at once. Days and hours stay as they are; a new place is told to calendars."),
        pgettext_lazy("an event", "Correct it again."),
        CALENDARS,
    ),
    "reschedule": Verb(
        _("Give a new date"),
        _("The event says its new date, and the first one. Calendars that have taken it move it."),
        _("Give the first date again."),
        CALENDARS,
    ),
    "postpone": Verb(
        _("Postpone without a date"),
        _("The event says that it is postponed, everywhere. Calendars that have taken it free the hours."),
        _("Confirm it at its hours, or give a new date."),
        CALENDARS,
    ),
    "confirm": Verb(
        _("Confirm at its hours"),
        _("The event takes place as first announced. Calendars that have taken it show it again."),
        _("Postpone it again, or cancel it."),
        CALENDARS,
    ),
    "cancel": Verb(
        _("Cancel"),
        _("The event says that it is cancelled, and why, everywhere. Calendars that have taken it free the hours."),
        _("Restore it before its end, or give a new date."),
        CALENDARS,
    ),
    "restore": Verb(
        _("Restore"),
        _("The event takes place after all, at its hours. Calendars that have taken it show it again."),
        _("Cancel it again."),
        CALENDARS,
    ),
}  # fmt: skip

EVENTS = Table(
    name="events",
    title=_("events"),
    statuses=EventStatus,
    steps=STEPS,
    verbs=VERBS,
    remarks=(
        _("An event is past from the instant of its end. Its page stays."),
        _("One that has a new date says the first date too."),
        _("One that is postponed without a date stays among those to come."),
    ),
)


def standing_of(status: str, starts_at: datetime, first_starts_at: datetime | None) -> Standing:
    """What readers are told about an announced event beside its hours."""
    if status in {POSTPONED, CANCELLED}:
        return Standing(status)
    moved = first_starts_at is not None and first_starts_at != starts_at
    return Standing.RESCHEDULED if moved else Standing.ANNOUNCED
