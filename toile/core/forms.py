"""Pieces of forms that several screens share."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.utils.translation import gettext_lazy as _

from . import dates
from .refusals import Refused


@contextmanager
def refusals_shown_on(form: forms.BaseForm) -> Iterator[None]:
    """Turn a Refused into an error of the form, so that it comes back with the sentence and what was typed."""
    try:
        yield
    except Refused as refusal:
        form.add_error(None, str(refusal))


class DayAndHourInput(forms.MultiWidget):
    """A day and an hour side by side, with the browser's own pickers."""

    template_name = "core/widgets/day_and_hour.html"

    def __init__(self, attrs: dict | None = None):
        super().__init__(
            {
                "day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                "hour": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            },
            attrs,
        )

    def decompress(self, value) -> list:
        return [value.date(), value.time()] if value else [None, None]


class DayAndHour(forms.MultiValueField):
    """A day and an hour as clocks show them somewhere; `ZonedForm` makes it an instant. Its value is (date, time) or None.

    `needs_hour=False`: the day may stand alone; the time is then None, and stays so after `clean`.
    """

    widget = DayAndHourInput

    def __init__(self, needs_hour: bool = True, **kwargs):
        day = forms.DateField(error_messages={"incomplete": _("Choose the day.")})
        hour = forms.TimeField(required=needs_hour, error_messages={"incomplete": _("Choose the hour.")})
        super().__init__([day, hour], require_all_fields=False, **kwargs)

    def compress(self, values):
        return (values[0], values[1] or None) if values else None


class ZonedForm(forms.Form):
    """A form whose hours are those of the zone it names. `instants` are its DayAndHour fields, `zone_field` the zone's.

    After `clean`, each is an aware instant or None. An hour that the clocks skip or show twice is an error of its field.
    """

    instants: tuple[str, ...] = ()
    zone_field = "zone"

    def zone_of_hours(self) -> str | None:
        """The zone in which the hours were typed."""
        return self.cleaned_data.get(self.zone_field)

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        zone = self.zone_of_hours()
        for name in self.instants:
            typed = cleaned.get(name)
            if typed and typed[1] is not None and zone:
                day, hour = typed
                try:
                    cleaned[name] = dates.in_zone(day, hour, zone)
                except Refused as refusal:
                    self.add_error(name, str(refusal))
        return cleaned


class ZoneField(forms.ChoiceField):
    """The zone in which hours are typed and shown, France first."""

    def __init__(self, **kwargs):
        super().__init__(choices=dates.zone_choices, **kwargs)
