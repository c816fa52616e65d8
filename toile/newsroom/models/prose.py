"""What every page of prose has: a lead, a picture or a cloth, themes and places, blocks."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from toile.services.models import PLACES, TermKind
from toile.services.record_pages import InOneTransaction
from toile.services.slugs import PlainSlug

from ..blocks import Prose
from ..panels import WritingPanel


class BodyPage(InOneTransaction, PlainSlug, Page):
    """A picture and blocks. Abstract models, so that migrations import nothing of ours."""

    picture = models.ForeignKey(
        "media.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    body = StreamField(Prose(), verbose_name=_("text"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("picture"), FieldPanel("body"), WritingPanel()]

    class Meta:
        abstract = True

    def body_words(self) -> str:
        """The text of the blocks, without markup, for the search."""
        return " ".join(str(words) for words in self.body.stream_block.get_searchable_content(self.body))


class ProsePage(BodyPage):
    """A page that is found by itself: with a lead, under themes and places."""

    published_reads = ("themes", "places")

    lead = models.TextField(_("lead"), blank=True, max_length=400, help_text=_("One or two sentences: the fact first."))
    themes = ParentalManyToManyField(
        "services.Term",
        blank=True,
        related_name="+",
        limit_choices_to={"kind": TermKind.THEME},
        verbose_name=_("themes"),
    )
    places = ParentalManyToManyField(
        "services.Term",
        blank=True,
        related_name="+",
        limit_choices_to={"kind__in": [str(kind) for kind in PLACES]},
        verbose_name=_("places"),
    )
    about = models.JSONField(
        _("speaks of"),
        default=list,
        blank=True,
        help_text=_("Things this page speaks of, written kind:identifier, one a line."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
        WritingPanel(),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")], _("Address and sharing")
        ),
        MultiFieldPanel([FieldPanel("themes"), FieldPanel("places")], _("Found under")),
    ]

    class Meta:
        abstract = True

    def words(self) -> str:
        """The whole text, without markup, for the search."""
        return " ".join([self.title, self.lead, self.body_words()])

    def theme_codes(self) -> tuple[str, ...]:
        return tuple(sorted(term.code for term in self.themes.all()))

    def place_codes(self) -> tuple[str, ...]:
        return tuple(sorted(term.code for term in self.places.all()))
