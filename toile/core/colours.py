"""The colour of what can be done: links and buttons. One a network; the dyes of the sections stay what they are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ActionColour(TextChoices):
    """What a network may choose. Red and violet are taken: they say danger, and that a link was followed.

    Each but the first, which the style sheet holds, is a style sheet of its own: `static/core/colours/<value>.css`.
    """

    INDIGO = "indigo", _("indigo")
    LAGOON = "lagoon", _("lagoon, a blue green")
    HENNA = "henna", _("henna, a dark green")
    INK = "ink", _("ink, nearly black")

    @property
    def sheet(self) -> str:
        """The name of its static file; empty for the one that needs none."""
        return "" if self is ActionColour.INDIGO else f"core/colours/{self.value}.css"
