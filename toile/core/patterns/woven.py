"""Three families of straight threads: strips, stepped lozenges, resist dyeing.

Each takes the digest of the identifier and which of the four roles are light, and gives a drawing, back to front.
"""

from collections.abc import Sequence

from .pens import Drawn, Mark, box, dots, lozenge, lozenges_at, numbers, woven

WARPS = ("12000021", "01033010", "20100102", "11000011", "03022030", "10200201")
WEFTS = (  # 8 × 8 blocks: frames, checks, hourglass, stepped lozenge, bars, teeth
    "11111111 10000001 10111101 10100101 10100101 10111101 10000001 11111111",
    "11001100 11001100 00110011 00110011 11001100 11001100 00110011 00110011",
    "11111111 01111110 00111100 00011000 00011000 00111100 01111110 11111111",
    "00011000 00111100 01111110 11111111 11111111 01111110 00111100 00011000",
    "11111111 00000000 11111111 11111111 00000000 00000000 11111111 00000000",
    "10000001 11000011 11100111 11111111 10000001 11000011 11100111 11111111",
)
FILLS_AND_FIGURES = ((1, 2), (2, 3), (3, 1), (1, 3))
STEPS = ("31102100", "10330122", "22101030", "11310202", "03011211", "30112201")  # roles from the heart outwards
SEAMS = ("", "M0 0h16M0 8h16M0 16h16", "M0 0v16M8 0v16M16 0v16")


def seen_on(base: int, role: int, tones: Sequence[bool]) -> int:
    """The role to draw on a patch of role `base`: `role` if one is light and the other dark, else ground or main thread."""
    return role if tones[role] != tones[base] else (0 if tones[0] != tones[base] else 1)


def strips(b: bytes, tones: Sequence[bool]) -> list[Drawn]:
    """Strip weaving: two strips side by side; warp stripes answer weft blocks half a drop away."""
    warps, weft = (WARPS[b[3] % 6], WARPS[b[4] % 6]), WEFTS[b[5] % 6].split()
    fill, figure = FILLS_AND_FIGURES[b[6] % 4]
    figure = seen_on(fill, figure, tones)

    def cell(i: int, j: int) -> int:
        strip, x, y = i // 8, i % 8, (j + i // 8 * 8) % 16
        return int(warps[strip][x]) if y < 8 else (figure if weft[y - 8][x] == "1" else fill)

    return woven(cell)


def lozenges(b: bytes, tones: Sequence[bool]) -> list[Drawn]:
    """Stepped lozenges: one whole in the middle, four quarters in the corners, two mirrors."""
    steps, notch = STEPS[b[3] % 6], b[5] % 3
    proportion = 0 if notch == 1 else b[4] % 3

    def cell(i: int, j: int) -> int:
        x, y = max(7 - i, i - 8), max(7 - j, j - 8)
        if notch == 1:
            x, y = x // 2 * 2, y // 2 * 2
        reach = (x + y, x + y // 2, x // 2 + y)[proportion] - (notch == 2 and x * y == 0)
        return int(steps[max(0, reach) // 2 % 8])

    return woven(cell)


def panel(mark: int, x: int, y: int) -> Mark:
    """One 8 × 8 panel of marks: zigzag, dots, chevrons, comb, lozenge, hatching, quincunx, bars."""
    at = f"M{x} "
    if mark == 0:
        return Mark("line", "".join(f"{at}{numbers(y + k)}l2-2 2 2 2-2 2 2" for k in (3.2, 6.8)), 1.2)
    if mark == 1:
        return Mark("dots", dots(*((x + i, y + j) for i in (1.5, 4, 6.5) for j in (1.5, 4, 6.5))), 1.5)
    if mark == 2:
        return Mark("line", "".join(f"{at}{numbers(y + k)}l4 2.6 4-2.6" for k in (0.7, 2.9, 5.1)), 1.1)
    if mark == 3:
        teeth = "".join(f"M{numbers(x + i, y + 1)}v6" for i in (1.4, 3.1, 4.9, 6.6))
        return Mark("line", f"{teeth}M{x + 1} {numbers(y + 1.4)}h6", 0.8)
    if mark == 4:
        return Mark("line", f"M{x + 4} {y + 1}l3 3-3 3-3-3zM{numbers(x + 3.4)} {y + 4}h1.2", 1.2)
    if mark == 5:
        hatching = (
            f"M{x + 4} {y}l-4 8M{x + 8} {y}l-4 8M{x} {y}l-2 4M{x + 8} {y + 4}l-2 4"
            f"M{x + 2} {y}l-2 4M{x + 6} {y}l-4 8M{x + 8} {y + 4}l-2 4"
        )
        return Mark("line", hatching, 0.9)
    if mark == 6:
        small = ((1.7, 1.7), (6.3, 1.7), (1.7, 6.3), (6.3, 6.3))
        return Mark("fill", lozenge(x + 4, y + 4, 2.2) + lozenges_at(((x + i, y + j) for i, j in small), 1.2))
    return Mark("line", "".join(f"M{numbers(x + 0.8, y + k)}h6.4" for k in (1.5, 4, 6.5)), 1)


def resist(b: bytes, tones: Sequence[bool]) -> list[Drawn]:
    """Marks drawn on a dyed ground, two kinds of panels in counterchange."""
    first = b[3] % 8
    second = (first + 1 + b[4] % 7) % 8
    is_checked = b[6] % 2
    drawing = [Drawn(2, "fill", box(8, 0, 8, 8) + box(0, 8, 8, 8))] if is_checked else []
    role_of_second = seen_on(2, 3, tones) if is_checked else 1 + b[6] // 2 % 2
    for role, mark, (one, other) in (
        (1, first, ((0, 0), (8, 8))),
        (role_of_second, second, ((8, 0), (0, 8))),
    ):
        kind, path, width = panel(mark, *one)
        drawing.append(Drawn(role, kind, path + panel(mark, *other).path, width))
    seam = SEAMS[b[5] % 3]
    return [*drawing, Drawn(1, "line", seam, 0.5)] if seam else drawing
