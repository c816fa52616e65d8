"""Inclusive writing: the forms French associations write, and the plain words their readers search for.

    >>> plain_forms("Nous cherchons un·e chargé·e de mission")
    {'un·e': ('un', 'une'), 'chargé·e': ('chargé', 'chargée')}

Plain forms are in lower case with their accents, masculine first; a form is given as it stands in the text. The published
behaviour, its conventions and limits: docs/inclusive-writing.md. Time is linear in the length of the text; nothing is
read or kept but the word table, which is loaded (30 ms) at the first form that needs it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .pairs import CLOSED_WORDS
from .scanner import Found, scan

__all__ = ["Form", "find_forms", "plain_forms", "search_words", "spoken", "without_marks"]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: `text[start:end] == written`; `forms` are the plain words it stands for, in lower case."""

    start: int
    end: int
    written: str
    forms: tuple[str, ...]
    pair: tuple[str, str]  # the two words to say aloud, in lower case
    plural: bool
    in_full: bool  # both words already stand in the text: “acteur/actrice”


def find_forms(text: str) -> Iterator[Form]:
    """The inclusive forms of a text, in its order, never overlapping."""
    for found in scan(text):
        yield _form(text, found)


def _form(text: str, found: Found) -> Form:
    reading = found.reading
    written = text[found.start : found.end]
    return Form(
        start=found.start,
        end=found.end,
        written=written,
        forms=reading.forms,
        pair=reading.pair,
        plural=bool(reading.plural),
        in_full=reading.pair[0] not in CLOSED_WORDS and sorted(written.lower().split("/")) == sorted(reading.pair),
    )


def plain_forms(text: str) -> dict[str, tuple[str, ...]]:
    """Each form of the text, as written, with the plain words a reader would type for it."""
    return {form.written: form.forms for form in find_forms(text)}


def search_words(text: str) -> list[str]:
    """The plain words to add to the index text, each once, in the order of the text."""
    return list(dict.fromkeys(word for form in find_forms(text) for word in form.forms))


def spoken(text: str) -> str:
    """The text with each form in full words, for a screen reader: “chargé·e” -> “chargé ou chargée”.

    A plural is said with “et”. The masculine comes first, as in the form.
    """
    return _rewritten(text, lambda form: (" et " if form.plural else " ou ").join(dict.fromkeys(form.pair)))


def without_marks(text: str) -> str:
    """The text with each form as its first plain word, short and stable, for slugs and sorting keys.

    “Chargé·e de mission” -> “Chargé de mission”. Nobody reads it as prose: use `spoken` for that.
    """
    return _rewritten(text, lambda form: form.pair[0])


def _rewritten(text: str, words_of: Callable[[Form], str]) -> str:
    pieces: list[str] = []
    place = 0
    for form in find_forms(text):
        if form.in_full:
            continue
        pieces += [text[place : form.start], _in_case_of(form.written, words_of(form))]
        place = form.end
    return "".join([*pieces, text[place:]])


def _in_case_of(written: str, words: str) -> str:
    """Capitals as the writer's: all, the first letter, or none."""
    if written.isupper() and len(written) > 1:
        return words.upper()
    return words[0].upper() + words[1:] if written[0].isupper() else words
