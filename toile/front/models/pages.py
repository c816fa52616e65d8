"""The home page and the pages about the network, each in one language."""

from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from toile.newsroom.blocks import KeyFigure
from toile.newsroom.models.prose import ProsePage
from toile.newsroom.reading import crumbs_of
from toile.services.published import Entry
from toile.services.published_pages import PublishedPage
from toile.services.record_pages import InOneTransaction
from toile.services.slugs import PlainSlug


class Section(models.TextChoices):
    """The part of the site a page belongs to: it wears that part's dye."""

    NETWORK = "network", _("network")
    GRANTS = "grants", _("grants")
    EVENTS = "events", _("events")
    ADVOCACY = "advocacy", _("advocacy")
    NEWS = "news", _("news")
    OBSERVATORY = "observatory", _("observatory")


class HomePage(InOneTransaction, PlainSlug, Page):
    """The door of the site in one language. What it lists is computed; only its words are written here."""

    hero_title = models.CharField(_("title"), max_length=80)
    hero_lead = models.TextField(_("lead"), max_length=300)
    first_label = models.CharField(_("first button"), max_length=40, blank=True)
    first_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("leads to")
    )
    second_label = models.CharField(_("second button"), max_length=40, blank=True)
    second_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("leads to")
    )
    figures = StreamField([("figure", KeyFigure())], verbose_name=_("key figures"), blank=True, max_num=4)
    demands_title = models.CharField(_("title above the demands"), max_length=80, blank=True)
    demands_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("position")
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("hero_title", "hero_lead", "first_label", "first_page", "second_label", "second_page")
            ],
            _("Opening"),
        ),
        FieldPanel("figures"),
        MultiFieldPanel([FieldPanel("demands_title"), FieldPanel("demands_page")], _("Demands")),
    ]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")

    def route(self, request, path_components):
        """A home page answers only in its own language: Wagtail would show the French one under `/en/`."""
        if self.locale.language_code != request.LANGUAGE_CODE:
            raise Http404
        if path_components:
            return self.page_below(path_components).route(request, [])
        return super().route(request, path_components)

    def page_below(self, path_components):
        """The page at these slugs under this one, with its `way` of pages above it. Wagtail asks level by level, this two statements.

        Raises Http404 where one of them is missing.
        """
        paths = [f"{self.url_path}{'/'.join(path_components[:depth])}/" for depth in range(1, len(path_components) + 1)]
        found = {page.url_path: page for page in Page.objects.descendant_of(self).filter(url_path__in=paths)}
        if len(found) < len(paths):
            raise Http404
        page = found[paths[-1]].specific
        page.locale = self.locale
        page.way = [found[path] for path in paths[:-1]]
        page.listed_under = page.way[-1] if page.way else self
        return page

    def get_context(self, request, *args, **kwargs):
        from ..queries import on_the_home_page  # queries need the models

        return super().get_context(request, *args, **kwargs) | {"home": on_the_home_page(self)}


class LandingPage(PublishedPage, ProsePage):
    """A page about the network: who we are, our history, the legal notice …"""

    published_kind = "page"

    section = models.CharField(_("part of the site"), max_length=12, choices=Section, default=Section.NETWORK)
    shows = models.CharField(
        _("shows also"),
        max_length=20,
        blank=True,
        choices=[
            ("members", _("the members")),
            ("people", _("people and bodies")),
            ("partners", _("the partners")),
            ("programmes", _("the programmes")),
            ("releases", _("press releases, spokespersons and photographs")),
            ("feeds", _("the feeds and accounts to follow")),
        ],
        help_text=_("A list computed from the records, under the text."),
    )

    content_panels = [*ProsePage.content_panels, FieldPanel("section"), FieldPanel("shows")]
    parent_page_types = ["front.HomePage", "front.LandingPage"]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def published_entry(self) -> Entry:
        return Entry(
            kind=self.published_kind,
            uid=str(self.translation_key),
            language=self.locale.language_code,
            title=self.title,
            lead=self.lead,
            address=self.url,
            sort=self.section,
            dated_at=self.first_published_at,
            changed_at=self.last_published_at,
            words=self.words(),
            themes=self.theme_codes(),
            places=self.place_codes(),
            about=tuple(self.about),
        )

    def get_context(self, request, *args, **kwargs):
        from ..queries import shown_also  # queries need the models

        return super().get_context(request, *args, **kwargs) | {
            "shown": shown_also(self.shows, self.locale.language_code),
            "crumbs": crumbs_of(self),
        }
