"""Days, hours and zones as people write and read them, in the active language. Nothing here asks the clock.

In French “18 novembre 2026 à 12 h 00, heure de Paris”, in English “18 November 2026 at 12:00, Paris time”: hours on the
24-hour clock in both, a no-break space before and after the “h”.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import dates as cldr
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .refusals import Refused

NBSP = "\u00a0"
PLATFORM = "Europe/Paris"
ZONES = (  # mainland and overseas France, then where the network's partners live
    "Europe/Paris", "America/Guadeloupe", "America/Martinique", "America/Cayenne", "Indian/Reunion", "Indian/Mayotte",
    "Pacific/Noumea", "Pacific/Tahiti", "America/Miquelon", "Europe/Brussels", "Europe/Berlin", "Europe/Zurich",
    "Africa/Abidjan", "Africa/Algiers", "Africa/Bamako", "Africa/Bangui", "Africa/Brazzaville", "Africa/Bujumbura",
    "Africa/Cairo", "Africa/Casablanca", "Africa/Conakry", "Africa/Porto-Novo", "Africa/Dakar", "Africa/Djibouti",
    "Africa/Douala", "Africa/Kigali", "Africa/Kinshasa", "Africa/Libreville", "Africa/Lome", "Africa/Luanda",
    "Africa/Niamey", "Africa/Nouakchott", "Africa/Ouagadougou", "Africa/Tunis", "Atlantic/Cape_Verde",
    "Indian/Antananarivo", "Indian/Comoro", "Indian/Mauritius", "America/Port-au-Prince", "Asia/Phnom_Penh",
    "Asia/Ho_Chi_Minh", "America/New_York", "UTC",
)  # fmt: skip


FRENCH_WORDS = {
    "Atlantic/Cape_Verde": "du Cap-Vert",
    "Indian/Comoro": "des Comores",
}  # articles that CLDR does not give


class HourSkipped(Refused):
    message = _("This hour does not exist on that day: the clocks go forward. Choose an hour before or after.")


class HourTwice(Refused):
    message = _("This hour comes twice on that day: the clocks go back. Choose an hour before or after.")


def in_zone(day: date, hour: time, zone: str) -> datetime:
    """The instant that the clocks of `zone` show as this day and hour. Raises HourSkipped or HourTwice."""
    first = datetime.combine(day, hour, ZoneInfo(zone))
    second = first.replace(fold=1)
    before, after = first.utcoffset() or timedelta(), second.utcoffset() or timedelta()
    if before != after:
        raise HourSkipped if before < after else HourTwice
    return first


def whole_days(first: date, last: date, zone: str) -> tuple[datetime, datetime]:
    """From the midnight that begins the first day to the one that ends the last, on the clocks of a zone."""
    there = ZoneInfo(zone)
    return datetime.combine(first, time(), there), datetime.combine(last + timedelta(days=1), time(), there)


def is_zone(name: str) -> bool:
    """Whether the time zone database knows this name."""
    return name in available_timezones()


def local(instant: datetime, zone: str) -> datetime:
    """The same instant on the clocks of a zone."""
    return instant.astimezone(ZoneInfo(zone))


@cache
def city_of(zone: str, language: str) -> str:
    """The name of a zone's city in a language: Le Caire for Africa/Cairo, La Réunion for Indian/Reunion."""
    return cldr.get_timezone_location(ZoneInfo(zone), locale=language, return_city=True)


def zone_words(zone: str) -> str:
    """`heure de Paris`, `heure d’Abidjan`, `heure du Caire`; in English `Paris time`."""
    if zone == "UTC":
        return gettext("universal time (UTC)")
    language = _language()
    city = city_of(zone, language)
    if language != "fr":
        return f"{city} time"
    if zone in FRENCH_WORDS:
        return f"heure {FRENCH_WORDS[zone]}"
    if city.startswith("Le "):
        return f"heure du {city[3:]}"
    return f"heure d’{city}" if city[0] in "AEIOUÉÈÊÎ" else f"heure de {city}"


def hour_words(hour: time) -> str:
    """`9 h 30`, `12 h 00`; in English `9:30`, `12:00`."""
    return f"{hour.hour}{NBSP}h{NBSP}{hour:%M}" if _language() == "fr" else f"{hour.hour}:{hour:%M}"


def hour_there_words(instant: datetime, zone: str) -> str:
    """`9 h 30` on the clocks of a zone; `9 h 30, heure de Dakar` where they differ from the platform's."""
    hour = hour_words(local(instant, zone).time())
    same = local(instant, zone).utcoffset() == local(instant, PLATFORM).utcoffset()
    return hour if same else f"{hour}, {zone_words(zone)}"


def day_words(day: date, *, year: bool = True, weekday: bool = False) -> str:
    """`1er décembre 2026`, `mardi 1er décembre`; in English `1 December 2026`, `Tuesday 1 December`."""
    words = cldr.format_date(day, "d MMMM y" if year else "d MMMM", locale=_locale())
    if _language() == "fr" and day.day == 1:
        words = "1er" + words[1:]
    return f"{cldr.format_date(day, 'EEEE', locale=_locale())} {words}" if weekday else words


