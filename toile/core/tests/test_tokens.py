"""Colours that can be told apart, and letters that can be written."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from toile.core import stylesheets
from toile.core.colours import ActionColour

TOKENS = (stylesheets.SOURCES / "public/tokens.css").read_text()
FONTS = Path(stylesheets.__file__).parent / "static/core/fonts"
NAMES = "Ɓaawo Ɗiina Ɛʋegbe Ɔkyena Ŋutifafa Ɲamina Ƴellitaare Ẹgbẹ́ Ọmọ Ṣọ́ṣì Ṭarīqa Nguyễn Nước Œuvre Țara"
PAIRS = [  # what is written or drawn, on what, least contrast ratio (WCAG 2.2: 4.5 for text, 3 for lines and controls)
    ("text", "ground", 12),
    ("text", "panel-strong", 12),
    ("text-soft", "ground", 7),
    ("text-soft", "panel-strong", 4.5),
    ("text-soft", "info-soft", 4.5),
    ("action", "ground", 7),
    ("action", "panel", 7),
    ("visited", "panel", 7),
    ("on-action", "action", 7),
    ("accent", "panel", 4.5),
    ("success", "success-soft", 4.5),
    ("warning", "warning-soft", 4.5),
    ("danger", "danger-soft", 4.5),
    ("info", "info-soft", 4.5),
    ("danger", "ground", 7),
    ("edge", "ground", 3),
    ("edge", "panel", 3),
    ("focus", "focus-ring", 3),
]


def roles(css: str) -> dict[str, str]:
    """The roles that are plain colours, as six hexadecimal digits."""
    found = re.findall(r"--([a-z-]+):#([0-9a-f]{3,6})\b", css)
    return {name: colour if len(colour) == 6 else "".join(2 * digit for digit in colour) for name, colour in found}


LIGHT = roles(TOKENS.partition("@media")[0])
DARK = LIGHT | roles(TOKENS.partition("@media (prefers-color-scheme:dark)")[2].partition("}}")[0])


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("drawn", "ground", "least"), PAIRS, ids=lambda value: str(value))
def test_what_is_read_stands_out_from_its_ground(mode, drawn, ground, least):
    assert contrast(mode[drawn], mode[ground]) >= least


@pytest.mark.parametrize("colour", [colour for colour in ActionColour if colour.sheet])
def test_every_colour_that_a_network_may_choose_stands_out_as_much_as_the_first(colour):
    css = (FONTS.parent.parent / colour.sheet).read_text()
    light, dark = (roles(part) for part in css.split("@media"))
    actions = [pair for pair in PAIRS if "action" in pair[0]]

    assert {*light} == {*dark} == {"action", "action-strong", "on-action"}
    for mode in (LIGHT | light, DARK | dark):
        assert [pair for pair in actions if contrast(mode[pair[0]], mode[pair[1]]) < pair[2]] == []
        assert contrast(mode["on-action"], mode["action-strong"]) >= 7


def test_the_dark_changes_every_role_of_text_and_ground():
    same = {
        role for role in ("text", "ground", "panel", "action", "rule", "edge", "danger") if LIGHT[role] == DARK[role]
    }

    assert same == set()


def ranges() -> dict[str, list[range]]:
    """The code points that the style sheet promises of each font file."""
    css = (stylesheets.SOURCES / "public/fonts.css").read_text()
    found = re.findall(r"url\(\.\./fonts/([\w-]+\.woff2)\).*?unicode-range:([^}]+)\}", css, flags=re.DOTALL)
    return {name: [span(part) for part in promised.split(",")] for name, promised in found}


def span(promised: str) -> range:
    first, _dash, last = promised.strip().removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def test_every_letter_of_the_names_of_the_network_is_written_in_the_face_of_titles():
    held = {name: TTFont(FONTS / name).getBestCmap() for name in ranges()}
    for letter in set(NAMES.replace(" ", "")):
        promising = [name for name, parts in ranges().items() if any(ord(letter) in part for part in parts)]
        assert any(ord(letter) in held[name] for name in promising), f"U+{ord(letter):04X} {letter}"


def test_the_fonts_come_with_their_licence_and_stay_light():
    assert (
        "SIL Open Font License" in (FONTS / "OFL.txt").read_text()
        or "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()
    )
    assert (FONTS / "lisiere-titre.woff2").stat().st_size <= 11_000
    assert all(path.stat().st_size <= 7_000 for path in FONTS.glob("lisiere-titre-*.woff2"))


@pytest.mark.parametrize("path", sorted((FONTS.parent / "js").glob("*.js")), ids=lambda path: path.name)
def test_a_module_says_what_it_improves_and_stays_small(path):
    text = path.read_text()

    assert text.startswith("/** ")
    assert len(text.encode()) <= 2_000
