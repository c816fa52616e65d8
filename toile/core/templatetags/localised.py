"""Filters for words of records, which may not exist in the reader's language."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from toile.core.localised import text_in, words_in

register = template.Library()


@register.filter
def words(value):
    """The words in the first language there is, marked with `lang` where that is not the reader's."""
    reader = get_language() or "fr"
    text, language = words_in(value, reader)
    return text if language in {reader, ""} else format_html('<span lang="{}">{}</span>', language, text)


@register.filter
def plain_words(value):
    """The same without markup, for attributes and titles of windows."""
    return text_in(value, get_language() or "fr")
