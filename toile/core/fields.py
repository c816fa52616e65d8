"""Own field types of the platform's tables and their form fields."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class LocalisedInput(forms.MultiWidget):
    """One input for each language of the site, French first, each with its `lang`."""

    template_name = "core/widgets/localised.html"

    def __init__(self, long: bool = False, attrs: dict | None = None):
        self.languages = list(settings.LANGUAGES)
        widget = forms.Textarea if long else forms.TextInput
        super().__init__(
            {
                code: widget(attrs={"lang": code, "rows": 3} if long else {"lang": code})
                for code, _name in self.languages
            },
            attrs,
        )

    def decompress(self, value: dict | None) -> list[str]:
        return [(value or {}).get(code, "") for code, _name in self.languages]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for subwidget, (_code, language) in zip(context["widget"]["subwidgets"], self.languages, strict=True):
            subwidget["language"] = language
        return context


class LocalisedFormField(forms.MultiValueField):
    """Text in the site's languages. Required means French: the other languages follow when they can."""

    def __init__(self, *, long: bool = False, max_length: int | None = None, **kwargs):
        self.languages = [code for code, _name in settings.LANGUAGES]
        fields = [forms.CharField(required=False, max_length=max_length) for _code in self.languages]
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        super().__init__(fields, widget=LocalisedInput(long=long), require_all_fields=False, **kwargs)

    def compress(self, values: list[str]) -> dict[str, str]:
        return {code: text for code, text in zip(self.languages, values or [], strict=False) if text}

    def clean(self, value):
        words = super().clean(value)
        if self.required and settings.LANGUAGE_CODE not in words:
            raise ValidationError(_("Write it in French at least."), code="french_missing")
        return words


class LocalisedText(models.JSONField):
    """Words of a record that readers see: `{"fr": "…", "en": "…"}`. Never a column per language, never a second row.

    `long` gives paragraphs to the form. In migrations it is Django's own JSON field, so that they import nothing of ours.
    """

    def __init__(self, *args, long: bool = False, max_length: int | None = None, **kwargs):
        self.long, self.words_max_length = long, max_length
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def formfield(self, **kwargs):
        return LocalisedFormField(
            long=self.long,
            max_length=self.words_max_length,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            required=not self.blank,
        )

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        known = {code for code, _name in settings.LANGUAGES}
        if not isinstance(value, dict) or not all(
            code in known and isinstance(text, str) for code, text in value.items()
        ):
            raise ValidationError(_("Write the words in the languages of the site."), code="not_localised")
