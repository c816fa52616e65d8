"""Openings: what somebody may answer until an instant. They close by themselves and stay readable as closed."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from toile.core.dates import local
from toile.core.fields import LocalisedText
from toile.core.localised import text_in
from toile.services.models import PLACES, TermKind
from toile.services.record_pages import RecordPage

from ..rules import OpeningStatus, Standing, standing_of
from .prose import BodyPage


class OpeningQuerySet(models.QuerySet):
    def published(self):
        return self.exclude(status=OpeningStatus.DRAFT)

    def open_at(self, now: datetime):
        """Published, neither filled nor withdrawn, before their deadline or without one: the first to close first."""
        found = self.filter(status=OpeningStatus.OPEN).filter(Q(closes_at__isnull=True) | Q(closes_at__gt=now))
        return found.order_by(F("closes_at").asc(nulls_last=True), "-published_at", "-pk")

    def over_at(self, now: datetime):
        """Published, and closed, filled or withdrawn at that instant: the latest first."""
        over = Q(status__in=[OpeningStatus.FILLED, OpeningStatus.WITHDRAWN]) | Q(closes_at__lte=now)
        return self.published().filter(over).order_by("-published_at", "-pk")


class Opening(models.Model):
    """A job, a work-study post, a tender, a call for interest, another funder's call.

    `closes_at` is the instant of the deadline, shown in `zone`; empty means that answers are read as they arrive.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.ForeignKey(
        "services.Term",
        models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": TermKind.OPENING_KIND},
        verbose_name=_("kind"),
    )
    title = LocalisedText(_("title"), max_length=160)
    lead = LocalisedText(_("lead"), long=True, max_length=400)
    organisation = models.ForeignKey(
        "network.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="openings",
        verbose_name=_("offered by"),
    )
    offered_by = models.CharField(
        _("or by"), max_length=160, blank=True, help_text=_("Another body's name, for a call that we relay.")
    )
    place = LocalisedText(_("place"), blank=True, max_length=120)
    status = models.CharField(
        _("status"), max_length=12, choices=OpeningStatus, default=OpeningStatus.DRAFT, editable=False
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)
    zone = models.CharField(_("time zone of the deadline"), max_length=40, default="Europe/Paris")
    first_closes_at = models.DateTimeField(_("first deadline"), null=True, blank=True, editable=False)
    is_rolling = models.BooleanField(_("answers are read as they arrive"), default=False)
    what_to_send = LocalisedText(_("what to send"), blank=True, long=True, max_length=1500)
    where_to_send = models.CharField(
        _("where to send it"), max_length=300, blank=True, help_text=_("An e-mail or web address.")
    )
    subject_to_use = LocalisedText(_("subject of the message"), blank=True, max_length=160)
    document = models.ForeignKey(
        "media.PublishedDocument", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("sheet")
    )
    themes = models.ManyToManyField(
        "services.Term",
        blank=True,
        related_name="+",
        limit_choices_to={"kind": TermKind.THEME},
        verbose_name=_("themes"),
    )
    places = models.ManyToManyField(
        "services.Term",
        blank=True,
        related_name="+",
        limit_choices_to={"kind__in": [str(kind) for kind in PLACES]},
        verbose_name=_("places"),
    )
    withdrawn_because = LocalisedText(
        _("reason of the withdrawal"), blank=True, long=True, max_length=300, editable=False
    )
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now, editable=False)
    is_fictional = models.BooleanField(_("fictional example"), default=False)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        ordering = [F("published_at").desc(nulls_last=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_published_opening_says_when",
                condition=Q(status=OpeningStatus.DRAFT) | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_published_opening_says_until_when",
                condition=Q(status=OpeningStatus.DRAFT) | Q(closes_at__isnull=False) | Q(is_rolling=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title_in("fr")

    def title_in(self, language: str) -> str:
        return text_in(self.title, language)

    @property
    def title_fr(self) -> str:
        return self.title.get("fr", "")

    @property
    def title_en(self) -> str:
        return self.title.get("en", "")

    @property
    def offered(self) -> str:
        """Who offers it: an organisation of the network or a body by its name; empty for the network itself."""
        return self.organisation.name if self.organisation else self.offered_by

    @property
    def closes_locally(self) -> datetime | None:
        """The deadline as the clocks of its zone show it, without a zone: for spreadsheets, beside the zone's name."""
        return local(self.closes_at, self.zone).replace(tzinfo=None) if self.closes_at else None

    @property
    def public_path(self) -> str:
        """Its address for readers; empty for a draft."""
        return "" if self.status == OpeningStatus.DRAFT else self.get_absolute_url()

    def standing(self, now: datetime) -> Standing:
        """What readers are told about it at that instant."""
        return standing_of(self.status, self.closes_at, self.first_closes_at, now)

    def get_absolute_url(self) -> str:
        return reverse("newsroom:opening", args=[self.slug])

    def show(self, request, page=None):
        """The public view of this record with that page's words."""
        from ..views import show_opening  # views need the models

        return show_opening(request, self, page)


class OpeningPage(RecordPage, BodyPage):
    """The prose of an opening in one language: the mission, the profile, the context."""

    published_kind = "opening"

    record = models.ForeignKey(Opening, models.PROTECT, related_name="pages", verbose_name=_("opening"))

    content_panels = [FieldPanel("record"), *BodyPage.content_panels[1:]]
    override_translatable_fields = [
        SynchronizedField("title", overridable=False),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("record", overridable=False),
    ]
    parent_page_types = ["services.Folder"]

    class Meta(RecordPage.Meta):
        verbose_name = _("words of an opening")
        verbose_name_plural = _("words of openings")
