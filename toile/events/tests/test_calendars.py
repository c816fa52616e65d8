"""Events taken to a calendar, read back by the parser."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from toile.events.calendars import calendar_of
from toile.events.models import Event
from toile.events.rules import EventStatus

CHANGED = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
BASE = "https://reseau.example"


def event(**fields) -> Event:
    values = {
        "slug": "rencontre",
        "title": {"fr": "Rencontre, à Dakar ; suite", "en": "Meeting"},
        "lead": {"fr": "Une phrase."},
        "starts_at": datetime(2026, 12, 5, 15, 0, tzinfo=UTC),
        "ends_at": datetime(2026, 12, 5, 18, 0, tzinfo=UTC),
        "zone": "Africa/Dakar",
        "town": "Dakar",
        "status": EventStatus.ANNOUNCED,
        "changed_at": CHANGED,
        "sequence": 2,
    }
    return Event(**values | fields)


def read_back(*events: Event, language: str = "fr") -> list:
    text = calendar_of(events, name="Agenda", language=language, base=BASE)
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    return Calendar.from_ical(text).walk("VEVENT")


def test_hours_carry_their_zone():
    entry = read_back(event(zone="Europe/Paris"))[0]

    assert entry.decoded("dtstart").isoformat() == "2026-12-05T16:00:00+01:00"
    assert entry["dtstart"].params["TZID"] == "Europe/Paris"
    assert str(entry["summary"]) == "Rencontre, à Dakar ; suite"
    assert (entry["sequence"], str(entry["status"])) == (2, "CONFIRMED")
    assert str(entry["url"]) == f"{BASE}/agenda/rencontre/"


def test_a_zone_on_universal_time_keeps_its_instant():
    assert read_back(event(zone="Africa/Dakar"))[0].decoded("dtstart") == datetime(2026, 12, 5, 15, 0, tzinfo=UTC)


def test_whole_days_are_dates_and_end_the_day_after():
    days = event(
        is_whole_day=True,
        zone="Europe/Paris",
        starts_at=datetime(2022, 12, 4, 23, 0, tzinfo=UTC),
        ends_at=datetime(2022, 12, 6, 23, 0, tzinfo=UTC),
    )

    entry = read_back(days)[0]

    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2022, 12, 5), date(2022, 12, 7))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (EventStatus.ANNOUNCED, "CONFIRMED"),
        (EventStatus.POSTPONED, "TENTATIVE"),
        (EventStatus.CANCELLED, "CANCELLED"),
    ],
)
def test_a_calendar_is_told_what_happened(status, said):
    entry = read_back(event(status=status, state_words={"fr": "La salle n’est plus libre."}))[0]

    assert str(entry["status"]) == said
    assert str(entry["description"]) == "La salle n’est plus libre.\n\nUne phrase."


def test_the_identifier_is_that_of_the_record():
    one = event()

    assert str(read_back(one)[0]["uid"]) == f"urn:uuid:{one.uid}"


def test_the_words_are_in_the_reader_s_language():
    assert str(read_back(event(), language="en")[0]["summary"]) == "Meeting"
