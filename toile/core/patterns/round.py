"""Three families of cut and round figures: facets, petals, discs.

Each takes the digest of the identifier and which of the four roles are light, and gives a drawing, back to front.
"""

from collections.abc import Sequence
from math import cos, pi, sin

from .pens import CORNERS, EDGES, Drawn, Mark, Point, dots, lozenge, lozenges_at, numbers, petal, shape, star, stars

HEART: tuple[Point] = ((8, 8),)


def facets(b: bytes, tones: Sequence[bool]) -> list[Drawn]:
    """Cut tiles: eight-pointed stars, octagons, toothed wheels; four mirrors and a quarter turn."""
    kind, heart, corner = b[3] % 4, b[4] % 3, b[5] % 3
    if kind == 0:
        drawing = [Drawn(1, "fill", star(8, 8, 8)), Drawn(2, "fill", star(8, 8, 5))]
    elif kind == 1:
        drawing = [
            Drawn(1, "fill", star(8, 8, 7.4)),
            Drawn(0, "fill", star(8, 8, 5.6, turn=pi / 8)),
            Drawn(2, "fill", lozenge(8, 8, 4.2)),
        ]
    elif kind == 2:
        octagon = shape((4.7, 0), (11.3, 0), (16, 4.7), (16, 11.3), (11.3, 16), (4.7, 16), (0, 11.3), (0, 4.7))
        drawing = [
            Drawn(1, "fill", octagon),
            Drawn(2, "fill", star(8, 8, 6.4)),
            Drawn(0, "fill", star(8, 8, 4.3, turn=pi / 8)),
        ]
    else:
        drawing = [Drawn(1, "fill", star(8, 8, 8, 20, 0.76)), Drawn(0, "dots", dots(*HEART), 7.4)]
    small = (
        Mark("fill", stars(CORNERS, 3.1)),
        Mark("dots", dots(*CORNERS), 5.6),
        Mark("fill", lozenges_at(CORNERS, 3.9)),
    )[corner]
    middle = (
        Mark("fill", star(8, 8, 2.6)),
        Mark("dots", dots(*HEART), 3.8),
        Mark("fill", lozenge(8, 8, 2.5)),
    )[heart]
    return [*drawing, Drawn(2 if kind == 3 else 3, *small), Drawn(3, *middle)]


def petals(b: bytes, tones: Sequence[bool]) -> list[Drawn]:
    """Arcs of resist dyeing: petals on the diagonals or on the axes, scales, turning moons."""
    kind, seed, bend = b[3] % 4, b[4] % 3, (0, 0.8, 2)[b[5] % 3]
    if kind == 0:
        leaves = ((0.9, 0.9, 7.1, 7.1), (15.1, 0.9, 8.9, 7.1), (15.1, 15.1, 8.9, 8.9), (0.9, 15.1, 7.1, 8.9))
        veins = ((2.9, 2.9, 2.2, 2.2), (13.1, 2.9, -2.2, 2.2), (13.1, 13.1, -2.2, -2.2), (2.9, 13.1, 2.2, -2.2))
        return [
            Drawn(1, "fill", "".join(petal(*leaf, 4.8 + bend) for leaf in leaves)),
            Drawn(2, "line", "".join(f"M{numbers(x, y)}l{numbers(dx, dy)}" for x, y, dx, dy in veins), 1),
            Drawn(3, *seeds(seed, EDGES, 3)),
        ]
    if kind == 1:
        inward = ((8.0, 0.0, 8.0, 6.4), (16.0, 8.0, 9.6, 8.0), (8.0, 16.0, 8.0, 9.6), (0.0, 8.0, 6.4, 8.0))
        rings = ((2, 10.4), (0, 6.8 + bend / 2), (3, 3.4))
        return [
            *(Drawn(role, "dots", dots(*CORNERS), size) for role, size in rings),
            Drawn(1, "fill", "".join(petal(*leaf, 3.6 + bend) for leaf in inward)),
            Drawn(1, *seeds(seed, HEART, 3)),
        ]
    if kind == 2:
        return scales(bend)
    r = numbers(4 + bend / 2)
    return [
        Drawn(1, "fill", "M0 0h8a8 8 0 0 1-8 8zM16 0v8a8 8 0 0 1-8-8zM16 16h-8a8 8 0 0 1 8-8zM0 16v-8a8 8 0 0 1 8 8z"),
        Drawn(2, "fill", f"M0 0h{r}a{r} {r} 0 0 1-{r} {r}zM16 16h-{r}a{r} {r} 0 0 1 {r}-{r}z"),
        Drawn(3, "fill", f"M16 0v{r}a{r} {r} 0 0 1-{r}-{r}zM0 16v-{r}a{r} {r} 0 0 1 {r} {r}z"),
        Drawn(3, *seeds(seed, HEART, 3.4)),
    ]


