"""A text read word by word for the search: inclusive forms stand for their plain words, compounds also for one word."""

from collections.abc import Iterator
from typing import NamedTuple

from toile.core.text.folding import tokens, words
from toile.core.text.inclusive import find_forms

# First parts that are also written in one word with the next: « co-développement » and « codéveloppement ».
_PREFIXES = (
    "afro agri agro anti auto bi bio co contre cyber demi eco euro extra geo hyper inter intra macro mega micro mini mono"
    " multi neo non para pluri poly post pre pro quasi re semi socio sous sub super sur tele trans tri ultra vice"
    " e web"
)
PREFIXES = frozenset(_PREFIXES.split())
JOINS = {"-", "‐", "‑", "'", "’"}


class Unit(NamedTuple):
    """A word as written, at text[start:end]. `words` are folded: the one read at this place, then the others it means.

    `joined`: the last of them is this word and the one before, written in one.
    """

    start: int
    end: int
    words: tuple[str, ...]
    joined: bool = False


def units(text: str) -> Iterator[Unit]:
    """The words of a text in order. « chargé·e » is one unit of the words charge and chargee."""
    forms = find_forms(text)
    form = next(forms, None)
    before: Unit | None = None
    for start, end, word in tokens(text):
        if form is not None and start >= form.start:
            if start < form.end:
                if before is None or before.start != form.start:
                    meant = dict.fromkeys(word for plain in form.forms for word in words(plain))
                    before = Unit(form.start, form.end, tuple(meant))
                    yield before
                continue
            form = next(forms, None)
        joined = _joined(text, before, start, word)
        before = Unit(start, end, (word, joined), True) if joined else Unit(start, end, (word,))
        yield before


def _joined(text: str, before: Unit | None, start: int, word: str) -> str:
    """One word made of this and the word before, where people write it both ways: co-développement, N’Djamena."""
    if before is None or start - before.end != 1 or text[before.end] not in JOINS:
        return ""
    first = before.words[0]
    if first in PREFIXES and text[before.end] not in "'’":
        return first + word
    if (
        text[before.end] in "'’"
        and first in {"m", "n", "k", "o"}
        and text[before.start].isupper()
        and text[start].isupper()
    ):
        return first + word
    return ""
