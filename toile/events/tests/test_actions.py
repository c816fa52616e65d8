"""What the staff does to an event: written whole, noted, told to the published things; or refused, having changed nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from toile.core.transitions import ChangedMeanwhile, NotAtThisStage, NotYours
from toile.events import rules
from toile.events.actions import (
    announce_event,
    cancel_event,
    confirm_event,
    correct_event,
    discard_event,
    draft_event,
    postpone_event,
    reschedule_event,
    restore_event,
    rewrite_event,
)
from toile.events.models import Event
from toile.network.models import Kind, Organisation
from toile.services import audit
from toile.services.models import PublishedThing, TermKind
from toile.services.permission import No, Yes, may
from toile.services.published import recomputed
from toile.services.roles import Role

from .factories import ENDS, HOURS, NEXT_WEEK, NOW, STARTS, announced_event, draft, sheet, somebody, term

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher():
    return somebody(Role.PUBLISHER)


@pytest.fixture
def editor():
    return somebody(Role.EDITOR)


def state(event: Event) -> tuple:
    event.refresh_from_db()
    return event.status, event.starts_at, event.first_starts_at, event.sequence


def verbs(event: Event) -> list[str]:
    return [entry.verb for entry in audit.entries_of(event)]


def rows(event: Event) -> list[tuple]:
    things = PublishedThing.objects.filter(kind="event", uid=str(event.uid)).order_by("language")
    return list(things.values_list("language", "state", "starts_at"))


def test_an_editor_drafts_an_event_that_nobody_outside_sees(editor):
    host = Organisation.objects.create(slug="cosim", kind=Kind.COLLECTIVE, name="COSIM")

    event = draft_event(sheet(organisers=(host,)), by=editor, now=NOW)

    assert (event.status, event.slug, list(event.organisers.all())) == ("draft", "journee-de-la-jeunesse-2026", [host])
    assert (verbs(event), rows(event)) == (["event.drafted"], [])


def test_an_event_that_ends_before_it_begins_is_not_drafted(editor):
    with pytest.raises(rules.EndsBeforeItBegins):
        draft_event(sheet(hours=replace(HOURS, ends_at=STARTS - timedelta(seconds=1))), by=editor, now=NOW)

    assert Event.objects.count() == 0


def test_a_publisher_announces_and_every_language_has_its_row(publisher):
    host = Organisation.objects.create(slug="cosim", kind=Kind.COLLECTIVE, name="COSIM")

    event = announce_event(draft(organisers=(host,), themes=(term(TermKind.THEME, "jeunesse"),)), by=publisher, now=NOW)

    assert (event.status, event.announced_at, event.sequence) == ("announced", NOW, 0)
    assert rows(event) == [("en", "announced", STARTS), ("fr", "announced", STARTS)]
    things = PublishedThing.objects.filter(uid=str(event.uid)).order_by("language")
    assert [(thing.title, thing.place, thing.address) for thing in things] == [
        ("Youth day", "Maison des associations, Toulouse", "/en/agenda/journee-de-la-jeunesse-2026/"),
        ("Journée de la jeunesse", "Maison des associations, Toulouse", "/agenda/journee-de-la-jeunesse-2026/"),
    ]
    assert set(things[0].facets.values_list("facet", "code")) == {
        ("theme", "jeunesse"),
        ("about", f"organisation:{host.uid}"),
    }


def test_an_editor_does_not_announce_and_nothing_changes(editor):
    event = draft()

    with pytest.raises(NotYours):
        announce_event(event, by=editor, now=NOW)

    assert (state(event)[0], verbs(event), rows(event)) == ("draft", ["event.drafted"], [])


def test_an_event_of_the_past_is_announced_too(publisher):
    event = announce_event(draft(), by=publisher, now=ENDS + timedelta(days=900))

    assert rows(event)[0] == ("en", "announced", STARTS)


def test_a_new_date_remembers_the_first_and_raises_the_sequence(publisher):
    event = announced_event()
    later = replace(NEXT_WEEK, starts_at=NEXT_WEEK.starts_at + timedelta(hours=1))

    reschedule_event(event, NEXT_WEEK, words={"fr": "La salle est fermée."}, by=publisher, now=NOW)
    reschedule_event(event, later, by=publisher, now=NOW)

    assert state(event) == ("announced", later.starts_at, STARTS, 2)
    assert event.state_words == {}
    assert rows(event)[1] == ("fr", "rescheduled", later.starts_at)
    assert audit.entries_of(event).last().facts == {
        "before": NEXT_WEEK.starts_at.isoformat(),
        "after": later.starts_at.isoformat(),
    }


def test_the_first_date_given_again_is_no_new_date(publisher):
    event = announced_event()
    reschedule_event(event, NEXT_WEEK, by=publisher, now=NOW)

    reschedule_event(event, HOURS, by=publisher, now=NOW)

    assert (rows(event)[1], state(event)[3]) == (("fr", "announced", STARTS), 2)


def test_postponed_then_confirmed(publisher):
    event = announced_event()

    postpone_event(event, words={"fr": "La nouvelle date viendra."}, by=publisher, now=NOW)
    assert (state(event), event.state_words) == (
        ("postponed", STARTS, None, 1),
        {"fr": "La nouvelle date viendra."},
    )
    assert rows(event)[1] == ("fr", "postponed", STARTS)

    confirm_event(event, by=publisher, now=NOW)
    assert (state(event), event.state_words) == (("announced", STARTS, None, 2), {})


def test_cancelled_then_restored(publisher):
    event = announced_event()

    cancel_event(event, words={"fr": "Grève des transports."}, by=publisher, now=NOW)
    assert (state(event)[0], event.state_words, rows(event)[1][1]) == (
        "cancelled",
        {"fr": "Grève des transports."},
        "cancelled",
    )
    assert audit.entries_of(event).last().personal_part.words == {"why": "Grève des transports."}

    restore_event(event, by=publisher, now=NOW)
    assert (state(event), rows(event)[1][1]) == (("announced", STARTS, None, 2), "announced")


def test_a_cancellation_without_a_word_is_refused(publisher):
    event = announced_event()

    with pytest.raises(rules.ReasonMissing):
        cancel_event(event, words={}, by=publisher, now=NOW)

    assert (state(event), verbs(event)) == (("announced", STARTS, None, 0), ["event.drafted", "event.announced"])


def test_what_has_taken_place_is_not_cancelled(publisher):
    event = announced_event()

    with pytest.raises(rules.EventOver):
        cancel_event(event, words={"fr": "Trop tard."}, by=publisher, now=ENDS)

    assert rows(event)[1][1] == "announced"


def test_a_correction_of_words_is_no_news_for_calendars_and_a_new_place_is(publisher):
    event = announced_event()

    correct_event(event, sheet(lead={"fr": "Un jour pour commencer."}), by=publisher, now=NOW)
    assert state(event)[3] == 0

    correct_event(event, sheet(venue="Salle des fêtes"), by=publisher, now=NOW)
    assert state(event)[3] == 1
    assert audit.entries_of(event).last().facts == {"changed": ["lead", "venue"]}


def test_a_correction_leaves_the_hours_alone(publisher):
    event = announced_event()

    with pytest.raises(rules.HoursAreRescheduled):
        correct_event(event, sheet(hours=NEXT_WEEK), by=publisher, now=NOW)
    with pytest.raises(rules.WhereMissing):
        correct_event(event, sheet(town="", venue=""), by=publisher, now=NOW)

    assert state(event) == ("announced", STARTS, None, 0)


def test_who_saves_what_somebody_else_has_changed_is_told(publisher, editor):
    event = draft()
    seen = event.changed_at
    rewrite_event(event, sheet(town="Lyon"), by=publisher, now=NOW + timedelta(minutes=1), seen=seen)

    with pytest.raises(ChangedMeanwhile):
        rewrite_event(event, sheet(town="Nantes"), by=editor, now=NOW + timedelta(minutes=2), seen=seen)

    event.refresh_from_db()
    assert event.town == "Lyon"


def test_a_discarded_draft_is_gone_and_its_journal_stays(editor):
    event = draft()

    discard_event(event, by=editor, now=NOW)

    assert (Event.objects.count(), verbs(event)) == (0, ["event.drafted", "event.discarded"])


def test_may_answers_with_the_sentence_of_the_table(editor, publisher):
    event = announced_event()

    assert may(editor, "draft", Event, on=NOW) == Yes()
    assert may(editor, "cancel", event, on=NOW) == No(because=NotYours.message)
    assert may(publisher, "cancel", event, on=NOW) == Yes()
    assert may(publisher, "cancel", event, on=ENDS) == No(because=rules.EventOver.message)
    assert may(publisher, "announce", event, on=NOW) == No(because=NotAtThisStage.message)
    assert may(somebody(None), "view", event, on=NOW) == No(because=NotYours.message)


def test_lists_say_what_comes_what_has_passed_and_what_waits_for_a_date(publisher):
    past = announced_event(title={"fr": "Passé"})
    waiting = postpone_event(announced_event(title={"fr": "Reporté"}), by=publisher, now=NOW)
    coming = announced_event(title={"fr": "À venir"}, hours=NEXT_WEEK)
    draft(title={"fr": "Brouillon"}, hours=NEXT_WEEK)

    assert list(Event.objects.coming(ENDS)) == [coming]
    assert list(Event.objects.past(ENDS)) == [past]
    assert list(Event.objects.without_a_date(ENDS)) == [waiting]
    assert list(Event.objects.coming(ENDS - timedelta(seconds=1))) == [past, waiting, coming]


def test_the_published_rows_are_those_computed_from_nothing(publisher):
    for number in range(3):
        event = announced_event(title={"fr": f"Date {number}"}, places=(term(TermKind.COUNTRY, "SN"),))
    cancel_event(event, words={"fr": "Grève."}, by=publisher, now=NOW)

    entries = recomputed("event")

    stored = PublishedThing.objects.filter(kind="event")
    assert {(row.uid, row.language, row.digest) for row in stored} == {
        (entry.uid, entry.language, entry.digest()) for entry in entries
    }
    assert len(entries) == 6


@pytest.mark.parametrize("number", [1, 3])
def test_rows_are_computed_in_as_many_queries_whatever_their_number(number, django_assert_num_queries):
    for n in range(number):
        announced_event(title={"fr": f"Date {n}"})

    with django_assert_num_queries(7):
        recomputed("event")
