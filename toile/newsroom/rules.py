"""What may happen to an opening, who may do it, what must hold. Nothing is read or written here."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from toile.core.refusals import Refused
from toile.core.transitions import GONE, NEW, Step, Table, Verb
from toile.services.roles import Role


class OpeningStatus(TextChoices):
    """Where an opening stands. “Closed” is no status: it follows from the deadline and the hour."""

    DRAFT = "draft", _("draft")
    OPEN = "open", _("open")
    FILLED = "filled", _("filled")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Standing(TextChoices):
    """What readers are told about a published opening at an instant."""

    OPEN = "open", pgettext_lazy("opening", "Open")
    EXTENDED = "extended", pgettext_lazy("opening", "Extended")
    CLOSED = "closed", pgettext_lazy("opening", "Closed")
    FILLED = "filled", pgettext_lazy("opening", "Filled")
    WITHDRAWN = "withdrawn", pgettext_lazy("opening", "Withdrawn")


class DeadlineMissing(Refused):
    message = _("Give a deadline, or say that answers are read as they arrive.")


class DeadlinePassed(Refused):
    message = _("The deadline has passed. Give a later one.")


class WhereMissing(Refused):
    message = _("Say where to send the answer.")


class NoDeadline(Refused):
    message = _("This opening has no deadline to extend: answers are read as they arrive.")


class ClosesByItself(Refused):
    message = _("This opening has a deadline: it closes by itself, and not before.")


class NewDeadlineNotLater(Refused):
    message = _("The new deadline is not later than the present one. A deadline is never brought forward.")


class ReasonMissing(Refused):
    message = _("Write the reason in French at least: readers see it.")


class DeadlineIsExtended(Refused):
    message = _("A published deadline is not corrected: extend it, so that readers are told.")


class HasWords(Refused):
    message = _("A page of words speaks of this opening. Delete that page first.")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know. Instants are aware; None means “none”.

    `new_deadline` and `reason` are what somebody has typed; None while nobody has been asked yet. `moves_deadline` says
    that corrected words would change the deadline.
    """

    now: datetime
    closes_at: datetime | None = None
    is_rolling: bool = False
    says_where: bool = True
    new_deadline: datetime | None = None
    reason: str | None = None
    has_words: bool = False
    moves_deadline: bool = False


def says_until_when(facts: Facts) -> bool:
    return facts.closes_at is not None or facts.is_rolling


def says_where_to_answer(facts: Facts) -> bool:
    return facts.says_where


def deadline_is_ahead(facts: Facts) -> bool:
    """Until the very instant of the deadline, which no longer belongs to it. A new deadline counts instead of the old."""
    deadline = facts.new_deadline or facts.closes_at
    return deadline is None or facts.now < deadline


def has_a_deadline(facts: Facts) -> bool:
    return facts.closes_at is not None


def has_no_deadline(facts: Facts) -> bool:
    return facts.closes_at is None


def new_deadline_is_later(facts: Facts) -> bool:
    return facts.new_deadline is None or facts.closes_at is None or facts.new_deadline > facts.closes_at


def new_deadline_is_ahead(facts: Facts) -> bool:
    return facts.new_deadline is None or facts.now < facts.new_deadline


def a_reason_is_given(facts: Facts) -> bool:
    return facts.reason is None or bool(facts.reason.strip())


def the_deadline_stays(facts: Facts) -> bool:
    return not facts.moves_deadline


def no_words_speak_of_it(facts: Facts) -> bool:
    return not facts.has_words


