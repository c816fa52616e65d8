"""Titles as addresses: without accents, signs of inclusive writing, ligatures or apostrophes."""

from django.utils.text import slugify

from .inclusive import without_marks

SPELT = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "’": " ", "'": " ", "/": " ", "·": " "})


def slug_of(text: str, length: int = 80) -> str:
    """`Chargé·e de l’œuvre` gives `charge-de-l-oeuvre`, cut between two words. Empty where no letter has a plain one."""
    slug = slugify(without_marks(text).translate(SPELT))
    if len(slug) <= length:
        return slug
    return slug[: length + 1].rpartition("-")[0] or slug[:length]
