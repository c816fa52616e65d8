"""From an identifier to its cloth: family, dyes, drawing."""

from functools import lru_cache
from hashlib import sha256
from itertools import permutations
from typing import NamedTuple

from .dyes import DYES, LIGHT, PALETTES
from .pens import Kind, numbers
from .round import discs, facets, petals
from .woven import lozenges, resist, strips

VERSION = 1
FAMILIES = (strips, lozenges, resist, facets, petals, discs)
KEPT = 4096  # cloths kept in memory, about 2 kB each
MANNER = {"dots": ' stroke-linecap="round"', "cells": ' shape-rendering="crispEdges"'}


class Stroke(NamedTuple):
    """A shape in its colour (#rrggbb), in units of a tile of 16 × 16."""

    colour: str
    kind: Kind
    path: str
    width: float


class Cloth(NamedTuple):
    """One tile, which repeats without a seam: the name of its family, the colour of its ground, what is drawn on it."""

    family: str
    ground: str
    strokes: tuple[Stroke, ...]


@lru_cache(maxsize=KEPT)
def cloth_of(identifier: str, variant: int = 0) -> Cloth:
    """The cloth of an identifier. `variant` 1 to 5 are those an organisation may choose instead of the one it was given (0).

    Bytes of SHA-256("lisiere/1:<identifier>:<variant>"): 0 family, 1 palette, 2 second thread and spark (one of twelve
    ordered pairs), 3 to 6 the family's own. Raises ValueError on an empty identifier.
    """
    if not identifier:
        raise ValueError("A pattern needs an identifier.")
    b = sha256(f"lisiere/{VERSION}:{identifier}:{variant}".encode()).digest()
    ground, main, others = PALETTES[b[1] % len(PALETTES)]
    names = (ground, main, *list(permutations(others.split(), 2))[b[2] % 12])
    tones, threads = [name in LIGHT for name in names], [DYES[name] for name in names]
    family = FAMILIES[b[0] % len(FAMILIES)]
    strokes = tuple(Stroke(threads[role], kind, path, width) for role, kind, path, width in family(b, tones))
    return Cloth(family.__name__, threads[0], strokes)


@lru_cache(maxsize=KEPT)
def drawn(identifier: str, variant: int = 0) -> str:
    """The tile as SVG elements, back to front, without the `<svg>` around them. Raises ValueError on an empty identifier."""
    cloth = cloth_of(identifier, variant)
    marks = f'<path fill="{cloth.ground}" d="M0 0h16v16H0z"/>'
    for colour, kind, path, width in cloth.strokes:
        pen = f'stroke="{colour}" stroke-width="{numbers(width)}"' if kind in {"line", "dots"} else f'fill="{colour}"'
        marks += f'<path {pen}{MANNER.get(kind, "")} d="{path}"/>'
    return marks
