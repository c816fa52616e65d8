"""The staff's screens for events: what is typed becomes a sheet, each verb is an action."""

from datetime import timedelta

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from toile.core import dates
from toile.core.fields import LocalisedFormField
from toile.core.forms import DayAndHour, ZonedForm, ZoneField
from toile.services.backoffice import ActionViewSet, SheetForm, StepForm, step_form
from toile.services.models import Term, TermKind

from . import actions
from .actions import HOURS, MANY, ONE, Hours, Sheet
from .models import Event
from .rules import EVENTS, EventStatus


class HoursForm(ZonedForm):
    """Days and hours on the clocks of the event's zone. `hours()` gives them as actions take them."""

    instants = ("starts_at", "ends_at")
    starts_at = DayAndHour(label=_("begins"), needs_hour=False)
    ends_at = DayAndHour(label=_("ends"), needs_hour=False)
    zone = ZoneField(label=_("time zone"), initial=dates.PLATFORM, help_text=_("Days and hours above are its own."))
    is_whole_day = forms.BooleanField(label=_("days without hours"), required=False)

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_at"), cleaned.get("ends_at")
        if cleaned.get("is_whole_day") and first and last and cleaned.get("zone"):
            days = [typed[0] if isinstance(typed, tuple) else typed.date() for typed in (first, last)]
            cleaned["starts_at"], cleaned["ends_at"] = dates.whole_days(*days, cleaned["zone"])
        else:
            for name in self.instants:
                if isinstance(cleaned.get(name), tuple):
                    self.add_error(name, _("Choose the hour."))
        return cleaned

    def show_hours_of(self, event: Event) -> None:
        """Begin with the hours of an event; the end of whole days is shown as their last day."""
        last = event.ends_at - timedelta(microseconds=1) if event.is_whole_day else event.ends_at
        for name, instant in (("starts_at", event.starts_at), ("ends_at", last)):
            there = dates.local(instant, event.zone).replace(tzinfo=None)
            self.initial[name] = (
                there.replace(hour=0, minute=0, second=0, microsecond=0) if event.is_whole_day else there
            )
        self.initial |= {"zone": event.zone, "is_whole_day": event.is_whole_day}

    def hours(self) -> Hours:
        return Hours(**{name: self.cleaned_data[name] for name in HOURS})


