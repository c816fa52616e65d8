"""Whatever somebody types is read as a question; nothing is a syntax error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toile.services.search.question import LONGEST, MOST_WORDS, read


def read_as(typed: str) -> list[tuple]:
    return [(" ".join(term.words), term.quoted, term.excluded) for term in read(typed).terms]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("eau potable", [("eau", False, False), ("potable", False, False)]),
        ('"droit de vote" maires', [("droit de vote", True, False), ("maires", False, False)]),
        ("« droit de vote »", [("droit de vote", True, False)]),
        ("“droit de vote”", [("droit de vote", True, False)]),
        ("eau -Thiès", [("eau", False, False), ("thies", False, True)]),
        ('eau -"île de France"', [("eau", False, False), ("ile de france", True, True)]),
        ("porte-parole", [("porte", False, False), ("parole", False, False)]),
        ("eau - potable", [("eau", False, False), ("potable", False, False)]),
        ('eau "potable', [("eau", False, False), ("potable", False, False)]),
        ('"" «»', []),
        ("* OR ( NEAR/2 ) title:x ' ; --", [("or", False, False), ("near", False, False), ("2", False, False), ("title", False, False), ("x", False, False)]),
        ("", []),
    ],
)  # fmt: skip
def test_a_question_is_read_word_by_word(typed, terms):
    assert read_as(typed) == terms


def test_an_inclusive_form_stands_for_its_plain_words():
    (term,) = read("migrant·e·s").terms

    assert {*term.words, *term.others} == {"migrant", "migrante", "migrants", "migrantes"}


def test_a_compound_stands_also_for_one_word():
    assert [(term.words, term.others) for term in read("co-développement").terms] == [
        (("co", "developpement"), ("codeveloppement",))
    ]


def test_a_long_question_is_cut_and_says_so():
    question = read("eau " * 1_000)

    assert (len(question.text) <= LONGEST, len(question.terms), question.is_cut) == (True, MOST_WORDS, True)
    assert read("eau potable").is_cut is False


def test_what_cannot_be_shown_is_left_out():
    assert read("\x00eau\u202e\ud800 \t pure\ufffd").text == "eau pure"


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_a_question_and_its_own_words_read_the_same_again(typed):
    question = read(typed)

    assert len(question.text) <= LONGEST
    assert read(question.text).terms == question.terms
