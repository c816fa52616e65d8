"""What a person does on a phone, without JavaScript, in each language; and the smoke that both databases serve."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.gates.visits import PHONE

WORDS = {"fr": "migration", "en": "migration"}


@pytest.fixture
def phone(browser) -> Page:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.smoke
@pytest.mark.parametrize(("language", "other", "home"), [("fr", "en", "/"), ("en", "fr", "/en/")])
def test_without_a_script_a_reader_finds_filters_follows_and_switches(phone, served, language, other, home):
    phone.goto(served + home)
    phone.locator(".menu summary").click()
    expect(phone.locator(".menu__panel")).to_be_visible()

    phone.locator("form.finder__form input[name=q], .finder input[name=q]").first.fill(WORDS[language])
    phone.keyboard.press("Enter")
    phone.wait_for_url(re.compile(r"q=migration"))
    expect(phone.locator(".results .card").first).to_be_visible()

    phone.goto(served + home)
    phone.locator("a[href$='/actualites/'], a[href$='/news/']").last.click()
    phone.locator(".filters summary").click()
    phone.locator("select[name=theme]").select_option(index=1)
    phone.locator(".filters__body button").click()
    phone.wait_for_url(re.compile(r"theme=\w"))
    expect(phone.locator(".card").first).to_be_visible()

    phone.goto(served + home + "agenda/")
    phone.locator(".card--event a").first.click()
    calendar = phone.locator("a[href$='.ics']").first.get_attribute("href")
    answer = phone.request.get(served + calendar)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")

    phone.locator(".menu summary").click()
    phone.locator(f".menu__panel a[hreflang={other}], .menu__panel a[lang={other}]").first.click()
    expect(phone.locator("html")).to_have_attribute("lang", other)
    expect(phone.locator("h1")).to_have_count(1)
