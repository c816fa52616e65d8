"""The one vocabulary: themes, places and kinds, each with a stable code and its words in every language."""

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from toile.core.fields import LocalisedText
from toile.core.localised import text_in


class TermKind(models.TextChoices):
    """Which list a term belongs to."""

    THEME = "theme", _("theme")
    WORLD_REGION = "world-region", _("world region")
    COUNTRY = "country", _("country")
    REGION = "region", _("French region")
    DEPARTMENT = "department", _("French département")
    NEWS_KIND = "news-kind", _("kind of news")
    PUBLICATION_KIND = "publication-kind", _("kind of publication")
    EVENT_KIND = "event-kind", _("kind of event")
    OPENING_KIND = "opening-kind", _("kind of opening")


PLACES = (TermKind.WORLD_REGION, TermKind.COUNTRY, TermKind.REGION, TermKind.DEPARTMENT)


class TermQuerySet(models.QuerySet):
    def themes(self):
        return self.filter(kind=TermKind.THEME)

    def places(self):
        return self.filter(kind__in=PLACES)


class Term(models.Model):
    """A word of the vocabulary. Codes: `migrations`, `SN` (ISO 3166-1), `FR-IDF` (region), `FR-93` (département).

    `parent` makes a place part of another: a département of its region, a country of its world region.
    """

    kind = models.CharField(_("list"), max_length=20, choices=TermKind)
    code = models.SlugField(_("code"), max_length=40)
    words = LocalisedText(_("words"), max_length=80)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("vocabulary")
        ordering = ["kind", "position", "code"]
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="one_term_a_code_in_its_list")]

    def __str__(self) -> str:
        return text_in(self.words, translation.get_language() or "fr")