DRAFT, OPEN, FILLED, WITHDRAWN = OpeningStatus
WRITERS = frozenset({Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR})
PUBLISHERS = frozenset({Role.PUBLISHER, Role.ADMINISTRATOR})
STEPS = (
    #    verb        from                 to         who may     refused unless
    Step("draft",    {NEW},               DRAFT,     WRITERS,    {}),
    Step("rewrite",  {DRAFT},             DRAFT,     WRITERS,    {}),
    Step("discard",  {DRAFT},             GONE,      WRITERS,    {HasWords: no_words_speak_of_it}),
    Step("publish",  {DRAFT},             OPEN,      PUBLISHERS, {DeadlineMissing: says_until_when, WhereMissing: says_where_to_answer, DeadlinePassed: deadline_is_ahead}),
    Step("correct",  {OPEN},              OPEN,      PUBLISHERS, {DeadlineIsExtended: the_deadline_stays, WhereMissing: says_where_to_answer}),
    Step("correct",  {FILLED},            FILLED,    PUBLISHERS, {DeadlineIsExtended: the_deadline_stays, WhereMissing: says_where_to_answer}),
    Step("correct",  {WITHDRAWN},         WITHDRAWN, PUBLISHERS, {DeadlineIsExtended: the_deadline_stays, WhereMissing: says_where_to_answer}),
    Step("extend",   {OPEN},              OPEN,      PUBLISHERS, {NoDeadline: has_a_deadline, NewDeadlineNotLater: new_deadline_is_later, DeadlinePassed: new_deadline_is_ahead}),
    Step("close",    {OPEN},              OPEN,      PUBLISHERS, {ClosesByItself: has_no_deadline}),
    Step("fill",     {OPEN},              FILLED,    PUBLISHERS, {}),
    Step("withdraw", {OPEN},              WITHDRAWN, PUBLISHERS, {ReasonMissing: a_reason_is_given}),
    Step("reopen",   {FILLED, WITHDRAWN}, OPEN,      PUBLISHERS, {NewDeadlineNotLater: new_deadline_is_later, DeadlinePassed: deadline_is_ahead}),
)  # fmt: skip

PRACTICE = _("The network's public openings: a deadline with its hour and zone, or answers read as they arrive.")
OURS = _("Chosen when the platform was written. The communication staff can correct it.")
VERBS = {
    "draft": Verb(
        _("Write an opening"),
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
    "publish": Verb(
        _("Publish"),
        _("Everybody sees the opening, on the site, in the feeds and in the search. It closes by itself at its deadline."),
        _("Withdraw it, with a reason that readers see."),
        PRACTICE,
    ),
    "correct": Verb(
        _("Correct"),
        _("Readers see the new words at once. The deadline stays as it is."),
        pgettext_lazy("an opening", "Correct it again."),
        OURS,
    ),
    "extend": Verb(
        _("Extend the deadline"),
        _("Readers are told until when it is extended, everywhere. A closed opening opens again."),
        _("It cannot be taken back: a deadline is never brought forward. Withdraw the opening if need be."),
        _("Fairness: nobody who counted on a deadline finds the door closed earlier."),
    ),
    "close": Verb(
        _("Close now"),
        _("Answers are no longer read: the opening says since when, and stays readable as closed."),
        _("Extend the deadline to open it again."),
        OURS,
    ),
    "fill": Verb(
        _("Mark as filled"),
        _("The opening says that it is filled, and takes no more answers. It stays readable."),
        _("Reopen it while its deadline is ahead, or with a later one."),
        PRACTICE,
    ),
    "withdraw": Verb(
        _("Withdraw"),
        _("The opening says that it is withdrawn, and why. It stays readable."),
        _("Reopen it while its deadline is ahead, or with a later one."),
        PRACTICE,
    ),
    "reopen": Verb(
        _("Reopen"),
        _("The opening takes answers again, until its deadline or a later one that you give."),
        _("Withdraw it again, or mark it as filled."),
        OURS,
    ),
}  # fmt: skip

OPENINGS = Table(
    name="openings",
    title=_("openings"),
    statuses=OpeningStatus,
    steps=STEPS,
    verbs=VERBS,
    remarks=(
        _("An opening closes by itself at the instant of its deadline, which no longer belongs to it. It stays readable as closed."),
        _("Without a deadline, answers are read as they arrive: it stays open until somebody closes it, or it is filled or withdrawn."),
        _("A deadline that was extended says so, with the day and hour until which it is."),
    ),
)  # fmt: skip


def standing_of(status: str, closes_at: datetime | None, first_closes_at: datetime | None, now: datetime) -> Standing:
    """What readers are told about a published opening at an instant."""
    if status in {FILLED, WITHDRAWN}:
        return Standing(status)
    if closes_at is not None and now >= closes_at:
        return Standing.CLOSED
    return Standing.EXTENDED if first_closes_at is not None else Standing.OPEN
