"""Links by which somebody without an account reads a draft."""

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LASTS = timedelta(days=7)


def digest_of(token: str) -> str:
    """What is kept of a token. It is random and long: a plain SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


class DraftLink(models.Model):
    """An invitation to read one page as it stands in its latest draft, for seven days, or until it is taken back.

    The token itself is shown once and kept nowhere. A page that is deleted takes its links along.
    """

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("draft link")
        verbose_name_plural = _("draft links")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page} → {self.ends_at:%Y-%m-%d}"

    def is_open_at(self, now: datetime) -> bool:
        """Whether it still shows the draft at that instant; at its end it no longer does."""
        return self.revoked_at is None and now < self.ends_at
