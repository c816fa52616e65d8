"""What the staff does to an event. Each function is one transaction, audited, and tells the published things.

All take `by` (an Actor) and `now` (an aware instant), return the event as stored, and raise the refusals of
`events.rules` having changed nothing. `seen`, where given, is the `changed_at` that the person had on the screen. Words
about a change (`words`, by language) are shown to readers; what calendars must know raises the sequence.
"""

import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime

from toile.accounts.roles import roles_of
from toile.core.localised import text_in
from toile.core.transitions import NEW, ChangedMeanwhile, Step
from toile.network.models import Organisation
from toile.services import audit, published
from toile.services.actors import Actor
from toile.services.models import Term
from toile.services.slugs import free_slug

from .models import Event
from .queries import facts_about
from .rules import EVENTS, Facts

Localised = dict[str, str]  # words by language code


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When an event takes place: aware instants, the zone they are shown in, whether days stand without hours."""

    starts_at: datetime
    ends_at: datetime
    zone: str = "Europe/Paris"
    is_whole_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that people write about an event; see `Event` for each field. `slug` empty: made from title and year."""

    kind: Term
    title: Localised
    hours: Hours
    lead: Localised = field(default_factory=dict)
    slug: str = ""
    is_online: bool = False
    online_address: str = ""
    venue: str = ""
    town: str = ""
    places: tuple[Term, ...] = ()
    themes: tuple[Term, ...] = ()
    organisers: tuple[Organisation, ...] = ()
    is_fictional: bool = False


HOURS = tuple(Hours.__slots__)
MANY = ("places", "themes", "organisers")
ONE = tuple(name for name in Sheet.__slots__ if name not in (*MANY, "slug", "hours"))
WHERE = ("is_online", "online_address", "venue", "town")  # what calendars show


def draft_event(sheet: Sheet, *, by: Actor, now: datetime, uid: uuid.UUID | None = None) -> Event:
    """Keep a first draft. `uid` fixes its identifier, for a thing that must be the same on every machine."""
    with published.transaction():
        facts = Facts(now=now, starts_at=sheet.hours.starts_at, ends_at=sheet.hours.ends_at)
        step = EVENTS.step_for("draft", NEW, roles_of(by), facts)
        event = Event(uid=uid or uuid.uuid4(), status=step.target)
        _set_hours(event, sheet.hours)
        _write(event, sheet, now)
        audit.record("event.drafted", event, by=by, at=now)
        return event


def rewrite_event(event: Event, sheet: Sheet, *, by: Actor, now: datetime, seen: datetime | None = None) -> Event:
    """Keep a draft with new words and hours."""
    with published.transaction():
        event, _step = _taken("rewrite", event, by=by, now=now, seen=seen, hours=sheet.hours)
        _set_hours(event, sheet.hours)
        _write(event, sheet, now)
        audit.record("event.rewritten", event, by=by, at=now)
        return event


def discard_event(event: Event, *, by: Actor, now: datetime) -> Event:
    """Delete a draft that no page of words speaks of. Returns it as it was."""
    with published.transaction():
        event, _step = _taken("discard", event, by=by, now=now)
        audit.record("event.discarded", event, by=by, at=now)
        Event.objects.filter(pk=event.pk).delete()
        return event


def announce_event(event: Event, *, by: Actor, now: datetime) -> Event:
    """Show a draft to everybody. An event of the past is announced too: its page tells what took place."""
    with published.transaction():
        event, step = _taken("announce", event, by=by, now=now)
        event.status, event.announced_at = step.target, now
        _keep(event, now)
        audit.record("event.announced", event, by=by, at=now, starts_at=event.starts_at.isoformat())
        return event


def correct_event(event: Event, sheet: Sheet, *, by: Actor, now: datetime, seen: datetime | None = None) -> Event:
    """Change the words or the place of an announced event. Its days and hours stay: others are refused."""
    with published.transaction():
        event, _step = _taken("correct", event, by=by, now=now, seen=seen, sheet=sheet)
        before = {name: getattr(event, name) for name in ONE}
        event.sequence += any(getattr(sheet, name) != before[name] for name in WHERE)
        _write(event, sheet, now)
        changed = [name for name in ONE if getattr(event, name) != before[name]]
        audit.record("event.corrected", event, by=by, at=now, changed=changed)
        return event


