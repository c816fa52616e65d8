"""The staff's screens for openings: what is typed becomes a sheet, each verb is an action."""

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

from .actions import openings as actions
from .actions.openings import MANY, ONE, Sheet
from .models import Opening
from .rules import OPENINGS, OpeningStatus, Standing


class OpeningForm(ZonedForm, SheetForm):
    """All that people write about an opening. Once it is published, its deadline is shown and not changed here."""

    instants = ("closes_at",)
    closes_at = DayAndHour(
        label=_("deadline"),
        required=False,
        help_text=_("In the time zone below. Leave it empty where answers are read as they arrive."),
    )
    zone = ZoneField(label=_("time zone of the deadline"), initial=dates.PLATFORM)
    slug = forms.SlugField(
        label=_("address"), max_length=80, required=False, help_text=_("Leave it empty: it is made from the title.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        opening = self.instance
        if opening.closes_at:
            self.initial["closes_at"] = dates.local(opening.closes_at, opening.zone).replace(tzinfo=None)
        if opening.pk and opening.status != OpeningStatus.DRAFT:
            for name in ("closes_at", "zone", "is_rolling"):
                self.fields[name].disabled = True
            self.fields["closes_at"].help_text = _("To change it, extend the deadline.")

    def sheet(self) -> Sheet:
        values = {name: self.cleaned_data[name] for name in (*ONE, "slug")}
        if self.fields["closes_at"].disabled:
            values["closes_at"] = self.instance.closes_at
        return Sheet(**values, **{name: tuple(self.cleaned_data[name]) for name in MANY})


class LaterDeadline(ZonedForm, StepForm):
    """A deadline on the clocks of the opening's own zone, whatever the editor's."""

    instants = ("closes_at",)
    closes_at = DayAndHour(label=_("new deadline"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["closes_at"].help_text = _("%(zone)s. It closes on %(deadline)s now.") % {
            "zone": dates.zone_words(self.record.zone).capitalize(),
            "deadline": dates.instant_words(self.record.closes_at, self.record.zone) if self.record.closes_at else "–",
        }

    def zone_of_hours(self) -> str:
        return self.record.zone


class ExtendForm(LaterDeadline):
    act = staticmethod(actions.extend_opening)


class ReopenForm(LaterDeadline):
    act = staticmethod(actions.reopen_opening)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["closes_at"].required = False


class WithdrawForm(StepForm):
    act = staticmethod(actions.withdraw_opening)
    reason = LocalisedFormField(
        label=_("reason"), long=True, max_length=300, help_text=_("One or two sentences. Readers see them.")
    )


class OpeningFilters(WagtailFilterSet):
    """By kind, by stage, and by what readers are told now."""

    kind = django_filters.ModelChoiceFilter(queryset=Term.objects.filter(kind=TermKind.OPENING_KIND), label=_("kind"))
    now = django_filters.ChoiceFilter(
        label=_("for readers"),
        choices=[(Standing.OPEN, Standing.OPEN.label), (Standing.CLOSED, Standing.CLOSED.label)],
        method="told_now",
    )

    class Meta:
        model = Opening
        fields = ["status", "kind", "now", "is_fictional"]

    def told_now(self, queryset, name, value):
        open_now = Opening.objects.open_at(timezone.now()).values("pk")
        return (
            queryset.filter(pk__in=open_now)
            if value == Standing.OPEN
            else queryset.published().exclude(pk__in=open_now)
        )


class OpeningViewSet(ActionViewSet):
    """Jobs, tenders, calls."""

    model = Opening
    name = "offres"
    icon = "doc-full-inverse"
    menu_label = _("Openings")
    menu_order = 220
    table = OPENINGS
    step_forms = {
        "publish": step_form(actions.publish_opening),
        "extend": ExtendForm,
        "close": step_form(actions.close_opening),
        "fill": step_form(actions.fill_opening),
        "withdraw": WithdrawForm,
        "reopen": ReopenForm,
        "discard": step_form(actions.discard_opening),
    }
    writing_verbs = {OpeningStatus.DRAFT: "rewrite"}
    public_statuses = frozenset(OpeningStatus) - {OpeningStatus.DRAFT}
    past = {
        "drafted": pgettext_lazy("done to an opening", "Drafted"),
        "rewritten": pgettext_lazy("done to an opening", "Draft written again"),
        "discarded": pgettext_lazy("done to an opening", "Draft discarded"),
        "published": pgettext_lazy("done to an opening", "Published"),
        "corrected": pgettext_lazy("done to an opening", "Corrected"),
        "extended": pgettext_lazy("done to an opening", "Deadline extended"),
        "closed": pgettext_lazy("done to an opening", "Closed"),
        "filled": pgettext_lazy("done to an opening", "Marked as filled"),
        "withdrawn": pgettext_lazy("done to an opening", "Withdrawn"),
        "reopened": pgettext_lazy("done to an opening", "Reopened"),
    }
    list_select_related = ("kind", "organisation")
    list_display = (
        "__str__",
        "kind",
        Column("status", label=_("stage"), accessor="get_status_display", sort_key="status"),
        Column("deadline", label=_("deadline"), accessor=lambda opening: deadline_words(opening), sort_key="closes_at"),
    )
    list_export = (
        "title_fr",
        "title_en",
        "kind",
        "get_status_display",
        "closes_locally",
        "zone",
        "offered",
        "public_path",
    )
    export_headings = {
        "title_fr": _("title in French"),
        "title_en": _("title in English"),
        "get_status_display": _("stage"),
        "closes_locally": _("deadline"),
        "offered": _("offered by"),
        "public_path": _("address"),
    }
    export_filename = "offres"
    filterset_class = OpeningFilters
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel(name) for name in ("kind", "title", "lead", "place")], _("What")),
            MultiFieldPanel([FieldPanel(name) for name in ("organisation", "offered_by")], _("Who")),
            MultiFieldPanel([FieldPanel(name) for name in ("closes_at", "zone", "is_rolling")], _("Until when")),
            MultiFieldPanel(
                [FieldPanel(name) for name in ("what_to_send", "where_to_send", "subject_to_use", "document")],
                _("How to answer"),
            ),
            MultiFieldPanel(
                [FieldPanel(name) for name in ("themes", "places", "slug", "is_fictional")], _("Found under")
            ),
        ],
        base_form_class=OpeningForm,
    )

    def write(self, record, form, *, by, now):
        if record is None:
            return actions.draft_opening(form.sheet(), by=by, now=now)
        act = actions.rewrite_opening if record.status == OpeningStatus.DRAFT else actions.correct_opening
        return act(record, form.sheet(), by=by, now=now, seen=form.cleaned_data["seen"])

    def standing_words(self, record) -> str:
        if record.status == OpeningStatus.DRAFT:
            return ""
        return f"{record.standing(timezone.now()).label}. {deadline_words(record)}"

    def words_to_search(self, record) -> str:
        return " ".join([super().words_to_search(record), record.offered_by])


def deadline_words(opening: Opening) -> str:
    """The deadline on the clocks of its own zone, or that there is none."""
    if opening.closes_at is None:
        return str(_("Answers are read as they arrive."))
    return dates.instant_words(opening.closes_at, opening.zone)