def seeds(seed: int, places: Sequence[Point], size: float) -> Mark:
    """Small round, starred or cut figures."""
    return (
        Mark("dots", dots(*places), size),
        Mark("fill", stars(places, size * 0.65)),
        Mark("fill", lozenges_at(places, size * 0.6)),
    )[seed]


def scales(bend: float) -> list[Drawn]:
    """Rows of half rings, half a drop apart; the upper row lies over the lower one."""
    rows = ((0, 0), (16, 0), (8, 8), (-8, 8), (24, 8), (0, 16), (16, 16))
    rings = ((1, 8), (0, 6.6 - bend / 2), (2, 5 - bend / 2), (3, 2.2))
    drawing = []
    for height in (16, 8, 0):
        for role, r in rings:
            arcs = (
                f"M{numbers(x - r, y)}a{numbers(r)} {numbers(r)} 0 0 0 {numbers(2 * r)} 0z"
                for x, y in rows
                if y == height
            )
            drawing.append(Drawn(role, "fill", "".join(arcs)))
    return drawing


def discs(b: bytes, tones: Sequence[bool]) -> list[Drawn]:
    """Printed cloth: one large round figure in the middle, a small one in the corners."""
    kind, small, rays = b[3] % 3, b[4] % 4, (8, 10, 12)[b[5] % 3]
    if kind == 0:
        reach = 1.9 + b[5] % 3 * 0.3
        lobes = dots((8, 8 - reach), (8 + reach, 8), (8, 8 + reach), (8 - reach, 8))
        drawing = [
            Drawn(1, "dots", dots(*HEART), 13.6),
            Drawn(0, "dots", dots(*HEART), 11.2),
            Drawn(2, "dots", lobes, 4),
            Drawn(3, "fill", lozenge(8, 8, 2)),
        ]
    elif kind == 1:
        ring = [(8 + 5.6 * sin(2 * pi * i / rays), 8 - 5.6 * cos(2 * pi * i / rays)) for i in range(rays)]
        drawing = [
            Drawn(1, "dots", dots(*ring), 2.1),
            Drawn(2, "dots", dots(*HEART), 7.4),
            Drawn(3, "dots", dots(*HEART), 3.2),
        ]
    else:
        drawing = [Drawn(role, "fill", two_moons(r)) for role, r in ((1, 7), (0, 4.9), (2, 3.1))]
    corner = (
        Mark("dots", dots(*CORNERS), 5.2),
        Mark("fill", stars(CORNERS, 3.2)),
        Mark("fill", lozenges_at(CORNERS, 3)),
        Mark("fill", stars(CORNERS, 3, rays, 0.6)),
    )[small]
    return [*drawing, Drawn(3 if kind == 2 else 2, *corner)]


def two_moons(r: float) -> str:
    """A disc of radius r, cut in two across its middle."""
    left, wide = numbers(8 - r), numbers(2 * r)
    return f"M{left} 7.4a{r} {r} 0 0 1 {wide} 0zM{left} 8.6a{r} {r} 0 0 0 {wide} 0z"
