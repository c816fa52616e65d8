"""Helps whoever writes: how inclusive forms are read aloud and found, how heavy the page is. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import brotli

from toile.core.text.inclusive import plain_forms, spoken

HEADING = re.compile(r"<(h[23])[\s>]")
SHELL_BYTES = 22_000  # style sheet, title font, header and footer of a first visit, measured on the article page
BUDGET_BYTES = 35_000  # QUALITY: an article without its picture
SLOW_BITS_A_SECOND = 40_000


@dataclass(frozen=True, slots=True)
class FormHeard:
    """An inclusive form of a text, what a screen reader should say, and the words by which search finds it."""

    written: str
    said: str
    found_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """What a first visit to a page costs: bytes, compressed, and seconds on a slow telephone line."""

    text_bytes: int
    pictures_bytes: int

    @property
    def total_bytes(self) -> int:
        return SHELL_BYTES + self.text_bytes + self.pictures_bytes

    @property
    def seconds(self) -> int:
        return round(self.total_bytes * 8 / SLOW_BITS_A_SECOND)

    @property
    def is_within_budget(self) -> bool:
        """Whether the page without its pictures holds in the budget of an article."""
        return SHELL_BYTES + self.text_bytes <= BUDGET_BYTES


def forms_heard(text: str) -> list[FormHeard]:
    """The inclusive forms of a text, each once, in its order."""
    return [FormHeard(written, spoken(written), words) for written, words in plain_forms(text).items()]


def weight_of(markup: str, picture_bytes: Iterable[int]) -> Weight:
    """The weight of a page whose body is `markup`, with pictures of these sizes in bytes."""
    return Weight(len(brotli.compress(markup.encode(), quality=9)) if markup else 0, sum(picture_bytes))


def subheading_without_heading(texts: Sequence[str]) -> int | None:
    """The position of the first text that begins a third level (h3) before any second (h2); None where all is in order.

    The title of the page is the first level.
    """
    for position, text in enumerate(texts):
        for level in HEADING.findall(text):
            if level == "h2":
                return None
            return position
    return None
