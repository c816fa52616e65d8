"""Events as calendars take them: iCalendar (RFC 5545), with what RFC 7986 adds.

A postponed or cancelled event frees its hours (TRANSP) and says what has happened where every calendar shows it, in the
summary. iCalendar has no word for “postponed”: STATUS says TENTATIVE, X-TOILE-STATE says which it is.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from django.utils.translation import gettext
from icalendar import Calendar, TimezoneDaylight, TimezoneStandard, vDuration
from icalendar import Event as Entry
from icalendar import Timezone as ZoneRules

from toile.core.dates import instant_words, last_day, local
from toile.core.localised import text_in, words_in

from .models import Event
from .rules import Standing

PRODUCT = "-//Toile//Agenda//FR"
STATUS = {
    Standing.ANNOUNCED: "CONFIRMED",
    Standing.RESCHEDULED: "CONFIRMED",
    Standing.POSTPONED: "TENTATIVE",
    Standing.CANCELLED: "CANCELLED",
}
FREES_ITS_HOURS = {Standing.POSTPONED, Standing.CANCELLED}
FRESH_EVERY = timedelta(hours=6)
A_YEAR = timedelta(days=366)


def calendar_of(events: Iterable[Event], *, name: str, language: str, base: str, source: str = "") -> bytes:
    """A calendar named `name` with these events in a language, whose words are those of the active language.

    `base` is the scheme and host of the site; `source` the path at which the calendar is fetched again, for one that is
    followed. Hours carry their zone (VTIMEZONE), whole days are dates; UID never changes, SEQUENCE rises with each
    change of date, place or state. One SQL query each for kinds, themes and organisers, where they are not loaded.
    """
    events = list(events)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name, parameters={"LANGUAGE": language})
    calendar.add("x-wr-calname", name)
    if source:
        calendar.add("source", urljoin(base, source), parameters={"VALUE": "URI"})
        calendar.add("refresh-interval", FRESH_EVERY, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(FRESH_EVERY).to_ical().decode())  # Outlook reads this one
    for zone in sorted({event.zone for event in events if not event.is_whole_day and event.zone != "UTC"}):
        calendar.add_component(rules_of(zone, [event for event in events if event.zone == zone]))
    for event in events:
        calendar.add_component(entry_of(event, language, base))
    return calendar.to_ical()


def entry_of(event: Event, language: str, base: str) -> Entry:
    """One event. What has changed stands in the summary and first in the description: many calendars show no status."""
    standing = event.standing()
    title, written_in = words_in(event.title, language)
    entry = Entry()
    entry.add("uid", f"urn:uuid:{event.uid}")
    entry.add("dtstamp", event.changed_at)
    entry.add("created", event.announced_at or event.changed_at)
    entry.add("last-modified", event.changed_at)
    entry.add("sequence", event.sequence)
    entry.add("status", STATUS[standing])
    entry.add("x-toile-state", standing.upper())
    entry.add("transp", "TRANSPARENT" if standing in FREES_ITS_HOURS or event.is_whole_day else "OPAQUE")
    entry.add("summary", told(title, event, standing), parameters={"LANGUAGE": written_in or language})
    entry.add("description", described(event, standing, language, urljoin(base, event.get_absolute_url())))
    entry.add("url", urljoin(base, event.get_absolute_url()))
    if event.where() or event.is_online:
        entry.add("location", event.where() or gettext("On line"))
    if event.is_online and event.online_address and standing not in FREES_ITS_HOURS:
        entry.add("conference", event.online_address, parameters={"VALUE": "URI", "FEATURE": "VIDEO"})
    entry.add("categories", [str(event.kind), *(str(theme) for theme in event.themes.all())])
    for organiser in event.organisers.all():
        entry.add("contact", organiser.name)
    _add_hours(entry, event)
    return entry


def told(title: str, event: Event, standing: Standing) -> str:
    """The title with what has changed, and whether it is made up."""
    if standing in FREES_ITS_HOURS:
        title = gettext("%(state)s: %(title)s") % {"state": standing.label, "title": title}
    return gettext("%(title)s (fictional example)") % {"title": title} if event.is_fictional else title


def described(event: Event, standing: Standing, language: str, address: str) -> str:
    """What has changed, the lead, the address of the page."""
    first = ""
    if standing == Standing.RESCHEDULED:
        words = {"first": instant_words(event.first_starts_at, event.zone)}
        first = gettext("New date. It was to begin on %(first)s.") % words
    parts = [first, text_in(event.state_words, language), text_in(event.lead, language), address]
    return "\n\n".join(filter(None, parts))


def _add_hours(entry: Entry, event: Event) -> None:
    if event.is_whole_day:
        entry.add("dtstart", local(event.starts_at, event.zone).date())
        entry.add("dtend", last_day(event.starts_at, event.ends_at, event.zone) + timedelta(days=1))
        return
    for name, instant in (("dtstart", event.starts_at), ("dtend", event.ends_at)):
        if event.zone == "UTC":
            entry.add(name, instant.astimezone(UTC))
        else:  # the library would write zones on universal time without their name
            entry.add(name, local(instant, event.zone).replace(tzinfo=None), parameters={"TZID": event.zone})


def rules_of(zone: str, events: Iterable[Event]) -> ZoneRules:
    """The offsets of a zone around these events, one observance a change (RFC 5545 §3.6.5).

    Written here: the library lists seventy years, and gives the changes on the clocks that follow them where the standard
    asks for those that precede.
    """
    first = min(event.starts_at for event in events) - A_YEAR
    last = max(event.ends_at for event in events) + A_YEAR
    rules = ZoneRules()
    rules.add("tzid", zone)
    before = offset_at(first, zone)
    rules.add_component(_observance(first, before, before, zone))
    for change in changes(zone, first, last):
        after = offset_at(change, zone)
        rules.add_component(_observance(change, before, after, zone))
        before = after
    return rules


def changes(zone: str, first: datetime, last: datetime) -> Iterable[datetime]:
    """The instants between two others, to the second, at which a zone's clocks change."""
    day = first
    while day < last:
        following = day + timedelta(days=1)
        if offset_at(day, zone) != offset_at(following, zone):
            early, late = day, following
            while late - early > timedelta(seconds=1):
                middle = early + (late - early) / 2
                early, late = (middle, late) if offset_at(middle, zone) == offset_at(early, zone) else (early, middle)
            yield late.replace(microsecond=0)
        day = following


def offset_at(instant: datetime, zone: str) -> timedelta:
    """How far the clocks of a zone are ahead of universal time at an instant."""
    return instant.astimezone(ZoneInfo(zone)).utcoffset()


def _observance(
    instant: datetime, before: timedelta, after: timedelta, zone: str
) -> TimezoneStandard | TimezoneDaylight:
    there = instant.astimezone(ZoneInfo(zone))
    observance = TimezoneDaylight() if there.dst() else TimezoneStandard()
    observance.add("dtstart", (instant.astimezone(UTC) + before).replace(tzinfo=None, microsecond=0))
    observance.add("tzoffsetfrom", before)
    observance.add("tzoffsetto", after)
    observance.add("tzname", there.tzname())
    return observance
