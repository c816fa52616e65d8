"""What somebody typed, read without ever refusing it: words, "phrases", -words. Pure; the languages come later."""

import re
from dataclasses import dataclass

from toile.core.text.folding import words

from .reading import units

LONGEST = 200  # letters of a question that are read
MOST_WORDS = 12
NOTHING = "\N{REPLACEMENT CHARACTER}"  # what stands for broken bytes in an address

UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff" + NOTHING + r"\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+")
MINUS = r"(?:^|(?<=\s))[-−]"
QUOTED = re.compile(rf"""({MINUS})?(?:"([^"]*)"|«([^»]*)»|“([^”]*)”)""")
EXCLUDES = re.compile(rf"{MINUS}(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Term:
    """A word, the two of a compound, or a phrase between quotation marks, folded. `others` would do as well."""

    written: str
    words: tuple[str, ...]
    others: tuple[str, ...] = ()
    quoted: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is what was read, as it can be shown again; `is_cut` when more was typed."""

    text: str
    terms: tuple[Term, ...]
    is_cut: bool = False

    @property
    def wanted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if not term.excluded)

    @property
    def excluded(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.excluded)


def read(typed: str) -> Question:
    """The question that somebody typed. Takes any string; reads its first 200 letters and 12 words."""
    shown = UNSHOWN.sub(" ", typed[: LONGEST * 10]).strip()
    text = shown[:LONGEST].strip()
    terms = list(_terms(text))
    is_cut = len(text) < len(shown) or len(typed) > LONGEST * 10 or len(terms) > MOST_WORDS
    return Question(text, tuple(terms[:MOST_WORDS]), is_cut)


def _terms(text: str):
    place = 0
    for quoted in QUOTED.finditer(text):
        yield from _words(text[place : quoted.start()])
        minus, *inside = quoted.groups()
        if phrase := tuple(words("".join(filter(None, inside)))):
            yield Term(quoted.group().lstrip("-−"), phrase[:MOST_WORDS], quoted=True, excluded=bool(minus))
        place = quoted.end()
    yield from _words(text[place:])


def _words(text: str):
    minuses = {match.end() for match in EXCLUDES.finditer(text)}
    term: Term | None = None
    for unit in units(text):
        written, excluded = text[unit.start : unit.end], unit.start in minuses
        if unit.joined and term is not None:  # co-développement: both words, or the one made of them
            start = unit.start - len(term.written) - 1
            term = Term(text[start : unit.end], (*term.words, unit.words[0]), unit.words[1:], excluded=term.excluded)
            continue
        if term is not None:
            yield term
        term = Term(written, unit.words[:1], unit.words[1:], excluded=excluded)
    if term is not None:
        yield term
