"""The roles of the platform. The trust layer dates them; today a Wagtail group of the same name holds each."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody may be for the whole platform."""

    EDITOR = "editor", _("editor")
    PUBLISHER = "publisher", _("publisher")
    ADMINISTRATOR = "administrator", _("administrator")
