"""Events: what has hours, a zone, a place and a state. Registration comes in tables of its own."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from toile.core.dates import local, span_words
from toile.core.fields import LocalisedText
from toile.core.localised import text_in
from toile.newsroom.models.prose import BodyPage
from toile.services.models import PLACES, TermKind
from toile.services.record_pages import RecordPage

from .rules import EventStatus, Standing, standing_of


class EventQuerySet(models.QuerySet):
    def published(self):
        return self.exclude(status=EventStatus.DRAFT)

    def for_calendars(self):
        """With what calendars show of each: its kind, its themes, its organisers. Three SQL statements in all."""
        return self.select_related("kind").prefetch_related("themes", "organisers")

    def coming(self, now: datetime):
        """What has not ended at that instant, the first to begin first."""
        return self.published().filter(ends_at__gt=now).order_by("starts_at", "pk")

    def without_a_date(self, now: datetime):
        """Postponed, the hours they had being over: they wait for a new date."""
        return self.filter(status=EventStatus.POSTPONED, ends_at__lte=now).order_by("-starts_at", "-pk")

    def past(self, now: datetime):
        """What has ended, the latest first, without what waits for a new date."""
        over = self.published().filter(ends_at__lte=now).exclude(status=EventStatus.POSTPONED)
        return over.order_by("-starts_at", "-pk")


class Event(models.Model):
    """A meeting of people at a place, on line or both. Hours are instants, shown in `zone`.

    Days without hours (`is_whole_day`) begin at a midnight of the zone and end at the midnight after the last day. A
    postponed event keeps its hours; one with a new date keeps the first it had (`first_starts_at`). `sequence` is
    iCalendar's (RFC 5545 §3.8.7.4): raised whenever date, place or state changes.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.ForeignKey(
        "services.Term",
        models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": TermKind.EVENT_KIND},
        verbose_name=_("kind"),
    )
    title = LocalisedText(_("title"), max_length=160)
    lead = LocalisedText(_("lead"), long=True, blank=True, max_length=400)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    zone = models.CharField(_("time zone"), max_length=40, default="Europe/Paris")
    is_whole_day = models.BooleanField(_("days without hours"), default=False)
    is_online = models.BooleanField(_("can be followed on line"), default=False)
    online_address = models.URLField(_("address on line"), blank=True)
    venue = models.CharField(_("venue"), max_length=160, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
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
    organisers = models.ManyToManyField(
        "network.Organisation", blank=True, related_name="events", verbose_name=_("organised by")
    )
    status = models.CharField(
        _("status"), max_length=12, choices=EventStatus, default=EventStatus.DRAFT, editable=False
    )
    announced_at = models.DateTimeField(_("announced at"), null=True, blank=True, editable=False)
    first_starts_at = models.DateTimeField(_("first date"), null=True, blank=True, editable=False)
    state_words = LocalisedText(
        _("what to know about the change"), blank=True, long=True, max_length=300, editable=False
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now, editable=False)
    is_fictional = models.BooleanField(_("fictional example"), default=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="an_event_ends_after_it_begins", condition=Q(ends_at__gte=F("starts_at"))),
            models.CheckConstraint(
                name="an_announced_event_says_when",
                condition=Q(status=EventStatus.DRAFT) | Q(announced_at__isnull=False),
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
    def starts_locally(self) -> datetime:
        """Its beginning as the clocks of its zone show it, without a zone: for spreadsheets, beside the zone's name."""
        return local(self.starts_at, self.zone).replace(tzinfo=None)

    @property
    def ends_locally(self) -> datetime:
        return local(self.ends_at, self.zone).replace(tzinfo=None)

    @property
    def public_path(self) -> str:
        """Its address for readers; empty for a draft."""
        return "" if self.status == EventStatus.DRAFT else self.get_absolute_url()

    def standing(self) -> Standing:
        """What readers are told about it beside its hours."""
        return standing_of(self.status, self.starts_at, self.first_starts_at)

    def when(self) -> str:
        """Its days and hours in words, on the clocks of its zone."""
        return span_words(self.starts_at, self.ends_at, self.zone, whole_day=self.is_whole_day)

    def where(self) -> str:
        """Venue and town in one line; empty for what is on line alone."""
        return ", ".join(filter(None, [self.venue, self.town]))

    def get_absolute_url(self) -> str:
        return reverse("events:event", args=[self.slug])

    def show(self, request, page=None):
        """The public view of this record with that page's words."""
        from .views import show_event  # views need the models

        return show_event(request, self, page)


class EventPage(RecordPage, BodyPage):
    """The prose of an event in one language: programme, speakers, practical information."""

    published_kind = "event"

    record = models.ForeignKey(Event, models.PROTECT, related_name="pages", verbose_name=_("event"))

    content_panels = [FieldPanel("record"), *BodyPage.content_panels[1:]]
    override_translatable_fields = [
        SynchronizedField("title", overridable=False),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("record", overridable=False),
    ]
    parent_page_types = ["services.Folder"]

    class Meta(RecordPage.Meta):
        verbose_name = _("words of an event")
        verbose_name_plural = _("words of events")
