"""The icons, read once from the drawing that designers edit. Only the paths of those a page uses are written into it."""

import re
from functools import cache
from pathlib import Path

DRAWING = Path(__file__).parent / "static/core/icons.svg"
SYMBOL = re.compile(r'<symbol id="icon-([a-z]+)" viewBox="0 0 24 24">(.*?)</symbol>', re.DOTALL)
TURNED = frozenset({"arrow", "out", "list", "sort"})  # mirrored where text runs from right to left


@cache
def icons() -> dict[str, str]:
    """The shapes of each icon by its name, on a grid of 24 × 24."""
    return dict(SYMBOL.findall(DRAWING.read_text()))


@cache
def icon(name: str, is_small: bool = False) -> str:
    """The icon as SVG text, hidden from screen readers: a word always stands beside it. Raises KeyError for an unknown name."""
    classes = f"icon{' icon--small' if is_small else ''}{' icon--turn' if name in TURNED else ''}"
    return f'<svg class="{classes}" viewBox="0 0 24 24" aria-hidden="true">{icons()[name]}</svg>'
