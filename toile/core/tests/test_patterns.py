"""The cloths are those of the published vectors, for ever: a cloth is a face."""

import json
import xml.etree.ElementTree as ET
from hashlib import sha256
from itertools import permutations
from pathlib import Path

import pytest

from toile.core import patterns
from toile.core.patterns.cloth import FAMILIES
from toile.core.patterns.dyes import DYES, LIGHT, PALETTES

VECTORS = json.loads((Path(__file__).parent / "lisiere_vectors.json").read_text())
FLAG_TRIOS = (({"henna", "mint"}, {"turmeric"}, {"laterite"}), ({"indigo"}, {"cotton"}, {"laterite"}))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['identifier']}-{vector['variant']}")
def test_a_cloth_is_the_one_of_its_vector(vector):
    identifier, variant = vector["identifier"], vector["variant"]

    cloth = patterns.cloth_of(identifier, variant)

    assert (cloth.family, cloth.ground) == (vector["family"], vector["ground"])
    assert sha256(patterns.swatch(identifier, variant).encode()).hexdigest() == vector["swatch_sha256"]


def test_the_vectors_cover_every_family():
    assert {vector["family"] for vector in VECTORS} == {family.__name__ for family in FAMILIES}


def test_an_empty_identifier_has_no_cloth():
    with pytest.raises(ValueError, match="A pattern needs an identifier"):
        patterns.swatch("")


def test_a_thousand_identifiers_give_nearly_as_many_cloths():
    assert len({patterns.swatch(f"organisation-{number}") for number in range(1000)}) >= 980


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours #rrggbb. WCAG 2.2, relative luminance."""

    def luminance(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_main_thread_shows_on_its_ground_and_has_the_other_tone():
    for ground, main, _others in PALETTES:
        assert contrast(DYES[ground], DYES[main]) >= 3, (ground, main)
        assert (ground in LIGHT) != (main in LIGHT), (ground, main)


def test_no_cloth_is_a_flag():
    for ground, main, others in PALETTES:
        for second, spark in permutations(others.split(), 2):
            dyes = {ground, main, second, spark}
            assert not any(all(dyes & colour for colour in flag) for flag in FLAG_TRIOS), dyes


@pytest.mark.parametrize(
    "svg",
    [
        patterns.swatch("jokkoo-loire"),
        patterns.band("jokkoo-loire", "edge"),
        patterns.sewn(["jokkoo-loire", "atlas-limousin", "ylang-gard"], "sewn"),
        patterns.curtain((("jokkoo-loire", True), ("atlas-limousin", False))),
        patterns.curtain(()),
    ],
    ids=["swatch", "band", "sewn", "curtain", "no member"],
)
def test_a_piece_is_well_formed_and_hidden_from_screen_readers(svg):
    root = ET.fromstring(svg)  # noqa: S314 - our own text

    assert root.get("aria-hidden") == "true"
    assert "style" not in {name for element in root.iter() for name in element.attrib}


def test_a_banner_shares_its_width_between_its_cloths():
    root = ET.fromstring(patterns.sewn(["a", "b", "c", "d"], "sewn"))  # noqa: S314 - our own text

    pieces = [element for element in root if element.tag == "rect"]
    assert [(piece.get("x"), piece.get("width"), piece.get("fill")) for piece in pieces] == [
        ("0%", "25%", "url(#sewn0)"),
        ("25%", "25%", "url(#sewn1)"),
        ("50%", "25%", "url(#sewn2)"),
        ("75%", "25%", "url(#sewn3)"),
    ]


def test_a_banner_of_nothing_is_refused():
    with pytest.raises(ValueError, match="one cloth at least"):
        patterns.sewn([], "sewn")


def test_the_curtain_has_one_strip_a_member_whatever_order_they_come_in():
    members = (("jokkoo-loire", True), ("atlas-limousin", False), ("ylang-gard", False))

    svg = patterns.curtain(members)

    assert svg.count("<pattern ") == 3
    assert svg == patterns.curtain(members[::-1])
