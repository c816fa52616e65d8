"""Words that mean the same to a reader who searches: FMMD and GFMD, JIM and its long name."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SynonymGroup(models.Model):
    """Words or short phrases, one a line; a search for any of them finds them all."""

    words = models.TextField(_("words"), help_text=_("One word or phrase a line. A search for one finds the others."))

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words"]

    def __str__(self) -> str:
        return ", ".join(self.phrases)

    @property
    def phrases(self) -> list[str]:
        """The phrases, without empty lines."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]
