"""Titles as addresses."""

import pytest

from toile.core.text.slugs import slug_of


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Assistant·e de communication digitale", "assistant-de-communication-digitale"),
        ("Appel à manifestation d’intérêt", "appel-a-manifestation-d-interet"),
        ("Cœur & œuvre", "coeur-oeuvre"),
        ("PRA/OSIM 2026", "pra-osim-2026"),
        ("هجرة", ""),
    ],
)
def test_a_title_becomes_an_address(title, expected):
    assert slug_of(title) == expected


def test_a_long_title_is_cut_between_two_words():
    assert slug_of("une offre tres longue", length=12) == "une-offre"
    assert slug_of("a" * 100, length=12) == "a" * 12
