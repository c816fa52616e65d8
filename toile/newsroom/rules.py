"""What may happen to an opening, who may do it, what must hold. Nothing is read or written here."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OpeningStatus(TextChoices):
    """Where an opening stands. “Closed” is no status: it follows from the deadline and the hour."""

    DRAFT = "draft", _("draft")
    OPEN = "open", _("open")
    FILLED = "filled", _("filled")
    WITHDRAWN = "withdrawn", _("withdrawn")
