"""Writing that means the same is folded alike, whatever keyboard it comes from; nothing makes it slow."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toile.core.text.folding import fold, slug_of, sort_key, tokens, words
from toile.core.text.spelling import allowed_distance, distance, sound_of

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("L’Œuvre des SOLIDARITÉS", ["l", "oeuvre", "des", "solidarites"]),
        ("Lætitia, Straße, STRASSE", ["laetitia", "strasse", "strasse"]),
        ("20 000 € à 12 h", ["20", "000", "a", "12", "h"]),
        ("C.R.P.M., O.N.G.", ["crpm", "ong"]),
        ("J.M.E. ou 3.5", ["jme", "ou", "3", "5"]),
        ("N’Djamena, N'Djaména", ["n", "djamena", "n", "djamena"]),
        ("Ɓah, Ŋaari, Ɗoole", ["bah", "naari", "doole"]),
        ("مُحَمَّد الإسلام آسيا", ["محمد", "الاسلام", "اسيا"]),
        ("مـــرحبا ١٢٣", ["مرحبا", "123"]),
        ("e\u0301cole, éco\u00adle", ["ecole", "ecole"]),
        ("İstanbul, ＴＯＩＬＥ", ["istanbul", "toile"]),
        ("eau\x00pure\ud800🌍net", ["eau", "pure", "net"]),
        ("_a_b_", ["a", "b"]),
        ("", []),
    ],
)
def test_words_are_folded(written, folded):
    assert words(written) == folded


def test_a_token_says_where_it_stands_in_the_text_as_written():
    text = "À l’Œuvre, e\u0301cole"

    assert [(text[token.start : token.end], token.word) for token in tokens(text)] == [
        ("À", "a"),
        ("l", "l"),
        ("Œuvre", "oeuvre"),
        ("e\u0301cole", "ecole"),
    ]


@given(st.text())
def test_what_is_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)
    assert words(" ".join(words(text))) == words(text)


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * MILLION,
        "é" * MILLION,
        "\u0300\u0316" * (MILLION // 2),
        "a." * (MILLION // 2),
        "\ud800" * MILLION,
        "-'" * MILLION,
    ],
    ids=["one word", "accents", "marks in disorder", "initials", "lone surrogates", "signs"],
)
def test_a_million_letters_are_read_in_a_second(hostile):
    began = time.process_time()

    words(hostile)

    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Chargé·e de projet : l’eau à Thiès", "charge-de-projet-l-eau-a-thies"),
        ("  2e Forum — 20 000 €  ", "2e-forum-20-000"),
        ("mot " * 40, "-".join(["mot"] * 20)),
        ("السلام", "8fcb1ff40d"),
    ],
)
def test_a_title_gives_an_address(title, slug):
    assert slug_of(title) == slug


def test_lists_are_sorted_by_letters_without_accents_and_by_the_value_of_numbers():
    names = ["10e forum", "Étoile", "2e forum", "étage", "Zénith", "Œuvre", "Oeillet"]

    assert sorted(names, key=sort_key) == ["2e forum", "10e forum", "étage", "Étoile", "Oeillet", "Œuvre", "Zénith"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("developement", "developpement"),
        ("cenegal", "senegal"),
        ("kodeveloppement", "codeveloppement"),
        ("comorres", "comores"),
        ("dyaspora", "diaspora"),
        ("finanssement", "financement"),
    ],
)
def test_words_that_sound_alike_have_one_sound(one, other):
    assert sound_of(one) == sound_of(other)


def test_a_longer_word_may_hold_more_mistakes():
    assert [allowed_distance(word) for word in ("fmm", "eaux", "diaspor", "diaspora")] == [0, 1, 1, 2]
    assert [distance("diaspora", other, 2) for other in ("diaspora", "diasproa", "diapsorra", "autre")] == [0, 1, 2, 3]
