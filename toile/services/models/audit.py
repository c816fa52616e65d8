"""The journal of what was done. Entries are inserted and never updated; sealing comes in tables of its own."""

import uuid

from django.db import models
from django.utils import timezone


class AuditEntry(models.Model):
    """One act: who (kind and uid, no foreign key), which verb, on what, when. `digest` covers the personal part."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(default=timezone.now)
    verb = models.CharField(max_length=60)
    actor_kind = models.CharField(max_length=12)
    actor_uid = models.CharField(max_length=60)
    thing_kind = models.CharField(max_length=60)
    thing_uid = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["thing_kind", "thing_uid"], name="audit_of_a_thing"),
            models.Index(fields=["at"], name="audit_by_instant"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.thing_kind}:{self.thing_uid}"


class AuditPersonalPart(models.Model):
    """Words of an entry that may name people, with the salt of their digest. Erasing this row leaves the journal whole."""

    entry = models.OneToOneField(AuditEntry, models.CASCADE, related_name="personal_part")
    salt = models.CharField(max_length=32)
    words = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"personal part of {self.entry_id}"
