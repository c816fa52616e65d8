"""The tables beside this file hold the published behaviour; these tests hold the module to them."""

from pathlib import Path

import pytest

from toile.core.text.inclusive import find_forms, plain_forms, search_words, spoken, without_marks


def lines_of(name: str) -> list[str]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


FORMS = [
    (written, tuple(forms.split(", ")))
    for written, _, forms in (line.partition(" = ") for line in lines_of("inclusive_forms.txt"))
]
TRAPS = lines_of("inclusive_traps.txt")


def test_the_tables_are_as_long_as_promised():
    assert len(FORMS) >= 250
    assert len(TRAPS) >= 150
    assert len(set(FORMS)) == len(FORMS)
    assert len(set(TRAPS)) == len(TRAPS)


@pytest.mark.parametrize(("written", "forms"), FORMS, ids=[written for written, _ in FORMS])
def test_a_form_stands_for_its_plain_words(written, forms):
    assert plain_forms(f"Nous voyons {written}, ici.") == {written: forms}


@pytest.mark.parametrize("trap", TRAPS)
def test_what_only_looks_like_a_form_is_left_alone(trap):
    assert plain_forms(f"Nous voyons {trap} ici.") == {}


def test_positions_point_at_what_is_written():
    text = "L’auteur·rice et les élu.e.s du·de la maire"

    assert [(form.start, form.end, form.written) for form in find_forms(text)] == [
        (2, 13, "auteur·rice"),
        (21, 28, "élu.e.s"),
        (29, 37, "du·de la"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Un·e chargé·e de mission", "Un ou une chargé ou chargée de mission"),
        ("TOU·TE·S LES SALARIÉ·E·S", "TOUS ET TOUTES LES SALARIÉS ET SALARIÉES"),
        ("Rien à dire.", "Rien à dire."),
    ],
)
def test_a_form_is_said_in_full_words(text, said):
    assert spoken(text) == said


def test_slugs_and_sorting_keys_keep_the_first_word():
    assert without_marks("Directeur·rice du·de la réseau, élu·e·s") == "Directeur du réseau, élus"


def test_search_gets_each_plain_word_once_in_the_order_of_the_text():
    assert search_words("Un·e élu·e, des élu·e·s") == ["un", "une", "élu", "élue", "élus", "élues"]
