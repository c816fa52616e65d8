"""What may happen to an opening: the table over its whole product, and each question it asks."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from toile.core.refusals import Refused
from toile.core.transitions import GONE, NEW, NotAtThisStage, NotYours
from toile.newsroom import rules
from toile.newsroom.rules import OPENINGS, Facts, OpeningStatus, Standing, standing_of
from toile.services.roles import Role

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)
READY = Facts(now=NOON - timedelta(days=1), closes_at=NOON)
ROLLING = Facts(now=NOON, is_rolling=True)
WRITERS = {Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR}
PUBLISHERS = {Role.PUBLISHER, Role.ADMINISTRATOR}
EXPECTED = {
    ("draft", NEW): ("draft", WRITERS),
    ("rewrite", "draft"): ("draft", WRITERS),
    ("discard", "draft"): (GONE, WRITERS),
    ("publish", "draft"): ("open", PUBLISHERS),
    ("correct", "open"): ("open", PUBLISHERS),
    ("correct", "filled"): ("filled", PUBLISHERS),
    ("correct", "withdrawn"): ("withdrawn", PUBLISHERS),
    ("extend", "open"): ("open", PUBLISHERS),
    ("close", "open"): ("open", PUBLISHERS),
    ("fill", "open"): ("filled", PUBLISHERS),
    ("withdraw", "open"): ("withdrawn", PUBLISHERS),
    ("reopen", "filled"): ("open", PUBLISHERS),
    ("reopen", "withdrawn"): ("open", PUBLISHERS),
}
PRODUCT = list(product(OPENINGS.verbs, [NEW, *OpeningStatus.values], [*Role, None]))


def outcome(verb: str, status: str, roles: set, facts: Facts) -> str | type[Refused]:
    try:
        return OPENINGS.step_for(verb, status, roles, facts).target
    except Refused as refusal:
        return type(refusal)


@pytest.mark.parametrize(("verb", "status", "role"), PRODUCT)
def test_each_verb_at_each_stage_by_each_role(verb, status, role):
    target, who = EXPECTED.get((verb, status), (NotAtThisStage, None))
    expected = target if who is None or role in who else NotYours

    facts = ROLLING if verb == "close" else READY
    assert outcome(verb, status, {role} if role else set(), facts) == expected


@pytest.mark.parametrize(
    ("verb", "status", "facts", "expected"),
    [
        ("publish", "draft", Facts(now=NOON), rules.DeadlineMissing),
        ("publish", "draft", Facts(now=NOON, is_rolling=True), "open"),
        ("publish", "draft", Facts(now=NOON, is_rolling=True, says_where=False), rules.WhereMissing),
        ("publish", "draft", Facts(now=NOON, closes_at=NOON), rules.DeadlinePassed),
        ("publish", "draft", Facts(now=NOON - A_SECOND, closes_at=NOON), "open"),
        ("extend", "open", Facts(now=NOON, is_rolling=True, new_deadline=NOON + A_SECOND), rules.NoDeadline),
        ("extend", "open", Facts(now=NOON - A_SECOND, closes_at=NOON, new_deadline=NOON), rules.NewDeadlineNotLater),
        ("extend", "open", Facts(now=NOON + 2 * A_SECOND, closes_at=NOON, new_deadline=NOON + A_SECOND), rules.DeadlinePassed),
        ("extend", "open", Facts(now=NOON + A_SECOND, closes_at=NOON, new_deadline=NOON + 2 * A_SECOND), "open"),
        ("close", "open", Facts(now=NOON - A_SECOND, closes_at=NOON), rules.ClosesByItself),
        ("close", "open", Facts(now=NOON, closes_at=NOON, is_rolling=True), rules.ClosesByItself),
        ("withdraw", "open", Facts(now=NOON, closes_at=NOON, reason="  "), rules.ReasonMissing),
        ("withdraw", "open", Facts(now=NOON, closes_at=NOON, reason="Poste gelé."), "withdrawn"),
        ("reopen", "filled", Facts(now=NOON, closes_at=NOON), rules.DeadlinePassed),
        ("reopen", "filled", Facts(now=NOON, closes_at=NOON, new_deadline=NOON + A_SECOND), "open"),
        ("reopen", "filled", Facts(now=NOON - A_SECOND, closes_at=NOON), "open"),
        ("reopen", "withdrawn", Facts(now=NOON, is_rolling=True), "open"),
        ("reopen", "withdrawn", Facts(now=NOON - 9 * A_SECOND, closes_at=NOON, new_deadline=NOON - A_SECOND), rules.NewDeadlineNotLater),
        ("correct", "open", Facts(now=NOON, closes_at=NOON, moves_deadline=True), rules.DeadlineIsExtended),
        ("correct", "open", Facts(now=NOON, closes_at=NOON, says_where=False), rules.WhereMissing),
        ("discard", "draft", Facts(now=NOON, has_words=True), rules.HasWords),
    ],
)  # fmt: skip
def test_what_must_hold(verb, status, facts, expected):
    assert outcome(verb, status, {Role.PUBLISHER}, facts) == expected


def test_a_question_that_nobody_has_answered_yet_refuses_nothing():
    assert outcome("extend", "open", {Role.PUBLISHER}, READY) == "open"
    assert outcome("withdraw", "open", {Role.PUBLISHER}, READY) == "withdrawn"


@pytest.mark.parametrize(
    ("status", "closes_at", "first", "now", "expected"),
    [
        ("open", NOON, None, NOON - A_SECOND, Standing.OPEN),
        ("open", NOON, None, NOON, Standing.CLOSED),
        ("open", NOON, None, NOON + A_SECOND, Standing.CLOSED),
        ("open", None, None, NOON, Standing.OPEN),
        ("open", NOON, NOON - timedelta(days=7), NOON - A_SECOND, Standing.EXTENDED),
        ("open", NOON, NOON - timedelta(days=7), NOON, Standing.CLOSED),
        ("filled", NOON, None, NOON - A_SECOND, Standing.FILLED),
        ("withdrawn", NOON, None, NOON + A_SECOND, Standing.WITHDRAWN),
    ],
)
def test_readers_are_told_to_the_second(status, closes_at, first, now, expected):
    assert standing_of(status, closes_at, first, now) == expected
