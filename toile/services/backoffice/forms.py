"""Forms that end in an action: a sheet of words, or what a verb asks before it is done."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm


class SheetForm(WagtailAdminModelForm):
    """A form that makes the sheet which actions take. Saving it by itself is an error: only actions write.

    `sheet()` reads `cleaned_data`. The instant that the person had on the screen travels in `seen`.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.changed_at.isoformat()

    def _post_clean(self) -> None:
        """Nothing is written on the instance, not even in memory: rules judge the sheet, with their own sentences."""

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if slug and self._meta.model.objects.filter(slug=slug).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another one has this address."), code="taken")
        return slug

    def clean_seen(self) -> datetime | None:
        """None for what is new, or where the field was tampered with: the action then compares nothing."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            return None

    def sheet(self) -> Any:
        """What the action takes."""
        raise NotImplementedError(type(self).__name__)

    def save(self, commit: bool = True):
        raise TypeError("Only actions write.")


class StepForm(forms.Form):
    """What a verb asks. `act` is its action; `asked` gives the action's further arguments from `cleaned_data`."""

    act: Callable

    def __init__(self, *args, record: Any, **kwargs):
        super().__init__(*args, **kwargs)
        self.record = record

    def asked(self) -> dict[str, Any]:
        return self.cleaned_data

    def take(self, by: Any, now: datetime) -> Any:
        """Do it. Returns the record as stored; raises what the action refuses."""
        return type(self).act(self.record, by=by, now=now, **self.asked())


def step_form(act: Callable) -> type[StepForm]:
    """The form of a verb that asks nothing but to be confirmed."""
    return type(f"Form of {act.__name__}", (StepForm,), {"act": staticmethod(act)})
