"""Drawing in as few characters as SVG allows. Lengths are units of a tile of 16 × 16, kept to one decimal."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import cos, pi, sin
from typing import Literal, NamedTuple

Point = tuple[float, float]
Kind = Literal["fill", "cells", "line", "dots"]
Grid = Sequence[Sequence[int]]


class Mark(NamedTuple):
    """A shape without colour: `path` is SVG path data, `width` the breadth of a line or a dot, 0 where it is filled."""

    kind: Kind
    path: str
    width: float = 0


class Drawn(NamedTuple):
    """A shape in the colour of a role: 0 ground, 1 main thread, 2 second thread, 3 spark."""

    role: int
    kind: Kind
    path: str
    width: float = 0


CORNERS: tuple[Point, ...] = ((0, 0), (16, 0), (0, 16), (16, 16))
EDGES: tuple[Point, ...] = ((8, 0), (0, 8), (16, 8), (8, 16))


def numbers(*values: float) -> str:
    """Coordinates to one decimal, as short as SVG allows: `1.5-.3 2`."""
    text = ""
    for value in values:
        value = round(value * 10) / 10
        number = f"{value:g}".replace("0.", ".", 1) if abs(value) < 1 and value else f"{value:g}"
        text += number if not text or number.startswith("-") else " " + number
    return text


def shape(*points: Point) -> str:
    """A closed polygon, in relative steps."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [((bx - ax) / 10, (by - ay) / 10) for (ax, ay), (bx, by) in pairwise(tenths)]
    start = numbers(tenths[0][0] / 10, tenths[0][1] / 10)
    return f"M{start}l{numbers(*(length for step in steps for length in step))}z"


def box(x: float, y: float, width: float, height: float) -> str:
    return f"M{numbers(x, y)}h{numbers(width)}v{numbers(height)}h{numbers(-width)}z"


def dots(*places: Point) -> str:
    return "".join(f"M{numbers(x, y)}h.01" for x, y in places)


def star(x: float, y: float, radius: float, points: int = 8, inner: float = 0.765, turn: float = 0.0) -> str:
    """A star; 0.765 is the inner radius of two crossed squares."""
    angles = [(pi * i / points + turn, radius if i % 2 == 0 else radius * inner) for i in range(2 * points)]
    return shape(*((x + reach * sin(angle), y - reach * cos(angle)) for angle, reach in angles))


def lozenge(x: float, y: float, radius: float) -> str:
    return shape((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))


def petal(x1: float, y1: float, x2: float, y2: float, bend: float) -> str:
    r, there, back = numbers(bend), numbers(x2 - x1, y2 - y1), numbers(x1 - x2, y1 - y2)
    return f"M{numbers(x1, y1)}a{r} {r} 0 0 1 {there}a{r} {r} 0 0 1 {back}z"


def stars(places: Iterable[Point], radius: float, points: int = 8, inner: float = 0.765) -> str:
    return "".join(star(x, y, radius, points, inner) for x, y in places)


def lozenges_at(places: Iterable[Point], radius: float) -> str:
    return "".join(lozenge(x, y, radius) for x, y in places)


def draft(grid: Grid, role: int) -> str:
    """Weavers' point paper: the cells of one role, drawn as few boxes as a greedy cover needs."""
    free = {(i, j) for j, row in enumerate(grid) for i, cell in enumerate(row) if cell == role}
    boxes = []
    for j, row in enumerate(grid):
        for i in range(len(row)):
            wide = tall = 0
            while (i + wide, j) in free:
                wide += 1
            while wide and all((i + k, j + tall) in free for k in range(wide)):
                tall += 1
            if wide:
                free -= {(i + k, j + m) for k in range(wide) for m in range(tall)}
                boxes.append(box(i, j, wide, tall))
    return "".join(boxes)


def woven(cell: Callable[[int, int], int]) -> list[Drawn]:
    """A drawing given cell by cell as a role; role 0 is the ground."""
    grid = [[cell(i, j) for i in range(16)] for j in range(16)]
    return [Drawn(role, "cells", draft(grid, role)) for role in sorted({cell for row in grid for cell in row} - {0})]
