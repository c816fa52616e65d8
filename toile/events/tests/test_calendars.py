"""Events taken to a calendar, read back by the parser of somebody else."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import translation
from icalendar import Calendar

from toile.core import dates
from toile.events.actions import Hours, cancel_event, confirm_event, postpone_event, reschedule_event
from toile.events.calendars import calendar_of, rules_of
from toile.events.models import Event
from toile.network.models import Kind, Organisation
from toile.services.models import TermKind

from .factories import ENDS, NEXT_WEEK, NOW, PLATFORM, STARTS, announced_event, draft, term

pytestmark = pytest.mark.django_db
BASE = "https://reseau.example"


@pytest.fixture(autouse=True)
def on_the_first_of_april():
    with time_machine.travel(NOW, tick=False):
        yield


def written(*events: Event, language: str = "fr") -> bytes:
    with translation.override(language):
        return calendar_of(events, name="Agenda", language=language, base=BASE, source="/agenda.ics")


def read_back(*events: Event, language: str = "fr") -> list:
    return Calendar.from_ical(written(*events, language=language)).walk("VEVENT")


def plain(words) -> str:
    return str(words).replace(dates.NBSP, " ")


@pytest.mark.parametrize("zone", ["Europe/Paris", "Africa/Dakar", "Indian/Reunion", "America/Cayenne"])
def test_hours_carry_their_zone_and_its_rules(zone):
    event = announced_event(hours=Hours(starts_at=STARTS, ends_at=ENDS, zone=zone))

    calendar = Calendar.from_ical(written(event))

    entry = calendar.walk("VEVENT")[0]
    assert entry["dtstart"].params["TZID"] == zone
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (STARTS, ENDS)
    assert [str(rules["tzid"]) for rules in calendar.walk("VTIMEZONE")] == [zone]


def test_an_event_on_universal_time_needs_no_rules():
    event = announced_event(hours=Hours(starts_at=STARTS, ends_at=ENDS, zone="UTC"))

    assert b"DTSTART:20260513T073000Z" in written(event)
    assert b"VTIMEZONE" not in written(event)


@pytest.mark.parametrize(
    "zone", ["Europe/Paris", "America/New_York", "Africa/Casablanca", "Africa/Cairo", "Africa/Dakar"]
)
def test_the_rules_say_what_the_clocks_of_the_zone_show_every_hour_of_two_years(zone):
    event = announced_event(hours=Hours(starts_at=STARTS, ends_at=ENDS, zone=zone))

    rules = rules_of(zone, [event]).to_tz(lookup_tzid=False)

    for hour in range(-365 * 24, 365 * 24):
        instant = STARTS + timedelta(hours=hour)
        there = dates.local(instant, zone)
        if (
            dates.local(instant - timedelta(hours=3), zone).utcoffset()
            == there.utcoffset()
            == dates.local(instant + timedelta(hours=3), zone).utcoffset()
        ):  # hours that come twice, or never, are not unlike on both clocks
            assert rules.utcoffset(there.replace(tzinfo=None)) == there.utcoffset(), instant


def test_a_change_of_the_clocks_is_told_on_those_that_precede_it():
    event = announced_event(hours=Hours(starts_at=STARTS, ends_at=ENDS))

    assert [line for line in written(event).split(b"\r\n") if line.startswith(b"DTSTART:2026")] == [
        b"DTSTART:20260329T020000",
        b"DTSTART:20261025T030000",
    ]


@pytest.mark.parametrize(("zone", "last"), [("Europe/Paris", date(2022, 12, 6)), ("Indian/Reunion", date(2022, 12, 6))])
def test_whole_days_are_dates_and_end_the_day_after(zone, last):
    starts, ends = dates.whole_days(date(2022, 12, 5), last, zone)
    event = announced_event(hours=Hours(starts_at=starts, ends_at=ends, zone=zone, is_whole_day=True))

    entry = read_back(event)[0]

    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2022, 12, 5), date(2022, 12, 7))
    assert b"VTIMEZONE" not in written(event)


def test_a_day_on_which_the_clocks_change_is_one_day():
    starts, ends = dates.whole_days(date(2026, 10, 25), date(2026, 10, 25), "Europe/Paris")

    entry = read_back(announced_event(hours=Hours(starts_at=starts, ends_at=ends, is_whole_day=True)))[0]

    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2026, 10, 25), date(2026, 10, 26))


def test_an_event_tells_all_that_a_calendar_can_show():
    host = Organisation.objects.create(slug="cosim", kind=Kind.COLLECTIVE, name="COSIM, Occitanie")
    event = announced_event(
        title={"fr": "Rencontre, à Dakar ; suite\\fin", "en": "Meeting"},
        organisers=(host,),
        themes=(term(TermKind.THEME, "jeunesse", "Jeunesse"),),
        is_online=True,
        online_address="https://example.org/salle?a=1,2;b",
    )

    entry = read_back(event)[0]

    assert str(entry["summary"]) == "Rencontre, à Dakar ; suite\\fin"
    assert entry["summary"].params["LANGUAGE"] == "fr"
    assert str(entry["uid"]) == f"urn:uuid:{event.uid}"
    assert (entry["sequence"], str(entry["status"]), str(entry["transp"])) == (0, "CONFIRMED", "OPAQUE")
    assert entry.decoded("dtstamp") == entry.decoded("last-modified") == event.changed_at
    assert str(entry["location"]) == "Maison des associations, Toulouse"
    assert str(entry["url"]) == f"{BASE}{event.get_absolute_url()}"
    assert str(entry["conference"]) == "https://example.org/salle?a=1,2;b"
    assert [str(word) for word in entry["categories"].cats] == ["Rencontre", "Jeunesse"]
    assert str(entry["contact"]) == "COSIM, Occitanie"
    assert str(entry["description"]) == f"Monter son premier projet.\n\n{BASE}{event.get_absolute_url()}"


def test_the_words_and_addresses_are_those_of_the_readers_language():
    event = announced_event(lead={"fr": "Un jour."})

    entry = read_back(event, language="en")[0]

    assert (str(entry["summary"]), entry["summary"].params["LANGUAGE"]) == ("Youth day", "en")
    assert str(entry["url"]) == f"{BASE}/en{event.get_absolute_url()}"


def test_words_that_are_not_translated_are_said_to_be_in_their_language():
    entry = read_back(announced_event(title={"fr": "Journée"}), language="en")[0]

    assert (str(entry["summary"]), entry["summary"].params["LANGUAGE"]) == ("Journée", "fr")


def told(event: Event) -> tuple:
    entry = read_back(event)[0]
    return (
        str(entry["status"]),
        str(entry["transp"]),
        plain(entry["summary"]),
        entry["sequence"],
        str(entry["x-toile-state"]),
    )


def test_calendars_are_told_each_change_under_one_identifier_and_a_higher_sequence():
    event = announced_event()
    first = str(read_back(event)[0]["uid"])

    event = postpone_event(event, by=PLATFORM, now=NOW)
    assert told(event) == ("TENTATIVE", "TRANSPARENT", "Reporté : Journée de la jeunesse", 1, "POSTPONED")
    event = confirm_event(event, by=PLATFORM, now=NOW)
    assert told(event) == ("CONFIRMED", "OPAQUE", "Journée de la jeunesse", 2, "ANNOUNCED")
    event = reschedule_event(event, NEXT_WEEK, by=PLATFORM, now=NOW)
    assert told(event) == ("CONFIRMED", "OPAQUE", "Journée de la jeunesse", 3, "RESCHEDULED")
    event = cancel_event(event, words={"fr": "Grève."}, by=PLATFORM, now=NOW)
    assert told(event) == ("CANCELLED", "TRANSPARENT", "Annulé : Journée de la jeunesse", 4, "CANCELLED")
    assert str(read_back(event)[0]["uid"]) == first


def test_what_has_changed_stands_first_in_the_description():
    moved = reschedule_event(announced_event(), NEXT_WEEK, words={"fr": "La salle était prise."}, by=PLATFORM, now=NOW)

    assert plain(read_back(moved)[0]["description"]).split("\n\n")[:2] == [
        "Nouvelle date. Il devait commencer le 13 mai 2026 à 9 h 30, heure de Paris.",
        "La salle était prise.",
    ]


def test_nobody_is_led_to_the_room_of_what_does_not_take_place():
    event = announced_event(is_online=True, online_address="https://example.org/salle")

    event = cancel_event(event, words={"fr": "Grève."}, by=PLATFORM, now=NOW)

    assert b"example.org" not in written(event)


def test_what_is_made_up_says_so():
    assert plain(read_back(announced_event(is_fictional=True))[0]["summary"]).endswith("(exemple fictif)")


def test_long_lines_are_folded_between_letters_and_end_as_the_standard_asks():
    event = announced_event(title={"fr": "é" * 160}, lead={"fr": "Un texte 🎈 " * 30})

    text = written(event)

    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert str(Calendar.from_ical(text).walk("VEVENT")[0]["summary"]) == "é" * 160


def test_a_line_break_in_a_title_adds_no_property():
    event = announced_event(title={"fr": "Fin\r\nATTACH:https://example.org/x"})

    entry = read_back(event)[0]

    assert "attach" not in entry
    assert len(read_back(event)) == 1


def test_the_calendar_of_what_is_coming_can_be_followed(client, settings):
    announced_event(title={"fr": "Passé"}, hours=Hours(starts_at=NOW - timedelta(2), ends_at=NOW))
    cancel_event(announced_event(title={"fr": "Annulé"}), words={"fr": "Grève."}, by=PLATFORM, now=NOW)
    draft(title={"fr": "Brouillon"})

    response = client.get("/agenda.ics")

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="agenda.ics"'
    calendar = Calendar.from_ical(response.content)
    assert [plain(entry["summary"]) for entry in calendar.walk("VEVENT")] == ["Annulé : Annulé"]
    assert (str(calendar["method"]), str(calendar["version"])) == ("PUBLISH", "2.0")
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in response.content
    assert b"X-PUBLISHED-TTL:PT6H" in response.content
    assert f"SOURCE;VALUE=URI:{settings.BASE_URL}/agenda.ics".encode() in response.content
    assert str(calendar["name"]).endswith(", agenda")


def test_one_event_is_taken_in_both_languages(client):
    event = announced_event()

    french = Calendar.from_ical(client.get(f"/agenda/{event.slug}.ics").content)
    english = Calendar.from_ical(client.get(f"/en/agenda/{event.slug}.ics").content)

    assert [str(calendar.walk("VEVENT")[0]["summary"]) for calendar in (french, english)] == [
        "Journée de la jeunesse",
        "Youth day",
    ]
    assert "refresh-interval" not in french
    assert client.get("/agenda/unknown.ics").status_code == 404


def test_an_empty_calendar_is_a_calendar(client):
    calendar = Calendar.from_ical(client.get("/agenda.ics").content)

    assert calendar.walk("VEVENT") == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_calendar_costs_as_many_queries_whatever_its_length(client, number, django_assert_num_queries):
    client.get("/agenda.ics")
    for n in range(number):
        announced_event(title={"fr": f"Date {n}"}, themes=(term(TermKind.THEME, "jeunesse"),))

    with django_assert_num_queries(4):
        client.get("/agenda.ics")
