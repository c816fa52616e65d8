"""Prose about a record: a page whose address is the record's own.

A subclass declares `record`, a foreign key with `related_name="pages"`, to a model that has `uid`, `get_absolute_url()`,
`title_in(language)` and `show(request, page)`, the record's view with that page's words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from toile.core.localised import language_name

from . import published
from .published_pages import PublishedPage, open_to_all


class RecordPage(PublishedPage, Page):
    """Words in one language about a record. Title, slug, language and address come from the record."""

    subpage_types: list = []
    promote_panels: list = []
    private_page_options: list = []
    language = models.CharField(_("language"), max_length=10, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["record", "language"], name="one_%(class)s_a_record_and_language")
        ]

    def published_thing(self):
        return (self.published_kind, str(self.record.uid)) if self.record_id else None

    def get_url_parts(self, request=None):
        natural = super().get_url_parts(request)
        if natural is None or self.record_id is None:  # a preview before the first save
            return natural
        with translation.override(self.locale.language_code):
            return *natural[:2], self.record.get_absolute_url()

    def serve(self, request, *args, **kwargs):
        return redirect(self.get_url(request), permanent=True)

    def serve_preview(self, request, mode_name):
        return self.record.show(request, self)

    def take_from_record(self) -> None:
        """Copy what the record says into the page's own columns, which the explorer shows."""
        if self.record_id:
            self.language = self.locale.language_code if self.locale_id else translation.get_language()
            self.title = self.draft_title = self.record.title_in(self.language)
            self.slug = f"{self.published_kind}-{self.record_id}"

    def full_clean(self, *args, **kwargs):
        self.take_from_record()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs):
        self.take_from_record()
        return super().save(*args, **kwargs)


class InOneTransaction(models.Model):
    """Page types derive from it, so that a publication by a task, the shell or a translation is whole or nothing."""

    class Meta:
        abstract = True

    def publish(self, *args, **kwargs):
        with published.transaction():
            return super().publish(*args, **kwargs)

    def unpublish(self, *args, **kwargs):
        with published.transaction():
            return super().unpublish(*args, **kwargs)


def words_by_record(model: type[RecordPage], records: Iterable[models.Model]) -> dict[tuple[int, str], RecordPage]:
    """The live, open pages of these records, by record key and language. Two SQL statements, none without records."""
    keys = [record.pk for record in records]
    if not keys:
        return {}
    return {(page.record_id, page.language): page for page in open_to_all(model.objects.filter(record__in=keys))}


@dataclass(frozen=True, slots=True)
class Words:
    """What is written about a record for a reader: the page in their language, or the language that alone has one.

    `written_in` is that language's name in the reader's own; empty where their page exists, or none does.
    """

    page: RecordPage | None = None
    written_in: str = ""
    address: str = ""


def words_for(record: Any, language: str) -> Words:
    """The live, open words of a record for a reader of `language`. Two SQL statements."""
    pages = {page.language: page for page in open_to_all(record.pages.select_related("locale"))}
    if language in pages or not pages:
        return Words(pages.get(language))
    other = next(iter(pages.values()))
    with translation.override(other.language):
        address = record.get_absolute_url()
    return Words(None, language_name(other.language, language), address)
