"""The language of a page is the one of its address, and nothing else decides it."""

import pytest
from django.test import Client

from toile.front.models import HomePage
from toile.front.site_tree import plant_trunk

pytestmark = pytest.mark.django_db


@pytest.fixture
def trunk():
    trunk = plant_trunk()
    for language, words in (("fr", "Bienvenue"), ("en", "Welcome")):
        HomePage.objects.filter(pk=trunk.home[language].pk).update(hero_title=words)
    return trunk


def test_french_has_no_prefix_and_english_has_its_own(trunk, client: Client):
    french, english = client.get("/"), client.get("/en/")

    assert [response["Content-Language"] for response in (french, english)] == ["fr", "en"]
    assert ("Bienvenue" in french.text, "Welcome" in english.text) == (True, True)
    assert ('<html lang="fr"' in french.text, '<html lang="en"' in english.text) == (True, True)


def test_what_a_browser_prefers_changes_nothing(trunk, client: Client):
    response = client.get("/", headers={"accept-language": "en"})

    assert response["Content-Language"] == "fr"
    assert "Accept-Language" not in response.get("Vary", "")


@pytest.mark.parametrize("path", ["/EN/", "/En/", "/english/", "/ar/"])
def test_what_is_no_language_of_the_site_is_not_found(trunk, client: Client, path):
    response = client.get(path)

    assert (response.status_code, response["Content-Language"]) == (404, "fr")


def test_en_without_its_slash_leads_to_english(trunk, client: Client):
    response = client.get("/en")

    assert (response.status_code, response["Location"]) == (301, "/en/")


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("/fr/", "/"),
        ("/fr/agenda/?page=2", "/agenda/?page=2"),
        ("/fr/annuaire/%C3%A9t%C3%A9/", "/annuaire/%C3%A9t%C3%A9/"),
        ("/fr//elsewhere.example/", "/elsewhere.example/"),
        ("/fr/%5Celsewhere.example/", "/elsewhere.example/"),
        ("/fr/%0D%0ASet-Cookie:%20a=b", "/%0D%0ASet-Cookie:%20a%3Db"),
    ],
)
def test_a_french_prefix_leads_to_the_address_without_it(client: Client, asked, address):
    response = client.get(asked)

    assert (response.status_code, response["Location"]) == (301, address)


def test_a_home_page_that_is_not_live_in_a_language_is_not_found_there(trunk, client: Client):
    trunk.home["en"].unpublish()

    assert client.get("/en/").status_code == 404
    assert client.get("/").status_code == 200


def test_a_deeper_page_that_is_not_live_in_a_language_is_not_found_there(trunk, client: Client):
    trunk.news["en"].unpublish()

    assert [client.get(path).status_code for path in ("/en/news/", "/en/actualites/", "/actualites/")] == [
        404,
        404,
        200,
    ]
