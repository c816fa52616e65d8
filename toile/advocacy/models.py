"""Demands, each once with its identifier, and the positions that carry them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from toile.core.fields import LocalisedText
from toile.core.localised import text_in
from toile.newsroom.models.articles import noon_of
from toile.newsroom.models.prose import ProsePage
from toile.newsroom.reading import reading_context
from toile.services.published import Entry
from toile.services.published_pages import PublishedPage

from .blocks import PositionProse


class Demand(models.Model):
    """What the network asks of public authorities, in one sentence that every text quotes alike."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    text = LocalisedText(_("demand"), long=True, max_length=300)
    note = LocalisedText(_("note"), long=True, blank=True, max_length=1500)
    is_carried = models.BooleanField(_("carried today"), default=True)

    class Meta:
        verbose_name = _("demand")
        verbose_name_plural = _("demands")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {text_in(self.text, 'fr')}"


class PositionPage(PublishedPage, ProsePage):
    """A position of the network: a text of a day that carries numbered demands."""

    published_kind = "position"

    dated_on = models.DateField(_("date"))
    body = StreamField(PositionProse(), verbose_name=_("text"), blank=True)
    document = models.ForeignKey(
        "media.PublishedDocument", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("file")
    )

    content_panels = [
        *ProsePage.content_panels[:1],
        MultiFieldPanel([FieldPanel("dated_on"), FieldPanel("document")], _("What and when")),
        *ProsePage.content_panels[1:],
    ]
    parent_page_types = ["front.HomePage", "front.LandingPage"]
    subpage_types: list = []

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")

    def published_entry(self) -> Entry:
        return Entry(
            kind=self.published_kind,
            uid=str(self.translation_key),
            language=self.locale.language_code,
            title=self.title,
            lead=self.lead,
            address=self.url,
            dated_at=noon_of(self.dated_on),
            changed_at=self.last_published_at,
            words=self.words(),
            themes=self.theme_codes(),
            places=self.place_codes(),
            about=(*self.about, *(f"demand:{demand.uid}" for demand in self.demands())),
        )

    def demands(self) -> list[Demand]:
        """The demands that the text carries, in its order."""
        return [demand for block in self.body if block.block_type == "demands" for demand in block.value["demands"]]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | reading_context(self)
