"""Publications: a file, always with its summary in the page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from toile.services.models import TermKind
from toile.services.published import Entry
from toile.services.published_pages import PublishedPage
from toile.services.record_pages import InOneTransaction
from toile.services.slugs import PlainSlug

from .articles import noon_of
from .prose import ProsePage


class PublicationIndex(InOneTransaction, PlainSlug, Page):
    """The list of publications in one language."""

    lead = models.TextField(_("lead"), blank=True, max_length=400)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    subpage_types = ["newsroom.Publication"]
    parent_page_types = ["front.HomePage"]

    class Meta:
        verbose_name = _("publications list")

    def get_context(self, request, *args, **kwargs):
        from ..reading import listing_context  # it reads these models

        return super().get_context(request, *args, **kwargs) | listing_context("publication", self, request)


class Publication(PublishedPage, ProsePage):
    """A note, a study, a report: the body is its summary, the file follows."""

    published_kind = "publication"
    published_reads = ("kind", *ProsePage.published_reads)

    kind = models.ForeignKey(
        "services.Term",
        models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": TermKind.PUBLICATION_KIND},
        verbose_name=_("kind"),
    )
    dated_on = models.DateField(_("date"))
    document = models.ForeignKey("media.PublishedDocument", models.PROTECT, related_name="+", verbose_name=_("file"))

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("dated_on"), FieldPanel("document")], _("What and when")),
        *ProsePage.content_panels[1:],
    ]
    parent_page_types = ["newsroom.PublicationIndex"]
    subpage_types: list = []

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def get_context(self, request, *args, **kwargs):
        from ..reading import reading_context  # it reads these models

        return super().get_context(request, *args, **kwargs) | reading_context(self)

    def published_entry(self) -> Entry:
        return Entry(
            kind=self.published_kind,
            uid=str(self.translation_key),
            language=self.locale.language_code,
            title=self.title,
            lead=self.lead,
            address=self.url,
            sort=self.kind.code,
            dated_at=noon_of(self.dated_on),
            changed_at=self.last_published_at,
            words=self.words(),
            themes=self.theme_codes(),
            places=self.place_codes(),
            about=tuple(self.about),
        )
