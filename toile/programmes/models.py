"""Programmes: what the network does over several years, in which countries, with whom."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from toile.core.fields import LocalisedText
from toile.core.localised import text_in
from toile.newsroom.models.prose import BodyPage
from toile.services.models import PLACES, TermKind
from toile.services.record_pages import RecordPage


class Section(models.TextChoices):
    """The part of the site, and the dye, under which a programme is shown."""

    NETWORK = "network", _("network")
    GRANTS = "grants", _("grants")
    ADVOCACY = "advocacy", _("advocacy")
    OBSERVATORY = "observatory", _("observatory")


class Programme(models.Model):
    """A programme and its years. Shown as soon as it is not hidden."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    title = LocalisedText(_("title"), max_length=160)
    lead = LocalisedText(_("lead"), long=True, max_length=400)
    section = models.CharField(_("part of the site"), max_length=12, choices=Section, default=Section.NETWORK)
    begins_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    places = models.ManyToManyField(
        "services.Term",
        blank=True,
        related_name="+",
        limit_choices_to={"kind__in": [str(kind) for kind in PLACES]},
        verbose_name=_("places"),
    )
    themes = models.ManyToManyField(
        "services.Term",
        blank=True,
        related_name="+",
        limit_choices_to={"kind": TermKind.THEME},
        verbose_name=_("themes"),
    )
    partners = models.ManyToManyField(
        "network.Organisation", blank=True, related_name="programmes", verbose_name=_("partners")
    )
    is_shown = models.BooleanField(_("shown on the site"), default=True)
    position = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title_in("fr")

    def title_in(self, language: str) -> str:
        return text_in(self.title, language)

    def get_absolute_url(self) -> str:
        return reverse("programmes:programme", args=[self.slug])

    def show(self, request, page=None):
        """The public view of this record with that page's words."""
        from .views import show_programme  # views need the models

        return show_programme(request, self, page)


class ProgrammePage(RecordPage, BodyPage):
    """The prose of a programme in one language."""

    published_kind = "programme"

    record = models.ForeignKey(Programme, models.PROTECT, related_name="pages", verbose_name=_("programme"))

    content_panels = [FieldPanel("record"), *BodyPage.content_panels[1:]]
    override_translatable_fields = [
        SynchronizedField("title", overridable=False),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("record", overridable=False),
    ]
    parent_page_types = ["services.Folder"]

    class Meta(RecordPage.Meta):
        verbose_name = _("words of a programme")
        verbose_name_plural = _("words of programmes")
