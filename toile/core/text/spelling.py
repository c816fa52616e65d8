"""Words that somebody may have meant: how a word sounds in French, and how far two spellings are apart."""

import re

from rapidfuzz.distance import OSA

SHORTEST = 4  # letters: below, every word is near to another

# Spellings of one sound, in this order. What is left is a rough sound, made to be compared and never shown.
SOUNDS = [
    (re.compile(spelling), sound)
    for spelling, sound in (
        ("ph", "f"),
        ("[ck]h|qu|ck|q", "k"),
        ("sch|sh|ch", "S"),
        ("gn", "ni"),
        ("gu(?=[eiy])", "G"),
        ("g(?=[eiy])", "j"),
        ("sc(?=[eiy])|c(?=[eiy])", "s"),
        ("c", "k"),
        ("z", "s"),
        ("x", "ks"),
        ("y", "i"),
        ("w", "v"),
        ("h", ""),
        ("eau|au", "o"),
        ("ai|ei|oe|eu", "e"),
        ("ou", "u"),
        ("[aei][nm](?![aeiounm])", "A"),
        ("o[nm](?![aeiounm])", "O"),
        (r"(.)\1+", r"\1"),
        ("(?<=.)(?:e|es|ent|[stdp])$", ""),
    )
]


def sound_of(word: str) -> str:
    """A rough French sound of a folded word: « developement » and « développement » have the same."""
    for spelling, sound in SOUNDS:
        word = spelling.sub(sound, word)
    return word.lower()


def allowed_distance(word: str) -> int:
    """How many letters may be wrong, missing, added or swapped in a word of this length."""
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < 8 else 2


def distance(one: str, other: str, most: int) -> int:
    """Letters wrong, missing, added or swapped between two words; more than `most` gives `most` + 1."""
    return OSA.distance(one, other, score_cutoff=most)
