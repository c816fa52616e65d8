"""What is cut from the cloths: samples, cloth by the metre, the sewn banner, the curtain. All decorative, all SVG text."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from math import sin

from .cloth import cloth_of, drawn
from .dyes import DYES
from .pens import numbers

WIDTH, HEIGHT = 1280, 620  # units of the curtain
COLLECTIVE, FEDERATION = 40, 28  # relative breadths of its strips
WIDEST = 1.8  # units of the drawing for one of breadth: a small network hangs at the end edge alone
TEXT, SHORT = 0.47, 140  # above the text, as a share of the width, no strip is longer
PALE = {DYES[name] for name in ("cotton", "sky", "mint", "clay")}  # never the thread of a fringe


def swatch(identifier: str, variant: int = 0, css_class: str = "swatch") -> str:
    """A square sample, decorative: the organisation's name always stands beside it."""
    marks = drawn(identifier, variant)
    return f'<svg class="{css_class}" viewBox="0 0 16 16" fill="none" aria-hidden="true">{marks}</svg>'


def band(identifier: str, id_: str, variant: int = 0, css_class: str = "band", unit: float = 2) -> str:
    """The same cloth by the metre, filling its box. `unit`: pixels a unit of the tile; `id_`: unique on the page."""
    side = numbers(16 * unit)
    return (
        f'<svg class="{css_class}" width="100%" height="100%" fill="none" aria-hidden="true">'
        f'<pattern id="{id_}" width="{side}" height="{side}" viewBox="0 0 16 16" patternUnits="userSpaceOnUse">'
        f"{drawn(identifier, variant)}</pattern>"
        f'<rect width="100%" height="100%" fill="url(#{id_})"/></svg>'
    )


def sewn(identifiers: Sequence[str], id_: str) -> str:
    """A banner sewn from the cloths of the organisations concerned, side by side, in equal widths; 48 px a tile.

    `id_` is the beginning of ids that are unique on the page. Raises ValueError without an identifier.
    """
    if not identifiers:
        raise ValueError("A banner is sewn from one cloth at least.")
    share, pieces = 100 / len(identifiers), ""
    for k, identifier in enumerate(identifiers):
        pieces += (
            f'<pattern id="{id_}{k}" width="48" height="48" viewBox="0 0 16 16" patternUnits="userSpaceOnUse">'
            f'{drawn(identifier)}</pattern><rect x="{share * k:g}%" width="{share:g}%" height="100%" fill="url(#{id_}{k})"/>'
        )
    return f'<svg class="sewn" width="100%" height="100%" fill="none" aria-hidden="true">{pieces}</svg>'


@lru_cache(maxsize=16)
def curtain(members: tuple[tuple[str, bool], ...]) -> str:
    """The whole network hanging from the header, 1280 × 620: one strip a member, short at the start edge, long at the end.

    `members`: (identifier, is a collective) pairs; collectives are wider (40 against 28). The order comes from the digest
    of the identifier, so no member is first by rank. A strip ends on a whole tile and frays into a fringe of its darkest
    early thread. A small network leaves the start edge bare; without a member the curtain is empty.
    """
    ordered = sorted(members, key=lambda member: sha256(member[0].encode()).hexdigest())
    breadth = sum(COLLECTIVE if is_wide else FEDERATION for _, is_wide in ordered)
    unit = min(WIDEST, WIDTH / breadth) if breadth else 0
    x, patterns, hanging = WIDTH - breadth * unit, "", ""
    for k, (identifier, is_wide) in enumerate(ordered):
        width = (COLLECTIVE if is_wide else FEDERATION) * unit
        at, side = numbers(x), numbers(width)
        patterns += (
            f'<pattern id="m{k}" width="{side}" height="{side}" x="{at}" viewBox="0 0 16 16" '
            f'patternUnits="userSpaceOnUse">{drawn(identifier)}</pattern>'
        )
        hanging += strip(identifier, k, x, width)
        x += width
    return (
        f'<svg class="curtain" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none" aria-hidden="true">'
        f"<defs>{patterns}</defs>{hanging}</svg>"
    )


def strip(identifier: str, k: int, x: float, width: float) -> str:
    """One strip of the curtain, filled with the pattern `m{k}`, and its fringe."""
    b = sha256(identifier.encode()).digest()
    middle = x + width / 2
    length = 62 + max(0, (middle / WIDTH - TEXT) / (1 - TEXT)) ** 0.85 * 430 + b[1] % 5 * 15 + 12 * sin(middle / 90)
    tiles = round(length / width)
    if middle < TEXT * WIDTH and tiles * width > SHORT:
        tiles -= 1
    length = max(1, tiles) * width
    cloth = cloth_of(identifier)
    early = (cloth.ground, *(stroke.colour for stroke in cloth.strokes))
    thread = next((colour for colour in early if colour not in PALE), cloth.ground)
    count = max(1, int(width // 5))
    step = width / count
    fringe = "".join(f"M{numbers(x + step * (n + 0.5), length)}v{12 + b[2 + n % 20] % 3 * 4}" for n in range(count))
    body = f'<path fill="url(#m{k})" d="M{numbers(x)} 0h{numbers(width)}v{numbers(length)}h-{numbers(width)}z"/>'
    return f'{body}<path stroke="{thread}" stroke-width="1.6" d="{fringe}"/>'
