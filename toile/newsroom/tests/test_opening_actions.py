"""What the staff does to an opening: written whole, noted, told to the published things; or refused, having changed nothing."""

from datetime import timedelta

import pytest

from toile.core.transitions import ChangedMeanwhile, NotAtThisStage, NotYours
from toile.newsroom import rules
from toile.newsroom.actions.openings import (
    close_opening,
    correct_opening,
    discard_opening,
    draft_opening,
    extend_opening,
    fill_opening,
    publish_opening,
    reopen_opening,
    rewrite_opening,
    withdraw_opening,
)
from toile.newsroom.models import Opening
from toile.services import audit, published
from toile.services.models import PublishedThing, TermKind
from toile.services.permission import No, Yes, may
from toile.services.published import recomputed
from toile.services.roles import Role

from .factories import DEADLINE, NOW, draft, published_opening, sheet, somebody, term

pytestmark = pytest.mark.django_db
LATER = DEADLINE + timedelta(days=7)


@pytest.fixture
def publisher():
    return somebody(Role.PUBLISHER)


@pytest.fixture
def editor():
    return somebody(Role.EDITOR)


def state(opening: Opening) -> tuple:
    opening.refresh_from_db()
    return opening.status, opening.closes_at, opening.first_closes_at, opening.changed_at


def verbs(opening: Opening) -> list[str]:
    return [entry.verb for entry in audit.entries_of(opening)]


def rows(opening: Opening) -> list[tuple]:
    things = PublishedThing.objects.filter(kind="opening", uid=str(opening.uid)).order_by("language")
    return list(things.values_list("language", "title", "state", "ends_at"))


def test_an_editor_drafts_an_opening_that_nobody_outside_sees(editor):
    theme = term(TermKind.THEME, "jeunesse")

    opening = draft_opening(sheet(themes=(theme,)), by=editor, now=NOW)

    assert (opening.status, opening.slug, opening.published_at) == ("draft", "assistant-de-communication", None)
    assert list(opening.themes.all()) == [theme]
    assert verbs(opening) == ["opening.drafted"]
    assert rows(opening) == []


def test_two_openings_of_one_title_have_two_addresses(editor):
    assert [draft_opening(sheet(), by=editor, now=NOW).slug for _n in range(3)] == [
        "assistant-de-communication",
        "assistant-de-communication-2",
        "assistant-de-communication-3",
    ]


def test_somebody_without_a_role_drafts_nothing():
    with pytest.raises(NotYours):
        draft_opening(sheet(), by=somebody(None), now=NOW)

    assert Opening.objects.count() == 0


def test_a_publisher_publishes_and_every_language_has_its_row(publisher):
    opening = publish_opening(draft(), by=publisher, now=NOW)

    assert (opening.status, opening.published_at) == ("open", NOW)
    assert verbs(opening) == ["opening.drafted", "opening.published"]
    assert rows(opening) == [
        ("en", "Communication assistant", "open", DEADLINE),
        ("fr", "Assistant·e de communication", "open", DEADLINE),
    ]


def test_an_editor_does_not_publish_and_nothing_changes(editor):
    opening = draft()
    before = state(opening)

    with pytest.raises(NotYours):
        publish_opening(opening, by=editor, now=NOW)

    assert (state(opening), verbs(opening), rows(opening)) == (before, ["opening.drafted"], [])


def test_a_second_publication_finds_the_stage_passed(publisher):
    opening = published_opening()

    with pytest.raises(NotAtThisStage):
        publish_opening(opening, by=publisher, now=NOW)

    assert verbs(opening).count("opening.published") == 1


def test_an_extension_remembers_the_first_deadline(publisher):
    opening = published_opening()

    extend_opening(opening, closes_at=LATER, by=publisher, now=NOW)
    extend_opening(opening, closes_at=LATER + timedelta(days=1), by=publisher, now=NOW)

    assert state(opening) == ("open", LATER + timedelta(days=1), DEADLINE, NOW)
    assert [row[2:] for row in rows(opening)] == [("extended", LATER + timedelta(days=1))] * 2
    facts = [entry.facts for entry in audit.entries_of(opening) if entry.verb == "opening.extended"]
    assert facts[0] == {"before": DEADLINE.isoformat(), "after": LATER.isoformat()}


