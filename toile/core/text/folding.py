"""Writing that means the same, written the same: accents, case, ligatures, apostrophes, spaces, digits, Arabic letters.

Folding works letter by letter through one table, so its time grows with the length of the text and with nothing else.
"""

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .inclusive import without_marks

# Letters that Unicode does not take apart, and that a reader without this keyboard writes otherwise.
WRITTEN_OTHERWISE = {
    "œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h",
    "ɓ": "b", "ɗ": "d", "ɖ": "d", "ɛ": "e", "ǝ": "e", "ə": "e", "ɔ": "o", "ŋ": "n", "ɲ": "n", "ƴ": "y", "ƙ": "k", "ƒ": "f",
    "ɣ": "g", "ɩ": "i", "ʋ": "v", "ʊ": "u",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": "",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʹ": "'", "′": "'", "`": "'", "´": "'", "＇": "'", "‛": "'",
}  # fmt: skip

# Marks on a letter, and signs without width inside a word: they never end one.
MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b-\u200f\u2060\ufeff"
WORD = re.compile(rf"(?<![\w.])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?|[^\W_]+(?:[{MARKS}]+[^\W_]*)*")
NOT_OF_A_WORD = re.compile(r"[\W_]+")
LONGEST_WORD = 40  # letters of a folded word that count


class _Table(dict):
    """One letter's folded form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_letter(chr(code))
        return folded


def _fold_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter in WRITTEN_OTHERWISE:
        return WRITTEN_OTHERWISE[letter]
    if category in {"Cf", "Mn", "Me"}:  # soft hyphen, marks of direction, accents written apart
        return ""
    if category[0] in "CZ":  # NUL and other controls, lone surrogates, every kind of space
        return " "
    if category == "Nd":
        return str(unicodedata.digit(letter))
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    return "".join(
        WRITTEN_OTHERWISE.get(part, part) for part in plain if unicodedata.category(part) not in {"Mn", "Me"}
    )


_TABLE = _Table()


def fold(text: str) -> str:
    """`text` without accents, in lower case: « L’Œuvre solidaire » gives “l'oeuvre solidaire”. Any string is taken."""
    return text.translate(_TABLE)


class Token(NamedTuple):
    """A word of a text: where it stands in the text as written, and its folded form."""

    start: int
    end: int
    word: str


@lru_cache(maxsize=65_536)
def fold_word(written: str) -> str:
    """The folded form of one word: letters and digits alone, at most 40. Empty where nothing is left."""
    return NOT_OF_A_WORD.sub("", fold(written))[:LONGEST_WORD]


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order. « C.R.P.M. » is one word; hyphens, apostrophes and slashes part words."""
    for match in WORD.finditer(text):
        written = match.group()
        if word := fold_word(sys.intern(written)) if len(written) <= LONGEST_WORD else fold_word(written[:200]):
            yield Token(match.start(), match.end(), word)


def words(text: str) -> list[str]:
    """The folded words of a text in order."""
    return [token.word for token in tokens(text)]


def slug_of(text: str, longest: int = 80) -> str:
    """An address in ASCII from a title: « Chargé·e de projet » gives “charge-de-projet”, cut between two words.

    A title without any Latin letter or digit gives a short fingerprint of itself, so that its address is stable.
    """
    slug = ""
    for word in words(without_marks(text)):
        latin = "".join(letter for letter in word if letter.isascii())
        if latin and len(slug) + len(latin) < longest:
            slug = f"{slug}-{latin}" if slug else latin
        elif latin:
            break
    return slug or hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:10]


def sort_key(text: str) -> str:
    """What a list is ordered by, alike on every database: folded words, numbers by their value (« 2e » before « 10e »)."""
    plain = words(without_marks(text))
    return " ".join(re.sub(r"\d+", lambda digits: digits.group().zfill(10), word) for word in plain)
