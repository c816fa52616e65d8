"""The site search in a browser: suggestions by keyboard and by finger, without script, for assistive technology."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction

from toile.front.site_tree import plant_trunk
from toile.services.search.tests.corpus import publish_corpus


@pytest.fixture
def site(own_server):
    with transaction.atomic():
        plant_trunk()
        publish_corpus()
    return own_server.url


def field(page):
    return page.get_by_label("Des mots, un nom, une ville, un thème")


def test_suggestions_come_while_typing_and_are_chosen_by_keyboard(site, page):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site}/recherche/")

    field(page).press_sequentially("eau pot")
    page.get_by_role("option").wait_for()
    field(page).press("ArrowDown")

    assert field(page).get_attribute("aria-expanded") == "true"
    assert field(page).get_attribute("aria-activedescendant") == "suggestion-1"
    assert page.get_by_role("option", selected=True).inner_text() == "Eau potable : un forage à Thiès\nActualité"
    assert Axe().run(page).response["violations"] == []

    field(page).press("Escape")
    assert page.get_by_role("option").count() == 0
    field(page).press_sequentially("a")
    page.get_by_role("option").click()
    page.wait_for_url(f"{site}/1/")
    assert [line for line in said if "Content Security Policy" in line] == []


def test_enter_without_a_choice_searches(site, page):
    page.goto(f"{site}/recherche/")

    field(page).press_sequentially("forage")
    field(page).press("Enter")

    page.wait_for_url(f"{site}/recherche/?q=forage*")
    assert page.get_by_role("status").inner_text() == "1 résultat"


def test_the_results_are_accessible_and_fit_a_small_screen(site, page):
    page.set_viewport_size({"width": 360, "height": 640})
    for address in ("/recherche/?q=migration", "/recherche/?q=forage+mus%C3%A9e", "/en/recherche/"):
        page.goto(site + address)

        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_without_script_the_form_searches(site, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/recherche/")

    field(page).fill("forrage")
    page.get_by_role("button", name="Chercher").click()

    assert page.get_by_role("status").inner_text() == "1 résultat"
    assert page.get_by_role("heading", level=3).inner_text() == "Eau potable : un forage à Thiès"