def test_a_deadline_brought_forward_is_refused(publisher):
    opening = published_opening()
    before = state(opening)

    with pytest.raises(rules.NewDeadlineNotLater):
        extend_opening(opening, closes_at=DEADLINE - timedelta(hours=1), by=publisher, now=NOW)

    assert (state(opening), rows(opening)[0][3]) == (before, DEADLINE)


def test_a_correction_changes_words_and_never_the_deadline(publisher):
    opening = published_opening()
    later = NOW + timedelta(hours=1)

    correct_opening(opening, sheet(title={"fr": "Chargé·e de communication"}), by=publisher, now=later)

    opening.refresh_from_db()
    assert (opening.title, opening.changed_at, opening.slug) == (
        {"fr": "Chargé·e de communication"},
        later,
        "assistant-de-communication",
    )
    assert [row[1] for row in rows(opening)] == ["Chargé·e de communication"] * 2
    assert [entry.facts for entry in audit.entries_of(opening) if entry.verb == "opening.corrected"] == [
        {"changed": ["title"]}
    ]
    with pytest.raises(rules.DeadlineIsExtended):
        correct_opening(opening, sheet(closes_at=LATER), by=publisher, now=later)
    with pytest.raises(rules.WhereMissing):
        correct_opening(opening, sheet(where_to_send=" "), by=publisher, now=later)


def test_words_that_exist_in_another_language_alone_are_said_to_be_in_it(publisher):
    opening = publish_opening(draft(title={"fr": "Appel"}), by=publisher, now=NOW)

    things = PublishedThing.objects.filter(uid=str(opening.uid)).order_by("language")
    assert list(things.values_list("language", "title", "words_language")) == [
        ("en", "Appel", "fr"),
        ("fr", "Appel", ""),
    ]


def test_a_changed_address_leaves_the_former_one(client, publisher):
    opening = published_opening()

    correct_opening(opening, sheet(slug="communication"), by=publisher, now=NOW)

    assert [row.address for row in PublishedThing.objects.filter(uid=str(opening.uid)).order_by("language")] == [
        "/en/offres/communication/",
        "/offres/communication/",
    ]


def test_who_saves_what_somebody_else_has_changed_is_told(publisher, editor):
    opening = draft()
    seen = opening.changed_at
    rewrite_opening(opening, sheet(title={"fr": "Un"}), by=publisher, now=NOW + timedelta(minutes=1), seen=seen)

    with pytest.raises(ChangedMeanwhile):
        rewrite_opening(opening, sheet(title={"fr": "Deux"}), by=editor, now=NOW + timedelta(minutes=2), seen=seen)

    opening.refresh_from_db()
    assert opening.title == {"fr": "Un"}


def test_filled_then_reopened(publisher):
    opening = published_opening()

    fill_opening(opening, by=publisher, now=NOW)
    assert (state(opening)[0], rows(opening)[0][2]) == ("filled", "filled")

    reopen_opening(opening, by=publisher, now=NOW)
    assert (state(opening)[0], rows(opening)[0][2]) == ("open", "open")


def test_a_withdrawal_shows_its_reason_and_the_journal_keeps_it_aside(publisher):
    opening = published_opening()

    withdraw_opening(opening, reason={"fr": "Le poste est gelé."}, by=publisher, now=NOW)

    opening.refresh_from_db()
    assert (opening.status, opening.withdrawn_because) == ("withdrawn", {"fr": "Le poste est gelé."})
    entry = audit.entries_of(opening).last()
    assert (entry.verb, entry.facts, entry.personal_part.words) == (
        "opening.withdrawn",
        {},
        {"why": "Le poste est gelé."},
    )


def test_a_withdrawal_without_reason_is_refused(publisher):
    opening = published_opening()

    with pytest.raises(rules.ReasonMissing):
        withdraw_opening(opening, reason={"en": "Frozen."}, by=publisher, now=NOW)

    assert (state(opening)[0], verbs(opening)) == ("open", ["opening.drafted", "opening.published"])


