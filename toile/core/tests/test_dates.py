"""Days, hours and zones in words."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from toile.core import dates

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)  # 12:00 in Paris, 11:00 in Dakar, 15:00 in Saint-Denis (Réunion)


@pytest.fixture(autouse=True)
def in_french():
    with translation.override("fr"):
        yield


def plain(words: str) -> str:
    return words.replace(dates.NBSP, " ")


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Paris", "18 novembre 2026 à 12 h 00, heure de Paris"),
        ("Africa/Dakar", "18 novembre 2026 à 11 h 00, heure de Dakar"),
        ("Indian/Reunion", "18 novembre 2026 à 15 h 00, heure de La Réunion"),
        ("Africa/Abidjan", "18 novembre 2026 à 11 h 00, heure d’Abidjan"),
        ("Africa/Cairo", "18 novembre 2026 à 13 h 00, heure du Caire"),
        ("Indian/Comoro", "18 novembre 2026 à 14 h 00, heure des Comores"),
        ("UTC", "18 novembre 2026 à 11 h 00, temps universel (UTC)"),
    ],
)
def test_an_instant_is_said_on_the_clocks_of_its_zone(zone, expected):
    assert plain(dates.instant_words(NOON, zone)) == expected


def test_an_instant_is_said_in_english_too():
    with translation.override("en"):
        assert dates.instant_words(NOON, "Africa/Dakar") == "18 November 2026 at 11:00, Dakar time"


@pytest.mark.parametrize("zone", dates.ZONES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_zone_that_a_form_offers_exists_and_has_words(zone, language):
    with translation.override(language):
        assert dates.is_zone(zone)
        assert len(dates.zone_words(zone)) > 6


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ((2026, 5, 13, 7, 30), (2026, 5, 13, 15, 0), "mercredi 13 mai 2026, de 9 h 30 à 17 h 00, heure de Paris"),
        ((2026, 5, 13, 7, 30), (2026, 5, 13, 7, 30), "mercredi 13 mai 2026 à 9 h 30, heure de Paris"),
        ((2022, 12, 5, 8, 0), (2022, 12, 6, 16, 0), "du 5 décembre à 9 h 00 au 6 décembre 2022 à 17 h 00, heure de Paris"),
        ((2022, 12, 31, 8, 0), (2023, 1, 1, 16, 0), "du 31 décembre 2022 à 9 h 00 au 1er janvier 2023 à 17 h 00, heure de Paris"),
    ],
)  # fmt: skip
def test_a_span_says_its_days_hours_and_zone(starts, ends, expected):
    words = dates.span_words(datetime(*starts, tzinfo=UTC), datetime(*ends, tzinfo=UTC), "Europe/Paris")

    assert plain(words) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 5, 13), date(2026, 5, 13), "mercredi 13 mai 2026"),
        (date(2022, 12, 5), date(2022, 12, 6), "du 5 au 6 décembre 2022"),
        (date(2022, 12, 1), date(2022, 12, 6), "du 1er au 6 décembre 2022"),
        (date(2022, 11, 30), date(2022, 12, 2), "du 30 novembre au 2 décembre 2022"),
        (date(2022, 12, 30), date(2023, 1, 2), "du 30 décembre 2022 au 2 janvier 2023"),
    ],
)
def test_whole_days_are_said_without_hours(first, last, expected):
    starts = dates.in_zone(first, time(), "Africa/Dakar")
    ends = dates.in_zone(last + timedelta(days=1), time(), "Africa/Dakar")

    assert dates.span_words(starts, ends, "Africa/Dakar", whole_day=True) == expected


def test_an_hour_that_the_clocks_skip_is_refused():
    with pytest.raises(dates.HourSkipped):
        dates.in_zone(date(2026, 3, 29), time(2, 30), "Europe/Paris")


def test_an_hour_that_comes_twice_is_refused():
    with pytest.raises(dates.HourTwice):
        dates.in_zone(date(2026, 10, 25), time(2, 30), "Europe/Paris")


@pytest.mark.parametrize("zone", ["Africa/Dakar", "Indian/Reunion"])
def test_where_clocks_never_change_every_hour_is_an_instant(zone):
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        assert dates.local(dates.in_zone(day, time(2, 30), zone), zone).time() == time(2, 30)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.times(), st.sampled_from(dates.ZONES))
def test_what_was_typed_is_what_is_shown_or_it_is_refused(day, hour, zone):
    try:
        instant = dates.in_zone(day, hour, zone)
    except (dates.HourSkipped, dates.HourTwice):
        return
    there = dates.local(instant.astimezone(UTC), zone)

    assert (there.date(), there.time()) == (day, hour)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 11, 18, 10, 59, tzinfo=UTC), "aujourd’hui"),
        (datetime(2026, 11, 17, 23, 0, tzinfo=UTC), "aujourd’hui"),  # midnight in Paris
        (datetime(2026, 11, 17, 22, 59, tzinfo=UTC), "demain"),
        (datetime(2026, 11, 15, 12, 0, tzinfo=UTC), "dans 3 jours"),
    ],
)
def test_what_is_left_is_counted_in_days_of_the_platform(now, expected):
    assert plain(dates.left_words(NOON, now)) == expected


def test_a_second_clock_is_drawn_where_the_hour_differs():
    assert [
        (plain(clock.hour), clock.hour_hand, clock.minute_hand) for clock in dates.clocks(NOON, "Africa/Dakar")
    ] == [
        ("11 h 00", 330, 0),
        ("12 h 00", 0, 0),
    ]
    assert [clock.place for clock in dates.clocks(NOON, "Europe/Brussels")] == ["heure de Bruxelles"]


@pytest.mark.parametrize(
    ("now", "said", "soon"),
    [
        (
            NOON - timedelta(days=3),
            "Ferme le 18 novembre 2026 à 12 h 00, heure de Paris, dans 3 jours.",
            "Ferme dans 3 jours",
        ),
        (
            NOON - timedelta(seconds=1),
            "Ferme le 18 novembre 2026 à 12 h 00, heure de Paris, aujourd’hui.",
            "Ferme aujourd’hui",
        ),
        (NOON, "A fermé le 18 novembre 2026 à 12 h 00, heure de Paris.", "Fermé"),
    ],
)
def test_a_deadline_is_closed_from_its_very_instant(now, said, soon):
    assert plain(dates.closing_words(NOON, "Europe/Paris", now)) == said
    assert plain(dates.closing_soon_words(NOON, now)) == soon
