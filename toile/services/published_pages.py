"""Pages as published things: which thing a page is, when it is touched, its entries.

A page that is the thing itself (an article) goes by its `translation_key`; a page of a record by its record. Django's
signals mark pages; Wagtail's own miss aliases and restrictions.
"""

from collections.abc import Collection, Iterator
from functools import partial

from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Page, PageViewRestriction

from . import published
from .published import Entry, Thing

OF_DRAFTS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
}  # fmt: skip - columns that an editor's draft writes, and no reader sees


class PublishedPage(models.Model):
    """What a page type offers to be a published thing. An abstract model, so that migrations import nothing of ours."""

    published_kind = ""
    published_reads: tuple[str, ...] = ()  # relations that an entry reads, fetched for all pages together

    class Meta:
        abstract = True

    def published_thing(self) -> Thing | None:
        """The thing that this page is, or speaks for."""
        return (self.published_kind, str(self.translation_key)) if self.published_kind else None

    def published_entry(self) -> Entry:
        """The row of this live page in its language."""
        raise NotImplementedError(type(self).__name__)


def open_to_all(pages: QuerySet) -> QuerySet:
    """Live pages that every reader may see: neither they, nor a page above, nor the source of an alias is private."""
    restricted = PageViewRestriction.objects.values_list("page__path", flat=True)
    pages = pages.live()
    for path in restricted:
        pages = pages.exclude(path__startswith=path).exclude(alias_of__path__startswith=path)
    return pages


def entries_of(model: type[Page], uids: Collection[str] | None) -> Iterator[Entry]:
    """The entries of the live, open pages of a type, for these translation keys or for all (None).

    As many SQL statements for one page as for many, but for what the blocks of a body ask.
    """
    pages = open_to_all(model.objects.all()).select_related("locale").prefetch_related(*model.published_reads)
    if uids is not None:
        pages = pages.filter(translation_key__in=uids)
    for page in pages:
        if page.url:  # outside the site's tree there is no address
            yield page.published_entry()


def register_pages(*models: type[Page]) -> None:
    """Register page types that are the thing themselves, each under its `published_kind`."""
    for model in models:
        published.register(model.published_kind, partial(entries_of, model))


def touch_page(page: Page) -> None:
    """Mark what this page is, or speaks for."""
    if thing := thing_of(page):
        published.touch(*thing)
    published.touch_site()


def touch_subtree(path: str) -> None:
    """Mark every page at or below this place of the tree, and their aliases elsewhere, which are private as they are."""
    published.touch_site()
    published.touch_found(partial(things_below, path))


def things_below(path: str) -> Iterator[Thing]:
    """What the pages at or below this place of the tree, and their aliases, are or speak for."""
    inside = Q(path__startswith=path) | Q(alias_of__path__startswith=path)
    for page in Page.objects.filter(inside).specific().iterator(chunk_size=500):
        if thing := thing_of(page):
            yield thing[0], str(thing[1])


def thing_of(page: Page) -> Thing | None:
    """The published thing that a page (as its own type) is or speaks for."""
    return page.published_thing() if page.specific_class and isinstance(page, PublishedPage) else None


def _page_moves(sender, instance, raw=False, update_fields=None, **kwargs):
    if not isinstance(instance, Page) or not instance.pk or raw or update_fields is not None:
        return
    if Page.objects.filter(pk=instance.pk).exclude(url_path=instance.url_path).exists():
        touch_subtree(instance.path)


def _page_changed(sender, instance, raw=False, update_fields=None, **kwargs):
    if isinstance(instance, Page) and not raw and not (update_fields and OF_DRAFTS.issuperset(update_fields)):
        touch_page(instance.specific)


def _page_deleted(sender, instance, **kwargs):
    if isinstance(instance, Page) and sender is not Page:  # once: it is sent for the parent's row too
        touch_page(instance)


def _restriction_changed(sender, instance, origin=None, **kwargs):
    if (
        origin is None or getattr(origin, "model", type(origin)) is PageViewRestriction
    ):  # else its page goes, and says so
        touch_subtree(instance.page.path)


def watch() -> None:
    """Connect the signals, once, when the apps are ready."""
    pre_save.connect(_page_moves, dispatch_uid="published page moves")
    post_save.connect(_page_changed, dispatch_uid="published page changed")
    post_delete.connect(_page_deleted, dispatch_uid="published page deleted")
    post_save.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="published restriction")
    post_delete.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="published restriction ended")
