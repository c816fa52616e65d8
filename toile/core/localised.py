"""Words of a record in several languages: `{"fr": "…", "en": "…"}`, shown in the first language there is."""

from collections.abc import Mapping
from typing import NamedTuple

from babel import Locale

FALLBACKS = ("fr", "en")


class Words(NamedTuple):
    """A text and the language it is really in (BCP 47 code), for its `lang` attribute."""

    text: str
    language: str


NOTHING = Words("", "")


def words_in(value: Mapping[str, str] | str | None, language: str) -> Words:
    """The words of `value` for a reader of `language`: theirs, else French, else English, else the first there is.

    A plain string is taken as written in the reader's language. Nothing written gives empty words without a language.
    """
    if not value:
        return NOTHING
    if isinstance(value, str):
        return Words(value, language)
    for code in (language, *FALLBACKS, *value):
        if text := value.get(code):
            return Words(text, code)
    return NOTHING


def text_in(value: Mapping[str, str] | str | None, language: str) -> str:
    """The text alone, where no `lang` attribute can be written: titles of windows, feeds, messages."""
    return words_in(value, language).text


def language_name(code: str, reader: str) -> str:
    """The name of a language in the reader's own: `français` for `fr` in French, `French` in English."""
    return Locale.parse(reader, sep="-").languages.get(code, code)
