"""Events and openings of the demonstration, through the same actions as the staff's, with a given clock.

The season is fictional and relative to the day of loading: `in_days` and `closes_in_days` count from it.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from toile.events.actions import Hours, announce_event, draft_event, reschedule_event
from toile.events.actions import Sheet as EventSheet
from toile.events.models import Event, EventPage
from toile.network.models import Organisation
from toile.newsroom.actions.openings import Sheet as OpeningSheet
from toile.newsroom.actions.openings import draft_opening, publish_opening, withdraw_opening
from toile.newsroom.models import Opening, OpeningPage
from toile.services.actors import System
from toile.services.models import PLACES, Term, TermKind

from ..site_tree import Trunk
from .pages import load_record_words
from .reading import in_languages, read, slug_in, uid_of
from .records import terms

BY = System("load the demonstration")
ANNOUNCED_BEFORE = timedelta(days=30)
KEPT_FOR_THE_RECORD = {
    "fr": "Cette offre de 2023 est close. Elle reste lisible pour mémoire.",
    "en": "This opening of 2023 is closed. It stays readable for the record.",
}


def load_season(trunk: Trunk, now: datetime) -> None:
    """Three dates, two openings and an outside call, each marked as a fictional example."""
    season = read("season.yaml")
    for facts in season["events"]:
        _load_event(facts, _hours_of_the_season(facts, now), trunk, now)
    for facts in season["openings"]:
        closes_at = _at(now.date() + timedelta(days=facts["closes_in_days"]), facts["at"], facts["zone"])
        _load_opening(facts, closes_at, trunk, now)


def load_past(trunk: Trunk, now: datetime) -> None:
    """The dates and openings of the public facts, with the days they had."""
    for facts in read("events.yaml")["events"]:
        zone = ZoneInfo(facts["zone"])
        first, last = _day(facts["starts_on"]), _day(facts["ends_on"])
        hours = Hours(
            starts_at=datetime.combine(first, time(), zone),
            ends_at=datetime.combine(last + timedelta(days=1), time(), zone),
            zone=facts["zone"],
            is_whole_day=True,
        )
        _load_event(facts, [hours], trunk, hours.starts_at - ANNOUNCED_BEFORE)
    for facts in read("openings.yaml")["openings"]:
        published_at = datetime.combine(_day(facts["published_on"]), time(12), ZoneInfo("Europe/Paris"))
        opening = _load_opening(facts, None, trunk, published_at)
        if opening is not None:
            withdraw_opening(opening, reason=KEPT_FOR_THE_RECORD, by=BY, now=now)


def _load_event(facts: dict, hours: list[Hours], trunk: Trunk, now: datetime) -> None:
    """One event with the first of its hours, then moved to the others."""
    uid = uid_of("event", facts["id"])
    if Event.objects.filter(uid=uid).exists():
        return
    organisers = [uid_of("organisation", name) for name in facts.get("organisers", ())]
    sheet = EventSheet(
        kind=Term.objects.get(kind=TermKind.EVENT_KIND, code=facts["kind"]),
        title=in_languages(facts, "title"),
        lead=in_languages(facts, "lead"),
        hours=hours[0],
        slug=slug_in("fr", facts),
        is_online=facts.get("is_online", False),
        online_address=facts.get("online_address", ""),
        venue=facts.get("venue", ""),
        town=facts.get("town", ""),
        places=tuple(terms(PLACES, facts.get("places", ()))),
        themes=tuple(terms([TermKind.THEME], facts.get("themes", ()))),
        organisers=tuple(Organisation.objects.filter(uid__in=organisers)),
        is_fictional=facts.get("is_fictional", False),
    )
    event = announce_event(draft_event(sheet, by=BY, now=now, uid=uid), by=BY, now=now)
    for later in hours[1:]:
        event = reschedule_event(event, later, by=BY, now=now, words=in_languages(facts, "state_words"))
    load_record_words(EventPage, event, facts, trunk)


def _load_opening(facts: dict, closes_at: datetime | None, trunk: Trunk, now: datetime) -> Opening | None:
    """One opening, published at `now`. None where it is there already."""
    uid = uid_of("opening", facts["id"])
    if Opening.objects.filter(uid=uid).exists():
        return None
    body = (
        Organisation.objects.filter(uid=uid_of("organisation", facts["organisation"]))
        if "organisation" in facts
        else ()
    )
    sheet = OpeningSheet(
        kind=Term.objects.get(kind=TermKind.OPENING_KIND, code=facts["kind"]),
        title=in_languages(facts, "title"),
        lead=in_languages(facts, "lead"),
        slug=slug_in("fr", facts),
        organisation=body[0] if body else None,
        offered_by=facts.get("offered_by", ""),
        place=in_languages(facts, "place"),
        closes_at=closes_at,
        zone=facts.get("zone", "Europe/Paris"),
        is_rolling=facts["rolling"],
        what_to_send=in_languages(facts, "what_to_send"),
        where_to_send=facts.get("where_to_send", "contact@example.org"),
        subject_to_use=in_languages(facts, "subject_to_use"),
        themes=tuple(terms([TermKind.THEME], facts["themes"])),
        is_fictional=facts.get("is_fictional", False),
    )
    opening = publish_opening(draft_opening(sheet, by=BY, now=now, uid=uid), by=BY, now=now)
    load_record_words(OpeningPage, opening, facts, trunk)
    return opening


def _hours_of_the_season(facts: dict, now: datetime) -> list[Hours]:
    days = [facts["first_in_days"]] if "first_in_days" in facts else []
    return [_hours(facts, now.date() + timedelta(days=count)) for count in [*days, facts["in_days"]]]


def _hours(facts: dict, day: date) -> Hours:
    starts_at = _at(day, facts["at"], facts["zone"])
    return Hours(starts_at=starts_at, ends_at=starts_at + timedelta(minutes=facts["minutes"]), zone=facts["zone"])


def _at(day: date, hour: str, zone: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), ZoneInfo(zone))


def _day(value: date | str) -> date:
    return date.fromisoformat(str(value))
