"""What may happen to an event: the table over its whole product, and each question it asks."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from toile.core.refusals import Refused
from toile.core.transitions import GONE, NEW, NotAtThisStage, NotYours
from toile.events import rules
from toile.events.rules import EVENTS, EventStatus, Facts, Standing, standing_of
from toile.services.roles import Role

STARTS = datetime(2026, 5, 13, 7, 30, tzinfo=UTC)
ENDS = datetime(2026, 5, 13, 15, 0, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)
A_WEEK = timedelta(days=7)
AHEAD = Facts(now=STARTS - A_WEEK, starts_at=STARTS, ends_at=ENDS)
WRITERS = {Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR}
PUBLISHERS = {Role.PUBLISHER, Role.ADMINISTRATOR}
EXPECTED = {
    ("draft", NEW): ("draft", WRITERS),
    ("rewrite", "draft"): ("draft", WRITERS),
    ("discard", "draft"): (GONE, WRITERS),
    ("announce", "draft"): ("announced", PUBLISHERS),
    ("correct", "announced"): ("announced", PUBLISHERS),
    ("correct", "postponed"): ("postponed", PUBLISHERS),
    ("correct", "cancelled"): ("cancelled", PUBLISHERS),
    ("reschedule", "announced"): ("announced", PUBLISHERS),
    ("reschedule", "postponed"): ("announced", PUBLISHERS),
    ("reschedule", "cancelled"): ("announced", PUBLISHERS),
    ("postpone", "announced"): ("postponed", PUBLISHERS),
    ("confirm", "postponed"): ("announced", PUBLISHERS),
    ("cancel", "announced"): ("cancelled", PUBLISHERS),
    ("cancel", "postponed"): ("cancelled", PUBLISHERS),
    ("restore", "cancelled"): ("announced", PUBLISHERS),
}
PRODUCT = list(product(EVENTS.verbs, [NEW, *EventStatus.values], [*Role, None]))


def at(now: datetime, **asked) -> Facts:
    return Facts(now=now, starts_at=STARTS, ends_at=ENDS, **asked)


def moved_by(delta: timedelta, now: datetime = STARTS - A_WEEK) -> Facts:
    return at(now, new_starts_at=STARTS + delta, new_ends_at=ENDS + delta)


def outcome(verb: str, status: str, roles: set, facts: Facts) -> str | type[Refused]:
    try:
        return EVENTS.step_for(verb, status, roles, facts).target
    except Refused as refusal:
        return type(refusal)


@pytest.mark.parametrize(("verb", "status", "role"), PRODUCT)
def test_each_verb_at_each_stage_by_each_role(verb, status, role):
    target, who = EXPECTED.get((verb, status), (NotAtThisStage, None))
    expected = target if who is None or role in who else NotYours

    assert outcome(verb, status, {role} if role else set(), AHEAD) == expected


@pytest.mark.parametrize(
    ("verb", "status", "facts", "expected"),
    [
        ("draft", NEW, Facts(now=STARTS, starts_at=ENDS, ends_at=STARTS), rules.EndsBeforeItBegins),
        ("draft", NEW, Facts(now=STARTS, starts_at=STARTS, ends_at=STARTS), "draft"),
        ("rewrite", "draft", at(STARTS, new_starts_at=ENDS, new_ends_at=STARTS), rules.EndsBeforeItBegins),
        ("announce", "draft", at(STARTS, says_where=False), rules.WhereMissing),
        ("announce", "draft", at(ENDS + A_WEEK), "announced"),
        ("correct", "announced", at(STARTS, moves_hours=True), rules.HoursAreRescheduled),
        ("correct", "announced", at(ENDS + A_WEEK), "announced"),
        ("correct", "cancelled", at(STARTS, says_where=False), rules.WhereMissing),
        ("reschedule", "announced", moved_by(timedelta(0)), rules.NewHoursSame),
        ("reschedule", "announced", moved_by(A_WEEK), "announced"),
        ("reschedule", "announced", moved_by(A_WEEK, now=ENDS), rules.EventOver),
        ("reschedule", "announced", moved_by(A_WEEK, now=ENDS - A_SECOND), "announced"),
        ("reschedule", "announced", moved_by(-A_WEEK), rules.NewHoursPassed),
        ("reschedule", "announced", moved_by(-A_WEEK, now=STARTS - A_WEEK - A_SECOND), "announced"),
        ("reschedule", "postponed", moved_by(A_WEEK, now=ENDS + A_SECOND), "announced"),
        ("reschedule", "cancelled", moved_by(A_WEEK, now=ENDS + A_SECOND), "announced"),
        ("reschedule", "announced", at(STARTS - A_WEEK, new_starts_at=ENDS, new_ends_at=STARTS), rules.EndsBeforeItBegins),
        ("postpone", "announced", at(ENDS), rules.EventOver),
        ("postpone", "announced", at(ENDS - A_SECOND), "postponed"),
        ("confirm", "postponed", at(ENDS), rules.EventOver),
        ("cancel", "announced", at(STARTS, reason=" "), rules.ReasonMissing),
        ("cancel", "announced", at(STARTS, reason="Grève des transports."), "cancelled"),
        ("cancel", "announced", at(ENDS, reason="Grève des transports."), rules.EventOver),
        ("cancel", "postponed", at(ENDS + A_WEEK, reason="Abandonné."), "cancelled"),
        ("restore", "cancelled", at(ENDS), rules.EventOver),
        ("discard", "draft", at(STARTS, has_words=True), rules.HasWords),
    ],
)  # fmt: skip
def test_what_must_hold(verb, status, facts, expected):
    assert outcome(verb, status, {Role.PUBLISHER}, facts) == expected


@pytest.mark.parametrize(
    ("status", "first", "expected"),
    [
        ("announced", None, Standing.ANNOUNCED),
        ("announced", STARTS - A_WEEK, Standing.RESCHEDULED),
        ("announced", STARTS, Standing.ANNOUNCED),
        ("postponed", STARTS - A_WEEK, Standing.POSTPONED),
        ("cancelled", None, Standing.CANCELLED),
    ],
)
def test_readers_are_told_what_has_changed(status, first, expected):
    assert standing_of(status, STARTS, first) == expected
