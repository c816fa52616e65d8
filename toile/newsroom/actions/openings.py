"""What the staff does to an opening. Each function is one transaction, audited, and tells the published things.

All take `by` (an Actor) and `now` (an aware instant), return the opening as stored, and raise the refusals of
`newsroom.rules` having changed nothing. `seen`, where given, is the `changed_at` that the person had on the screen.
"""

import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime

from toile.accounts.roles import roles_of
from toile.core.localised import text_in
from toile.core.transitions import NEW, ChangedMeanwhile, Step
from toile.media.models import PublishedDocument
from toile.network.models import Organisation
from toile.services import audit, published
from toile.services.actors import Actor
from toile.services.models import Term
from toile.services.slugs import free_slug

from ..models import Opening
from ..queries.openings import facts_about
from ..rules import OPENINGS, Facts

Localised = dict[str, str]  # words by language code


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that people write about an opening; see `Opening` for each field. `slug` empty: made from the title."""

    kind: Term
    title: Localised
    lead: Localised
    slug: str = ""
    organisation: Organisation | None = None
    offered_by: str = ""
    place: Localised = field(default_factory=dict)
    closes_at: datetime | None = None
    zone: str = "Europe/Paris"
    is_rolling: bool = False
    what_to_send: Localised = field(default_factory=dict)
    where_to_send: str = ""
    subject_to_use: Localised = field(default_factory=dict)
    document: PublishedDocument | None = None
    themes: tuple[Term, ...] = ()
    places: tuple[Term, ...] = ()
    is_fictional: bool = False


UNTIL_WHEN = ("closes_at", "zone", "is_rolling")
MANY = ("themes", "places")
ONE = tuple(name for name in Sheet.__slots__ if name not in (*MANY, "slug"))


def draft_opening(sheet: Sheet, *, by: Actor, now: datetime, uid: uuid.UUID | None = None) -> Opening:
    """Keep a first draft. `uid` fixes its identifier, for a thing that must be the same on every machine."""
    with published.transaction():
        step = OPENINGS.step_for("draft", NEW, roles_of(by), Facts(now=now))
        opening = Opening(uid=uid or uuid.uuid4(), status=step.target)
        _write(opening, sheet, now)
        audit.record("opening.drafted", opening, by=by, at=now)
        return opening


def rewrite_opening(
    opening: Opening, sheet: Sheet, *, by: Actor, now: datetime, seen: datetime | None = None
) -> Opening:
    """Keep a draft with new words."""
    with published.transaction():
        opening, _step = _taken("rewrite", opening, by=by, now=now, seen=seen)
        _write(opening, sheet, now)
        audit.record("opening.rewritten", opening, by=by, at=now)
        return opening


def discard_opening(opening: Opening, *, by: Actor, now: datetime) -> Opening:
    """Delete a draft that no page of words speaks of. Returns it as it was."""
    with published.transaction():
        opening, _step = _taken("discard", opening, by=by, now=now)
        audit.record("opening.discarded", opening, by=by, at=now)
        Opening.objects.filter(pk=opening.pk).delete()
        return opening


def publish_opening(opening: Opening, *, by: Actor, now: datetime) -> Opening:
    """Show a draft to everybody."""
    with published.transaction():
        opening, step = _taken("publish", opening, by=by, now=now)
        opening.status, opening.published_at = step.target, now
        _keep(opening, now)
        audit.record("opening.published", opening, by=by, at=now, closes_at=_iso(opening.closes_at))
        return opening


def correct_opening(
    opening: Opening, sheet: Sheet, *, by: Actor, now: datetime, seen: datetime | None = None
) -> Opening:
    """Change the words of a published opening. Its deadline stays: another one is refused."""
    with published.transaction():
        opening, _step = _taken("correct", opening, by=by, now=now, seen=seen, sheet=sheet)
        before = {name: getattr(opening, name) for name in ONE}
        _write(opening, sheet, now)
        changed = [name for name in ONE if getattr(opening, name) != before[name]]
        audit.record("opening.corrected", opening, by=by, at=now, changed=changed)
        return opening


def extend_opening(opening: Opening, *, closes_at: datetime, by: Actor, now: datetime) -> Opening:
    """Give a later deadline, in the zone of the first. Readers are told until when it is extended."""
    with published.transaction():
        opening, _step = _taken("extend", opening, by=by, now=now, new_deadline=closes_at)
        before = _extend(opening, closes_at)
        _keep(opening, now)
        audit.record("opening.extended", opening, by=by, at=now, before=_iso(before), after=_iso(closes_at))
        return opening


def close_opening(opening: Opening, *, by: Actor, now: datetime) -> Opening:
    """Stop reading answers that were read as they arrived: this instant becomes the deadline."""
    with published.transaction():
        opening, _step = _taken("close", opening, by=by, now=now)
        opening.closes_at = now
        _keep(opening, now)
        audit.record("opening.closed", opening, by=by, at=now)
        return opening


def fill_opening(opening: Opening, *, by: Actor, now: datetime) -> Opening:
    """Say that the place is taken."""
    with published.transaction():
        opening, step = _taken("fill", opening, by=by, now=now)
        opening.status = step.target
        _keep(opening, now)
        audit.record("opening.filled", opening, by=by, at=now)
        return opening


def withdraw_opening(opening: Opening, *, reason: Localised, by: Actor, now: datetime) -> Opening:
    """Take it back. `reason`, by language, is shown to readers."""
    with published.transaction():
        opening, step = _taken("withdraw", opening, by=by, now=now, reason=reason.get("fr", ""))
        opening.status, opening.withdrawn_because = step.target, reason
        _keep(opening, now)
        audit.record("opening.withdrawn", opening, by=by, at=now, why=text_in(reason, "fr"))
        return opening


def reopen_opening(opening: Opening, *, by: Actor, now: datetime, closes_at: datetime | None = None) -> Opening:
    """Take answers again, until the deadline there was or a later one."""
    with published.transaction():
        opening, step = _taken("reopen", opening, by=by, now=now, new_deadline=closes_at)
        opening.status, opening.withdrawn_because = step.target, {}
        if closes_at is not None:
            _extend(opening, closes_at)
        _keep(opening, now)
        audit.record("opening.reopened", opening, by=by, at=now, closes_at=_iso(opening.closes_at))
        return opening


def _taken(
    verb: str,
    opening: Opening,
    *,
    by: Actor,
    now: datetime,
    seen: datetime | None = None,
    sheet: Sheet | None = None,
    **asked,
) -> tuple[Opening, Step]:
    """The opening as it stands, locked, and the step to apply. Raises the table's refusals, or ChangedMeanwhile.

    `sheet` and `asked` (fields of Facts) are what the person has typed for this step.
    """
    opening = Opening.objects.select_for_update().get(pk=opening.pk)
    if sheet is not None:
        asked["says_where"] = bool(sheet.where_to_send.strip())
        asked["moves_deadline"] = any(getattr(sheet, name) != getattr(opening, name) for name in UNTIL_WHEN)
    facts = replace(facts_about(opening, now=now), **asked)
    step = OPENINGS.step_for(verb, opening.status, roles_of(by), facts)
    if seen is not None and opening.changed_at != seen:
        raise ChangedMeanwhile
    return opening, step


def _extend(opening: Opening, closes_at: datetime) -> datetime | None:
    """Set a later deadline; the first one is remembered. Returns the one before."""
    before = opening.closes_at
    opening.first_closes_at = opening.first_closes_at or before
    opening.closes_at = closes_at
    return before


def _write(opening: Opening, sheet: Sheet, now: datetime) -> None:
    others = Opening.objects.exclude(pk=opening.pk)
    for name in ONE:
        setattr(opening, name, getattr(sheet, name))
    if sheet.slug or not opening.slug:
        opening.slug = free_slug(others, sheet.slug, text_in(sheet.title, "fr"))
    _keep(opening, now)
    for name in MANY:
        getattr(opening, name).set(getattr(sheet, name))


def _keep(opening: Opening, now: datetime) -> None:
    opening.changed_at = now
    opening.save()
    for page in opening.pages.all():
        page.save()  # takes title and language from the record, which the explorer shows
    published.touch("opening", opening.uid)


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None
