"""Where the words stand: a title with its marks, an extract of a text around them. The words stay as they are written."""

from collections.abc import Collection
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from toile.core.text.stemming import stem

from .reading import units

LENGTH = 220  # letters of an extract
READ = 60_000  # letters of a text in which the words are looked for
BACK = 60  # letters to go back for the beginning of a sentence
ENOUGH = 40  # places found


class _Place(NamedTuple):
    start: int
    end: int
    stem: str


def marked(text: str, stems: Collection[str], language: str) -> SafeString:
    """The whole text, safe for HTML, with `<mark>` around each word of these stems."""
    return _marked(text, _places(text, stems, language))


def extract(text: str, stems: Collection[str], language: str, length: int = LENGTH) -> SafeString:
    """The part of a text where most of these stems stand together, marked, safe for HTML; else its beginning."""
    text = text[:READ]
    places = _places(text, stems, language, enough=ENOUGH)
    start = _beginning(text, _best(places, length)) if places else 0
    end = _ending(text, start + length)
    inside = [
        _Place(place.start - start, place.end - start, place.stem)
        for place in places
        if place.start >= start and place.end <= end
    ]
    words = _marked(text[start:end].rstrip(), inside)
    return mark_safe(f"{'… ' if start else ''}{words}{' …' if end < len(text.rstrip()) else ''}")


def _places(text: str, stems: Collection[str], language: str, enough: int = 1_000) -> list[_Place]:
    """Where the words of these stems stand, in order."""
    found: list[_Place] = []
    for start, end, words, _joined in units(text):
        for word in words:
            if (root := stem(word, language)) in stems:
                found.append(_Place(start, end, root))
                break
        if len(found) >= enough:
            break
    return found


def _best(places: list[_Place], length: int) -> int:
    """The place from which an extract of this length holds the most different stems, then the most words."""
    best, most = places[0].start, (0, 0)
    for first, place in enumerate(places):
        inside = [other.stem for other in places[first:] if other.end <= place.start + length - BACK]
        if (score := (len(set(inside)), len(inside))) > most:
            best, most = place.start, score
    return best


def _beginning(text: str, place: int) -> int:
    """The beginning of the sentence of a place where it is near, else of a word not far before."""
    if place <= BACK:
        return 0
    before = text[place - BACK : place]
    for sign in (". ", "! ", "? ", "\n"):
        if (at := before.rfind(sign)) >= 0:
            return place - BACK + at + len(sign)
    return place - BACK + before.find(" ") + 1


def _ending(text: str, place: int) -> int:
    """The end of the last whole word before a place."""
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", max(place - BACK, 0), place)
    return space if space > 0 else place


def _marked(text: str, places: list[_Place]) -> SafeString:
    pieces: list[str] = []
    done = 0
    for start, end, _stem in places:
        pieces += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    return mark_safe("".join([*pieces, escape(text[done:])]))
