"""Events as calendars take them: iCalendar, RFC 5545, with what RFC 7986 adds."""

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urljoin

from icalendar import Calendar
from icalendar import Event as Entry

from toile.core.dates import last_day, local
from toile.core.localised import text_in

from .models import Event
from .rules import EventStatus

PRODUCT = "-//Toile//Agenda//FR"
STATUS = {
    EventStatus.ANNOUNCED: "CONFIRMED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}
FRESH_EVERY = timedelta(hours=12)


def calendar_of(events: Iterable[Event], *, name: str, language: str, base: str) -> bytes:
    """A calendar named `name` with these events in a language; `base` is the scheme and host of the site.

    Hours carry their zone (VTIMEZONE), whole days are dates; UID never changes, SEQUENCE rises with each change.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", FRESH_EVERY, parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(entry_of(event, language, base))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def entry_of(event: Event, language: str, base: str) -> Entry:
    """One event. What changed stands in the description: many calendars do not show a status."""
    entry = Entry()
    entry.add("uid", f"urn:uuid:{event.uid}")
    entry.add("dtstamp", event.changed_at)
    entry.add("last-modified", event.changed_at)
    entry.add("sequence", event.sequence)
    entry.add("status", STATUS[EventStatus(event.status)])
    entry.add("summary", text_in(event.title, language), parameters={"LANGUAGE": language})
    words = [text_in(event.state_words, language), text_in(event.lead, language)]
    entry.add("description", "\n\n".join(part for part in words if part))
    where = ", ".join(part for part in (event.venue, event.town) if part)
    if where or event.online_address:
        entry.add("location", where or event.online_address)
    entry.add("url", urljoin(base, event.get_absolute_url()))
    if event.is_whole_day:
        entry.add("dtstart", local(event.starts_at, event.zone).date())
        entry.add("dtend", last_day(event.starts_at, event.ends_at, event.zone) + timedelta(days=1))
    else:
        entry.add("dtstart", local(event.starts_at, event.zone))
        entry.add("dtend", local(event.ends_at, event.zone))
    return entry
