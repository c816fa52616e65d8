"""What words of one family have in common: solidarité, solidarités; étranger, étrangères; developed, development.

Accents are folded before: afterwards « solidarités » and « solidarites » would part ways. The Snowball rules for French
expect accents; a few endings are therefore put in order first (plurals, -ée, -ère, -ive, -oise, -trice, -euse).
"""

import threading
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

ALGORITHMS = {"fr": "french", "en": "english", "ar": "arabic", "es": "spanish", "pt": "portuguese", "it": "italian"}
WHOLE = frozenset({"mali"})  # names that the rules would take for another word (“mal”)
SHORTEST = 4  # letters: shorter words, most of them abbreviations, stay whole

ODD_PLURALS = {
    "travaux": "travail", "vitraux": "vitrail", "baux": "bail", "coraux": "corail", "emaux": "email", "yeux": "oeil",
    "cieux": "ciel", "aieux": "aieul",
}  # fmt: skip
_IN_EUX = "jeux enjeux lieux milieux feux voeux neveux cheveux aveux adieux essieux epieux moyeux"
NOUNS_IN_EUX = frozenset(_IN_EUX.split())
FEMININES_OF_EUX = ("ieuse", "geuse", "meuse", "gneuse", "creuse")
_IN_EUSE = (
    "heureuse nombreuse genereuse dangereuse affreuse peureuse amoureuse rigoureuse vigoureuse chaleureuse douloureuse"
    " malheureuse honteuse couteuse merveilleuse fructueuse tortueuse affectueuse respectueuse monstrueuse"
)
FEMININES_OF_EUX_WHOLE = frozenset(_IN_EUSE.split())

_own = threading.local()  # a Snowball stemmer keeps the word it works on: one for each thread


def _snowball(language: str):
    stemmers = _own.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        stemmers[language] = snowballstemmer.stemmer(ALGORITHMS[language])
    return stemmers[language]


@lru_cache(maxsize=131_072)
def stem(word: str, language: str) -> str:
    """The stem of a folded word in a language (its code). A language without rules leaves the word as it is."""
    if len(word) < SHORTEST or language not in ALGORITHMS or word in WHOLE or not word.isalpha():
        return word
    if language == "fr":
        word = _in_order(word)
    return _snowball(language).stemWord(word) or word


def stems(words: Iterable[str], language: str) -> list[str]:
    """The stems of folded words, in order."""
    return [stem(word, language) for word in words]


def _in_order(word: str) -> str:
    """A French word brought near to its masculine singular, by its ending alone."""
    if word in ODD_PLURALS:
        word = ODD_PLURALS[word]
    elif word.endswith("aux") and not word.endswith("eaux"):
        word = f"{word[:-3]}al"
    elif word[-1] == "s" or word.endswith("eaux") or word in NOUNS_IN_EUX:
        word = word[:-1]
    if word.endswith("euse") and len(word) >= 7 and not is_feminine_of_eux(word):
        return f"{word[:-4]}eur"
    if word.endswith("trice"):
        return f"{word[:-5]}teur"
    if word.endswith("ive") and len(word) > 4:
        return f"{word[:-2]}f"
    if word.endswith(("aise", "oise")) and len(word) >= 7:
        return word[:-2]
    if word.endswith("ee") or (word.endswith("ere") and len(word) > 5):
        return word[:-1]
    return word


def is_feminine_of_eux(word: str) -> bool:
    """Whether a folded word in -euse has its masculine in -eux (heureuse) and not in -eur (travailleuse)."""
    return word.endswith(FEMININES_OF_EUX) or word in FEMININES_OF_EUX_WHOLE
