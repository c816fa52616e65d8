"""What may happen to an event, who may do it, what must hold. Nothing is read or written here."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventStatus(TextChoices):
    """Where an event stands. “Past” is no status: it follows from its hours and the clock."""

    DRAFT = "draft", _("draft")
    ANNOUNCED = "announced", _("announced")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")