def test_reopened_after_the_deadline_with_a_later_one_it_is_extended(publisher):
    opening = withdraw_opening(published_opening(), reason={"fr": "Gelé."}, by=publisher, now=NOW)

    with pytest.raises(rules.DeadlinePassed):
        reopen_opening(opening, by=publisher, now=DEADLINE)
    reopen_opening(opening, closes_at=LATER, by=publisher, now=DEADLINE)

    opening.refresh_from_db()
    assert (state(opening)[:3], opening.withdrawn_because) == (("open", LATER, DEADLINE), {})


def test_answers_read_as_they_arrive_are_read_until_somebody_closes(publisher, client):
    opening = published_opening(closes_at=None, is_rolling=True)

    close_opening(opening, by=publisher, now=NOW)

    assert state(opening)[:3] == ("open", NOW, None)
    assert opening.standing(NOW) == rules.Standing.CLOSED
    assert [row[3] for row in rows(opening)] == [NOW, NOW]
    assert verbs(opening)[-1] == "opening.closed"
    assert "Cette offre est fermée depuis le" in client.get(opening.get_absolute_url()).text


def test_an_opening_is_found_under_the_words_of_its_kind_and_theme_as_they_are_today(client):
    theme = term(TermKind.THEME, "jeunesse", "Jeunesse")
    kind = term(TermKind.OPENING_KIND, "job", "Emploi")
    published_opening(kind=kind, themes=(theme,))

    def found(typed: str) -> int:
        return client.get("/recherche/", {"q": typed}).text.count('<article class="card')

    before = [found(word) for word in ("emploi", "jeunesse", "boulot")]
    with published.transaction():
        kind.words = {"fr": "Boulot"}
        kind.save()

    assert before == [1, 1, 0]
    assert [found(word) for word in ("emploi", "jeunesse", "boulot")] == [0, 1, 1]


def test_an_opening_with_a_deadline_is_never_closed_before(publisher):
    opening = published_opening()
    before = state(opening)

    with pytest.raises(rules.ClosesByItself):
        close_opening(opening, by=publisher, now=NOW)

    assert (state(opening), verbs(opening)[-1]) == (before, "opening.published")


def test_a_discarded_draft_is_gone_and_its_journal_stays(editor):
    opening = draft()

    discard_opening(opening, by=editor, now=NOW)

    assert Opening.objects.count() == 0
    assert verbs(opening) == ["opening.drafted", "opening.discarded"]


def test_may_answers_with_the_sentence_of_the_table(editor, publisher):
    opening = draft(closes_at=None)

    assert may(publisher, "draft", Opening, on=NOW) == Yes()
    assert may(editor, "publish", opening, on=NOW) == No(because=NotYours.message)
    assert may(publisher, "publish", opening, on=NOW) == No(because=rules.DeadlineMissing.message)
    assert may(publisher, "fill", opening, on=NOW) == No(because=NotAtThisStage.message)
    assert may(editor, "view", opening, on=NOW) == Yes()
    assert may(somebody(None), "view", opening, on=NOW) == No(because=NotYours.message)


def test_the_published_rows_are_those_computed_from_nothing(publisher):
    for number in range(3):
        opening = published_opening(title={"fr": f"Offre {number}"}, themes=(term(TermKind.THEME, "jeunesse"),))
    fill_opening(opening, by=publisher, now=NOW)

    entries = recomputed("opening")

    stored = PublishedThing.objects.filter(kind="opening")
    assert {(row.uid, row.language, row.digest) for row in stored} == {
        (entry.uid, entry.language, entry.digest()) for entry in entries
    }
    assert len(entries) == 6


@pytest.mark.parametrize("number", [1, 3])
def test_rows_are_computed_in_as_many_queries_whatever_their_number(number, django_assert_num_queries):
    for n in range(number):
        published_opening(title={"fr": f"Offre {n}"})

    with django_assert_num_queries(6):
        recomputed("opening")


def test_an_exception_anywhere_leaves_nothing(publisher, monkeypatch):
    opening = draft()
    monkeypatch.setattr(audit, "record", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        publish_opening(opening, by=publisher, now=NOW)

    assert (state(opening)[0], rows(opening)) == ("draft", [])
