"""The text that an index keeps of one thing: stems in their order, so that phrases are found, and its vocabulary."""

from dataclasses import dataclass
from itertools import islice

from toile.core.text.stemming import stems

from .reading import units
from .smallwords import without_small_words

VERSION = 1  # raise it when the same words would give another index: every thing is then indexed anew
LONGEST_LEAD = 2_000  # letters
LONGEST_TEXT = 200_000  # letters of a text that are read; a tsvector holds less than a megabyte
WORDS_IN_ORDER = 4_000  # words in which phrases are found (a tsvector keeps 255 places a word); then each counts once
LOOSE_WORDS = 5_000

EDGE = "¦"  # stands before and after a whole title
GAP = "·"  # parts what does not stand side by side


@dataclass(frozen=True, slots=True)
class Written:
    """A thing as its words are written, in one language, under the key of its row."""

    pk: int
    language: str
    title: str
    lead: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What the index keeps. Each part is stems in order; `vocabulary` maps each folded word to how it is written."""

    pk: int
    language: str
    title: list[str]
    lead: list[str]
    text: list[str]
    vocabulary: dict[str, str]


def document_of(thing: Written) -> Document:
    """The index text of a thing. Linear in its length; the longest text counts 200,000 letters."""
    vocabulary: dict[str, str] = {}
    title, beside = _read(thing.title, vocabulary)
    bare = without_small_words(title, thing.language)
    edged = [EDGE, *stems(title, thing.language), EDGE]
    if bare != title:  # « Le FORIM » is the exact title of “forim” too
        edged += [*stems(bare, thing.language), EDGE]
    return Document(
        pk=thing.pk,
        language=thing.language,
        title=edged + _apart(beside, thing.language),
        lead=_part(thing.lead[:LONGEST_LEAD], thing.language, vocabulary),
        text=_part(thing.text[:LONGEST_TEXT], thing.language, vocabulary),
        vocabulary=vocabulary,
    )


def _part(text: str, language: str, vocabulary: dict[str, str]) -> list[str]:
    in_order, beside = _read(text, vocabulary)
    return stems(in_order, language) + _apart(beside, language)


def _read(text: str, vocabulary: dict[str, str]) -> tuple[list[str], list[str]]:
    """The folded words of a text in order, and those without a place of their own. Adds both to `vocabulary`."""
    in_order: list[str] = []
    beside: dict[str, None] = {}
    for start, end, words, _joined in units(text):
        for word in words:
            written = spelling_of(text[start:end]) if len(words) == 1 else word
            vocabulary[word] = max(vocabulary.get(word, ""), written)
        if len(in_order) < WORDS_IN_ORDER:
            in_order.append(words[0])
        else:
            beside[words[0]] = None
        beside.update(dict.fromkeys(words[1:]))
    return in_order, list(islice(beside, LOOSE_WORDS))


def _apart(words: list[str], language: str) -> list[str]:
    return [GAP, *dict.fromkeys(stems(words, language))] if words else []


def spelling_of(written: str) -> str:
    """A word as it can be proposed to a reader: small letters, capitals kept for abbreviations."""
    return written if written.isupper() and 2 <= len(written) <= 6 else written.lower()
