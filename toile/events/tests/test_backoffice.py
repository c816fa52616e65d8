"""The staff's screens for events, through the real addresses."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from toile.events.actions import Hours, cancel_event
from toile.events.models import Event
from toile.services.models import TermKind
from toile.services.roles import Role

from .factories import ENDS, NEXT_WEEK, NOW, PLATFORM, STARTS, announced_event, draft, somebody, term

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_first_of_april():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def editor(client):
    client.force_login(somebody(Role.EDITOR))
    return client


@pytest.fixture
def publisher(client):
    client.force_login(somebody(Role.PUBLISHER))
    return client


def typed(**fields) -> dict:
    values = {
        "kind": term(TermKind.EVENT_KIND, "meeting").pk,
        "title_fr": "Concertation régionale",
        "title_en": "",
        "starts_at_day": "2026-05-13",
        "starts_at_hour": "09:30",
        "ends_at_day": "2026-05-13",
        "ends_at_hour": "17:00",
        "zone": "Africa/Dakar",
        "town": "Dakar",
    }
    return values | fields


def step(event: Event, verb: str) -> str:
    return reverse("agenda:step", args=[event.pk, verb])


def edit(event: Event) -> str:
    return reverse("agenda:edit", args=[event.pk])


def hours(event: Event) -> tuple:
    event.refresh_from_db()
    return event.starts_at.isoformat(), event.ends_at.isoformat(), event.zone, event.is_whole_day


def test_an_editor_writes_a_draft_whose_hours_are_those_of_its_zone(editor):
    response = editor.post(reverse("agenda:add"), typed())

    event = Event.objects.get()
    assert (response.url, event.slug, event.status) == (edit(event), "concertation-regionale-2026", "draft")
    assert hours(event) == ("2026-05-13T09:30:00+00:00", "2026-05-13T17:00:00+00:00", "Africa/Dakar", False)


def test_whole_days_last_until_the_midnight_of_their_zone_that_ends_the_last(editor):
    form = typed(starts_at_hour="", ends_at_hour="", ends_at_day="2026-05-14", is_whole_day="on", zone="Indian/Reunion")

    editor.post(reverse("agenda:add"), form)

    event = Event.objects.get()
    assert hours(event) == ("2026-05-12T20:00:00+00:00", "2026-05-14T20:00:00+00:00", "Indian/Reunion", True)
    shown = editor.get(edit(event)).context["form"]
    assert (shown["starts_at"].value().date().isoformat(), shown["ends_at"].value().date().isoformat()) == (
        "2026-05-13",
        "2026-05-14",
    )


def test_a_day_of_the_clock_change_is_a_day_like_another(editor):
    form = typed(starts_at_day="2026-10-25", ends_at_day="2026-10-25", is_whole_day="on", zone="Europe/Paris")

    editor.post(reverse("agenda:add"), form)

    assert hours(Event.objects.get())[:2] == ("2026-10-24T22:00:00+00:00", "2026-10-25T23:00:00+00:00")


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"starts_at_hour": ""}, "starts_at", "Choisissez l’heure."),
        ({"starts_at_day": ""}, "starts_at", "Choisissez le jour."),
        (
            {"starts_at_day": "2027-03-28", "starts_at_hour": "02:30", "zone": "Europe/Paris"},
            "starts_at",
            "Cette heure n’existe pas ce jour-là : les horloges avancent. Choisissez une heure avant ou après.",
        ),
        (
            {"ends_at_day": "2026-05-12"},
            None,
            "L’événement finit avant de commencer. Vérifiez les jours et les heures.",
        ),
    ],
)
def test_bad_hours_come_back_with_a_sentence_and_nothing_is_kept(editor, fields, field, sentence):
    response = editor.post(reverse("agenda:add"), typed(**fields))

    form = response.context["form"]
    assert sentence in (form.errors[field] if field else form.non_field_errors())
    assert "Concertation régionale" in response.text
    assert Event.objects.count() == 0


def test_a_publisher_gives_a_new_date_in_the_zone_they_type(publisher):
    event = announced_event()
    shown = publisher.get(step(event, "reschedule")).context["form"]
    assert shown["starts_at"].value().isoformat() == "2026-05-13T09:30:00"

    form = typed(starts_at_day="2026-05-20", ends_at_day="2026-05-20", words_fr="La salle est fermée.", words_en="")
    response = publisher.post(step(event, "reschedule"), form)

    assert response.url == edit(event)
    assert hours(event)[:3] == ("2026-05-20T09:30:00+00:00", "2026-05-20T17:00:00+00:00", "Africa/Dakar")
    assert (event.first_starts_at, event.state_words, event.sequence) == (STARTS, {"fr": "La salle est fermée."}, 1)


def test_the_same_hours_again_are_refused_on_the_page_that_asks(publisher):
    event = announced_event()
    form = typed(zone="Europe/Paris")

    response = publisher.post(step(event, "reschedule"), form)

    assert response.context["form"].non_field_errors() == ["Ce sont les jours et heures déjà annoncés."]
    assert event.sequence == 0


def test_a_cancellation_asks_what_people_must_know(publisher):
    event = announced_event()

    assert list(publisher.post(step(event, "cancel"), {}).context["form"].errors) == ["words"]
    publisher.post(step(event, "cancel"), {"words_fr": "Grève des transports."})

    event.refresh_from_db()
    assert (event.status, event.state_words) == ("cancelled", {"fr": "Grève des transports."})


@pytest.mark.parametrize("verb", ["postpone", "cancel"])
def test_what_has_taken_place_offers_no_change_of_state(client, verb):
    event = announced_event()

    with time_machine.travel(ENDS, tick=False):
        client.force_login(somebody(Role.PUBLISHER))
        page = client.get(edit(event)).text
        client.post(step(event, verb), {"words_fr": "Trop tard."})

    assert "L’événement est passé." in page
    event.refresh_from_db()
    assert event.status == "announced"


@pytest.mark.parametrize(
    ("before", "verb", "after"), [("postpone", "confirm", "announced"), ("cancel", "restore", "announced")]
)
def test_a_change_is_taken_back(publisher, before, verb, after):
    event = announced_event()
    publisher.post(step(event, before), {"words_fr": "Incertain."})

    publisher.post(step(event, verb))

    event.refresh_from_db()
    assert (event.status, event.sequence) == (after, 2)


def test_a_correction_keeps_the_hours_whatever_is_sent(publisher):
    event = announced_event()

    response = publisher.post(edit(event), typed(starts_at_day="2026-12-31", town="Toulouse", venue=""))

    assert response.status_code == 302
    assert hours(event)[0] == STARTS.isoformat()
    assert (event.title, event.venue) == ({"fr": "Concertation régionale"}, "")


def test_an_announced_event_whose_days_are_whole_is_corrected_too(publisher):
    whole = Hours(
        starts_at=STARTS.replace(hour=22, minute=0),
        ends_at=STARTS.replace(hour=22, minute=0) + timedelta(2),
        is_whole_day=True,
    )
    event = announced_event(hours=whole)

    assert publisher.post(edit(event), typed()).status_code == 302
    assert hours(event) == (whole.starts_at.isoformat(), whole.ends_at.isoformat(), "Europe/Paris", True)


def test_an_editor_opens_no_verb_of_a_publisher(editor):
    event = announced_event()

    for verb in ("cancel", "postpone", "reschedule", "correct", "unknown"):
        assert editor.post(step(event, verb), {"words_fr": "Non."}).status_code in {302, 404}

    event.refresh_from_db()
    assert (event.status, event.sequence) == ("announced", 0)


def test_the_list_is_filtered_by_side_of_now(publisher):
    announced_event(title={"fr": "À venir"})
    announced_event(title={"fr": "Passé"}, hours=Hours(starts_at=NOW - timedelta(days=2), ends_at=NOW))
    cancel_event(announced_event(title={"fr": "Annulé"}, hours=NEXT_WEEK), words={"fr": "Non."}, by=PLATFORM, now=NOW)
    draft(title={"fr": "Brouillon"})
    index = reverse("agenda:index")

    def titles(**query) -> list[str]:
        return [str(event) for event in publisher.get(index, query).context["object_list"]]

    assert titles() == ["Annulé", "Brouillon", "À venir", "Passé"]
    assert titles(when="past") == ["Passé"]
    assert titles(status="cancelled") == ["Annulé"]
    assert titles(q="venir") == ["À venir"]
    csv = b"".join(publisher.get(index, {"export": "csv", "when": "past"}).streaming_content).decode()
    assert csv.splitlines()[1].startswith(
        "Passé,,Rencontre,annoncé,2026-03-30 11:00:00,2026-04-01 11:00:00,Europe/Paris"
    )