class EventForm(HoursForm, SheetForm):
    """All that people write about an event. Once it is announced, its hours are shown and not changed here."""

    slug = forms.SlugField(
        label=_("address"),
        max_length=80,
        required=False,
        help_text=_("Leave it empty: it is made from the title and the year."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        event = self.instance
        if event.pk:
            self.show_hours_of(event)
        self.is_announced = bool(event.pk) and event.status != EventStatus.DRAFT
        if self.is_announced:
            self.hours_before = Hours(**{name: getattr(event, name) for name in HOURS})
            for name in HOURS:
                self.fields[name].disabled = True
            self.fields["starts_at"].help_text = _("To change them, give a new date.")

    def sheet(self) -> Sheet:
        return Sheet(
            hours=self.hours_before if self.is_announced else self.hours(),
            **{name: self.cleaned_data[name] for name in (*ONE, "slug")},
            **{name: tuple(self.cleaned_data[name]) for name in MANY},
        )


class WordsForm(StepForm):
    """What people must know about a change."""

    words = LocalisedFormField(
        label=_("what people must know"),
        long=True,
        max_length=300,
        required=False,
        help_text=_("One or two sentences. Readers see them, calendars too."),
    )


class RescheduleForm(HoursForm, WordsForm):
    act = staticmethod(actions.reschedule_event)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.show_hours_of(self.record)

    def asked(self) -> dict:
        return {"hours": self.hours(), "words": self.cleaned_data["words"]}


class PostponeForm(WordsForm):
    act = staticmethod(actions.postpone_event)


class CancelForm(WordsForm):
    act = staticmethod(actions.cancel_event)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].required = True


class EventFilters(WagtailFilterSet):
    """By kind, by stage, ahead or past."""

    kind = django_filters.ModelChoiceFilter(queryset=Term.objects.filter(kind=TermKind.EVENT_KIND), label=_("kind"))
    when = django_filters.ChoiceFilter(
        label=_("when"), choices=[("ahead", _("ahead")), ("past", _("past"))], method="on_that_side_of_now"
    )

    class Meta:
        model = Event
        fields = ["status", "kind", "when", "is_fictional"]

    def on_that_side_of_now(self, queryset, name, value):
        now = timezone.now()
        return queryset.filter(ends_at__gt=now) if value == "ahead" else queryset.filter(ends_at__lte=now)


class EventViewSet(ActionViewSet):
    """Dates: meetings, workshops, webinars."""

    model = Event
    name = "agenda"
    icon = "date"
    menu_label = _("Events")
    menu_order = 210
    table = EVENTS
    step_forms = {
        "announce": step_form(actions.announce_event),
        "reschedule": RescheduleForm,
        "postpone": PostponeForm,
        "confirm": step_form(actions.confirm_event),
        "cancel": CancelForm,
        "restore": step_form(actions.restore_event),
        "discard": step_form(actions.discard_event),
    }
    writing_verbs = {EventStatus.DRAFT: "rewrite"}
    public_statuses = frozenset(EventStatus) - {EventStatus.DRAFT}
    past = {
        "drafted": pgettext_lazy("done to an event", "Drafted"),
        "rewritten": pgettext_lazy("done to an event", "Draft written again"),
        "discarded": pgettext_lazy("done to an event", "Draft discarded"),
        "announced": pgettext_lazy("done to an event", "Announced"),
        "corrected": pgettext_lazy("done to an event", "Corrected"),
        "rescheduled": pgettext_lazy("done to an event", "New date given"),
        "postponed": pgettext_lazy("done to an event", "Postponed"),
        "confirmed": pgettext_lazy("done to an event", "Confirmed"),
        "cancelled": pgettext_lazy("done to an event", "Cancelled"),
        "restored": pgettext_lazy("done to an event", "Restored"),
    }
    list_select_related = ("kind",)
    list_display = (
        "__str__",
        "kind",
        Column("status", label=_("stage"), accessor="get_status_display", sort_key="status"),
        Column("when", label=_("when"), accessor="when", sort_key="starts_at"),
        Column("where", label=_("where"), accessor="where"),
    )
    list_export = (
        "title_fr", "title_en", "kind", "get_status_display", "starts_locally", "ends_locally", "zone", "where", "public_path",
    )  # fmt: skip
    export_headings = {
        "title_fr": _("title in French"),
        "title_en": _("title in English"),
        "get_status_display": _("stage"),
        "starts_locally": _("begins"),
        "ends_locally": _("ends"),
        "where": _("where"),
        "public_path": _("address"),
    }
    export_filename = "agenda"
    filterset_class = EventFilters
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel(name) for name in ("kind", "title", "lead")], _("What")),
            MultiFieldPanel([FieldPanel(name) for name in HOURS], _("When")),
            MultiFieldPanel(
                [FieldPanel(name) for name in ("venue", "town", "is_online", "online_address", "places")], _("Where")
            ),
            FieldPanel("organisers"),
            MultiFieldPanel([FieldPanel(name) for name in ("themes", "slug", "is_fictional")], _("Found under")),
        ],
        base_form_class=EventForm,
    )

    def write(self, record, form, *, by, now):
        if record is None:
            return actions.draft_event(form.sheet(), by=by, now=now)
        act = actions.rewrite_event if record.status == EventStatus.DRAFT else actions.correct_event
        return act(record, form.sheet(), by=by, now=now, seen=form.cleaned_data["seen"])

    def standing_words(self, record) -> str:
        return record.when()

    def words_to_search(self, record) -> str:
        return " ".join([super().words_to_search(record), record.where()])
