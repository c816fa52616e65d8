"""News: an article has no record, its page is the thing."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from toile.services.models import TermKind
from toile.services.published import Entry
from toile.services.published_pages import PublishedPage
from toile.services.record_pages import InOneTransaction
from toile.services.slugs import PlainSlug

from .prose import ProsePage


def noon_of(day: date) -> datetime:
    """The instant by which a thing dated by a day alone is ordered: noon in the platform's zone."""
    return datetime.combine(day, time(12), ZoneInfo(settings.TIME_ZONE))


class NewsIndex(InOneTransaction, PlainSlug, Page):
    """The list of news in one language; articles are its children."""

    lead = models.TextField(_("lead"), blank=True, max_length=400)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    subpage_types = ["newsroom.Article"]
    parent_page_types = ["front.HomePage"]

    class Meta:
        verbose_name = _("news list")

    def get_context(self, request, *args, **kwargs):
        from ..reading import listing_context  # it reads these models

        return super().get_context(request, *args, **kwargs) | listing_context("article", self, request)


class Article(PublishedPage, ProsePage):
    """News, an interview, a release: words of one day."""

    published_kind = "article"
    published_reads = ("kind", *ProsePage.published_reads)

    kind = models.ForeignKey(
        "services.Term",
        models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": TermKind.NEWS_KIND},
        verbose_name=_("kind"),
    )
    dated_on = models.DateField(_("date"), help_text=_("The day written under the title."))
    updated_on = models.DateField(
        _("updated on"), null=True, blank=True, help_text=_("Only when the facts have changed: readers see it.")
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("dated_on"), FieldPanel("updated_on")], _("What and when")),
        *ProsePage.content_panels[1:],
    ]
    parent_page_types = ["newsroom.NewsIndex"]
    subpage_types: list = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

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
