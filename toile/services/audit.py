"""The journal: `record` inserts one entry in the caller's transaction. Nothing updates or deletes one."""

import hashlib
import json
import secrets
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from .actors import Actor, kind_and_uid
from .models import AuditEntry, AuditPersonalPart


def record(verb: str, thing: Any, *, by: Actor, at: datetime, why: str = "", **facts: Any) -> AuditEntry:
    """Note an act: `event.postponed` on that event, by whom, when.

    `facts` are plain JSON values without personal data. `why`, free words that may name people, goes to the personal
    side row; the entry keeps only its salted digest, so erasing the row leaves the journal whole.
    """
    actor_kind, actor_uid = kind_and_uid(by)
    entry = AuditEntry(
        at=at,
        verb=verb,
        actor_kind=actor_kind,
        actor_uid=actor_uid,
        thing_kind=thing._meta.label_lower,
        thing_uid=uid_of(thing),
        facts=facts,
    )
    words = {"why": why} if why else {}
    if not words:
        entry.save(force_insert=True)
        return entry
    salt = secrets.token_hex(16)
    entry.digest = hashlib.sha256(f"{salt}{json.dumps(words, sort_keys=True)}".encode()).hexdigest()
    entry.save(force_insert=True)
    AuditPersonalPart.objects.create(entry=entry, salt=salt, words=words)
    return entry


def entries_of(thing: Any) -> QuerySet[AuditEntry]:
    """The entries of one thing, oldest first."""
    return AuditEntry.objects.filter(thing_kind=thing._meta.label_lower, thing_uid=uid_of(thing))


def uid_of(thing: Any) -> str:
    """How the journal names a thing: by its `uid`, a page by its `translation_key`, anything else by its key."""
    return str(getattr(thing, "uid", None) or getattr(thing, "translation_key", None) or thing.pk)
