"""Everything of the design language stands in its catalogue, and draws."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import html5lib
import pytest
from django.template import Context, engines
from django.template.loader import render_to_string
from django.utils import translation

from toile.core import catalogue as catalogue_module
from toile.core.catalogue import catalogue, cloths_by_family
from toile.core.icons import DRAWING, icon, icons

COMPONENTS = Path(catalogue_module.__file__).parent / "templates/core/components"
TEMPLATES = sorted(COMPONENTS.glob("*.html"))


@pytest.fixture(autouse=True)
def in_french():
    with translation.override("fr"):
        yield


def drawn(name: str, values: dict) -> str:
    return render_to_string(f"core/components/{name}.html", dict(values))


def test_every_component_stands_in_the_catalogue():
    assert [entry.name for entry in catalogue()] == [path.stem for path in TEMPLATES]


def test_every_icon_of_the_drawing_is_read():
    symbols = re.findall(r'id="icon-([a-z]+)"', DRAWING.read_text())

    assert list(icons()) == symbols
    assert len(symbols) == 42


def test_every_family_of_cloths_is_shown():
    assert {family: bool(names) for family, names in cloths_by_family().items()} == dict.fromkeys(
        ("strips", "lozenges", "resist", "facets", "petals", "discs"), True
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_component_says_first_what_it_needs(path):
    first = path.read_text().splitlines()[0]

    assert re.fullmatch(r"\{# .+\. Needs: .+ #\}", first), first


@pytest.mark.parametrize("entry", list(catalogue()), ids=lambda entry: entry.name)
def test_a_component_draws_valid_markup_in_every_state(entry):
    for state in entry.states:
        with translation.override(state.language if state.language == "fr" else "en"):
            markup = drawn(entry.name, state.values)
        parser = html5lib.HTMLParser()
        parser.parseFragment(markup)
        assert parser.errors == [], state.title
        assert not re.search(r"\sstyle=|\son\w+=|\{%|\{\{", markup), state.title


def test_the_states_of_the_catalogue_are_told_apart():
    for entry in catalogue():
        titles = [state.title for state in entry.states]
        assert len(titles) == len(set(titles)), entry.name


def test_every_state_that_can_be_told_stands_in_the_catalogue():
    told = re.findall(r'state == "(\w+)"', (COMPONENTS / "state.html").read_text())
    shown = next(entry for entry in catalogue() if entry.name == "state")

    assert [state.values["state"] for state in shown.states] == told


def test_an_icon_is_hidden_from_screen_readers_and_turns_with_the_text():
    root = ET.fromstring(icon("arrow", is_small=True))  # noqa: S314 - our own text

    assert (root.get("aria-hidden"), root.get("class")) == ("true", "icon icon--small icon--turn")
    assert "icon--turn" not in icon("search")


def test_an_unknown_icon_is_an_error():
    with pytest.raises(KeyError):
        icon("camel")


def tag(source: str, **values: object) -> str:
    return engines["django"].engine.from_string("{% load lisiere %}" + source).render(Context(values))


def test_a_cloth_without_organisation_draws_nothing():
    assert [tag(source) for source in ("{% swatch uid %}", "{% banner uids %}", "{% band uid %}")] == ["", "", ""]


def test_two_banners_of_one_page_do_not_share_an_id():
    one = tag('{% banner uids "lead" %}{% banner others "lead" %}', uids=["a", "b"], others=["c"])

    ids = re.findall(r'<pattern id="([^"]+)"', one)
    assert len(ids) == len(set(ids)) == 3


def test_a_selvedge_wears_the_cloth_of_its_section():
    assert tag('{% selvedge "news" %}') != tag('{% selvedge "events" %}')
    with pytest.raises(KeyError):
        tag('{% selvedge "weather" %}')


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Aïssata Ɓah", "AƁ"), ("Marie-Josée de la Tour", "MT"), ("Madonna", "M"), ("", ""), ("–", "")],
)
def test_the_initials_of_a_name_are_its_ends(name, expected):
    assert tag("{{ name|initials }}", name=name) == expected