def month_words(day: date, *, year: bool = False) -> str:
    """`mai`, `mai 2023`."""
    return cldr.format_date(day, "MMMM y" if year else "MMMM", locale=_locale())


def instant_words(instant: datetime, zone: str) -> str:
    """`18 novembre 2026 à 12 h 00, heure de Paris`."""
    there = local(instant, zone)
    return gettext("%(day)s at %(hour)s, %(zone)s") % {
        "day": day_words(there.date()),
        "hour": hour_words(there.time()),
        "zone": zone_words(zone),
    }


def span_words(starts: datetime, ends: datetime, zone: str, *, whole_day: bool = False) -> str:
    """When something takes place: one day with its hours, or from a day to another, with the zone where hours are said.

    Whole days end at the midnight after the last one.
    """
    first, last = local(starts, zone), local(ends, zone)
    if whole_day:
        return days_words(first.date(), last_day(starts, ends, zone))
    hours = {"from": hour_words(first.time()), "to": hour_words(last.time())}
    if first.date() == last.date():
        words = gettext("%(day)s, from %(from)s to %(to)s") if starts != ends else gettext("%(day)s at %(from)s")
        words %= {"day": day_words(first.date(), weekday=True), **hours}
    else:
        words = gettext("from %(first)s at %(from)s to %(last)s at %(to)s") % {
            "first": day_words(first.date(), year=first.year != last.year),
            "last": day_words(last.date()),
            **hours,
        }
    return f"{words}, {zone_words(zone)}"


def days_words(first: date, last: date) -> str:
    """`samedi 13 mai 2026`, `du 5 au 6 décembre 2022`, `du 30 novembre au 2 décembre 2022`."""
    if first == last:
        return day_words(first, weekday=True)
    if (first.year, first.month) == (last.year, last.month):
        beginning = "1er" if _language() == "fr" and first.day == 1 else str(first.day)
    else:
        beginning = day_words(first, year=first.year != last.year)
    return gettext("from %(first)s to %(last)s") % {"first": beginning, "last": day_words(last)}


def last_day(starts: datetime, ends: datetime, zone: str) -> date:
    """The last day of a span of whole days, which ends at the midnight after it."""
    return max((local(ends, zone) - timedelta(microseconds=1)).date(), local(starts, zone).date())


def left_words(instant: datetime, now: datetime) -> str:
    """`today`, `tomorrow`, `in 3 days`: days of the platform's calendar, so that the words change at its midnight alone."""
    days = (local(instant, PLATFORM).date() - local(now, PLATFORM).date()).days
    if days <= 0:
        return gettext("today")
    if days == 1:
        return gettext("tomorrow")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def closing_words(instant: datetime, zone: str, now: datetime) -> str:
    """`Closes on 18 November 2026 at 12:00, Paris time, in 3 days.` From that very instant on, `Closed on …`."""
    if now >= instant:
        return gettext("Closed on %(instant)s.") % {"instant": instant_words(instant, zone)}
    left = left_words(instant, now)
    return gettext("Closes on %(instant)s, %(left)s.") % {"instant": instant_words(instant, zone), "left": left}


def closing_soon_words(instant: datetime, now: datetime) -> str:
    """`Closes in 3 days`, `Closes today`; from that very instant on, `Closed`."""
    if now >= instant:
        return gettext("Closed")
    return gettext("Closes %(left)s") % {"left": left_words(instant, now)}


@dataclass(frozen=True, slots=True)
class Clock:
    """A drawn clock: what it says, whose it is, the angles of its hands in degrees from noon."""

    hour: str
    place: str
    hour_hand: float
    minute_hand: float


def clock(instant: datetime, zone: str) -> Clock:
    """The clock of a zone at an instant."""
    there = local(instant, zone)
    return Clock(
        hour=hour_words(there.time()),
        place=zone_words(zone),
        hour_hand=(there.hour % 12 + there.minute / 60) * 30,
        minute_hand=there.minute * 6,
    )


def clocks(instant: datetime, zone: str) -> list[Clock]:
    """The clock of the zone where something is decided, and the platform's own where its hour differs."""
    zones = [zone]
    if local(instant, zone).utcoffset() != local(instant, PLATFORM).utcoffset():
        zones.append(PLATFORM)
    return [clock(instant, name) for name in zones]


def zone_choices() -> list[tuple[str, str]]:
    """(name, words) of the zones that a form offers: France first, then cities in their order."""
    language = _language()
    return [(zone, f"{city_of(zone, language)} ({zone})" if zone != "UTC" else zone) for zone in ZONES]


def _language() -> str:
    return (get_language() or "fr").partition("-")[0]


def _locale() -> str:
    return "en_GB" if _language() == "en" else _language()