def reschedule_event(event: Event, hours: Hours, *, by: Actor, now: datetime, words: Localised | None = None) -> Event:
    """Give new days and hours. The first beginning is remembered and told."""
    with published.transaction():
        event, step = _taken("reschedule", event, by=by, now=now, hours=hours)
        before = event.starts_at
        event.first_starts_at = event.first_starts_at or before
        _set_hours(event, hours)
        _change_state(event, step, words, now)
        audit.record(
            "event.rescheduled", event, by=by, at=now, before=before.isoformat(), after=hours.starts_at.isoformat()
        )
        return event


def postpone_event(event: Event, *, by: Actor, now: datetime, words: Localised | None = None) -> Event:
    """Say that it does not take place at its hours, and that another date will be told."""
    with published.transaction():
        event, step = _taken("postpone", event, by=by, now=now)
        _change_state(event, step, words, now)
        audit.record("event.postponed", event, by=by, at=now)
        return event


def confirm_event(event: Event, *, by: Actor, now: datetime) -> Event:
    """Say that a postponed event takes place at its hours after all."""
    with published.transaction():
        event, step = _taken("confirm", event, by=by, now=now)
        _change_state(event, step, None, now)
        audit.record("event.confirmed", event, by=by, at=now)
        return event


def cancel_event(event: Event, *, words: Localised, by: Actor, now: datetime) -> Event:
    """Say that it does not take place, and why."""
    with published.transaction():
        event, step = _taken("cancel", event, by=by, now=now, reason=words.get("fr", ""))
        _change_state(event, step, words, now)
        audit.record("event.cancelled", event, by=by, at=now, why=text_in(words, "fr"))
        return event


def restore_event(event: Event, *, by: Actor, now: datetime) -> Event:
    """Say that a cancelled event takes place at its hours after all."""
    with published.transaction():
        event, step = _taken("restore", event, by=by, now=now)
        _change_state(event, step, None, now)
        audit.record("event.restored", event, by=by, at=now)
        return event


def _taken(
    verb: str,
    event: Event,
    *,
    by: Actor,
    now: datetime,
    seen: datetime | None = None,
    sheet: Sheet | None = None,
    hours: Hours | None = None,
    **asked,
) -> tuple[Event, Step]:
    """The event as it stands, locked, and the step to apply. Raises the table's refusals, or ChangedMeanwhile.

    `sheet`, `hours` and `asked` (fields of Facts) are what the person has typed for this step.
    """
    event = Event.objects.select_for_update().get(pk=event.pk)
    if sheet is not None:
        asked["says_where"] = bool(sheet.town or sheet.online_address or sheet.places)
        asked["moves_hours"] = any(getattr(sheet.hours, name) != getattr(event, name) for name in HOURS)
    if hours is not None:
        asked |= {"new_starts_at": hours.starts_at, "new_ends_at": hours.ends_at}
    step = EVENTS.step_for(verb, event.status, roles_of(by), replace(facts_about(event, now=now), **asked))
    if seen is not None and event.changed_at != seen:
        raise ChangedMeanwhile
    return event, step


def _change_state(event: Event, step: Step, words: Localised | None, now: datetime) -> None:
    event.status, event.state_words = step.target, words or {}
    event.sequence += 1
    _keep(event, now)


def _set_hours(event: Event, hours: Hours) -> None:
    for name in HOURS:
        setattr(event, name, getattr(hours, name))


def _write(event: Event, sheet: Sheet, now: datetime) -> None:
    for name in ONE:
        setattr(event, name, getattr(sheet, name))
    if sheet.slug or not event.slug:
        title = f"{text_in(sheet.title, 'fr')} {event.starts_at.year}"
        event.slug = free_slug(Event.objects.exclude(pk=event.pk), sheet.slug, title)
    _keep(event, now)
    for name in MANY:
        getattr(event, name).set(getattr(sheet, name))


def _keep(event: Event, now: datetime) -> None:
    event.changed_at = now
    event.save()
    for page in event.pages.all():
        page.save()  # takes title and language from the record, which the explorer shows
    published.touch("event", event.uid)
