"""Every sentence of the screens has its French, in the catalogue of its own app, written as French is set."""

import re
from collections import defaultdict

import pytest

from toile.front import catalogues
from toile.front.catalogues import Sentence

NARROW = "\u202f"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
MARKUP = re.compile(r"<[^>]*>|&\w+;")
# What French typography forbids, by the name that a failure shows
FAULTS = {
    "no narrow no-break space before ; : ! ? »": re.compile(rf"(?<![{NARROW}!?])[;!?»]|(?<!{NARROW}):(?=\s|$)"),
    "no narrow no-break space after «": re.compile(rf"«(?!{NARROW})"),
    "a straight apostrophe": re.compile("'"),
    "straight or English double quotes": re.compile('["“”]'),
    "three full stops": re.compile(r"\.\.\."),
    "an exclamation": re.compile("!"),
}
APPS = {app.name: app for app in catalogues.apps()}


def french() -> list[tuple[str, Sentence, tuple[str, ...]]]:
    """(app, sentence, its French forms) of every catalogue."""
    return [
        (name, sentence, catalogues.words_in(catalogues.read(app, "fr"), sentence))
        for name, app in APPS.items()
        for sentence in catalogues.sentences_of(app)
    ]


@pytest.mark.parametrize("app", APPS)
def test_each_sentence_of_an_app_has_its_french_in_the_app_and_nothing_else_stands_there(app):
    assert [sentence.id for sentence in catalogues.untranslated(APPS[app], "fr")] == []
    assert catalogues.unused(APPS[app], "fr") == []


def test_french_fills_the_same_places_as_the_english():
    def places(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(text))

    unequal = [
        (app, sentence.id, form)
        for app, sentence, forms in french()
        for form in forms
        if places(form) not in [places(text) for text in (sentence.id, sentence.plural) if text]
    ]

    assert unequal == []


def test_a_sentence_that_two_apps_say_is_the_same_in_both():
    """Django joins the catalogues: of two different words for one sentence, one is never seen."""
    words = defaultdict(set)
    for _app, sentence, forms in french():
        words[(sentence.id, sentence.context)].add(forms[0])

    assert {key: forms for key, forms in words.items() if len(forms) > 1} == {}


def faults_of(text: str) -> list[str]:
    plain = MARKUP.sub("", PLACEHOLDER.sub("x", text))
    return [fault for fault, pattern in FAULTS.items() if pattern.search(plain)]


def test_french_is_set_as_french():
    found = [(app, form, faults_of(form)) for app, _sentence, forms in french() for form in forms if faults_of(form)]

    assert found == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (f"Date{NARROW}: le 4, à 12{NARROW}h, écrit type:identifiant", []),
        (f"«{NARROW}Oui{NARROW}», dit-elle{NARROW}?", []),
        ("Date : demain", ["no narrow no-break space before ; : ! ? »"]),
        ("Date\u00a0: demain", ["no narrow no-break space before ; : ! ? »"]),
        (f"« Oui{NARROW}»", ["no narrow no-break space after «"]),
        ("l'offre", ["a straight apostrophe"]),
        ('"Oui"', ["straight or English double quotes"]),
        ("Suite...", ["three full stops"]),
        (f"Merci{NARROW}!", ["an exclamation"]),
    ],
)
def test_each_fault_of_typography_is_seen(text, faults):
    assert faults_of(text) == faults
