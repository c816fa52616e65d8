"""Whoever follows an address that led somewhere once is sent to where the thing is now, or reads that it is gone."""

import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from toile.front.models import LandingPage
from toile.front.site_tree import plant_trunk
from toile.newsroom.models import Article
from toile.programmes.models import Programme
from toile.services import former, published
from toile.services.models import OldAddress, PublishedThing, Term, TermKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def trunk():
    return plant_trunk()


@pytest.fixture
def article(trunk):
    kind = Term.objects.create(kind=TermKind.NEWS_KIND, code="report", words={"fr": "Compte rendu"})
    with published.transaction():
        return trunk.news["fr"].add_child(
            instance=Article(title="Prix jeunes", slug="prix-jeunes", kind=kind, dated_on=date(2018, 3, 1))
        )


def answer(path: str) -> tuple[int, str]:
    response = Client().get(path)
    return response.status_code, response.get("Location", "")


def moved(address: str) -> tuple[int, str]:
    return 301, address


def test_a_changed_address_leads_to_the_present_one(article):
    with published.transaction():
        article.slug = "prix-des-jeunes"
        article.save_revision().publish()

    assert answer("/actualites/prix-jeunes/") == moved("/actualites/prix-des-jeunes/")
    assert answer("/actualites/prix-jeunes/?utm_source=x") == moved("/actualites/prix-des-jeunes/")


def test_no_browser_keeps_a_redirect_without_asking_for_a_page_may_move_back(article):
    with published.transaction():
        article.slug = "prix-des-jeunes"
        article.save_revision().publish()

    assert Client().get("/actualites/prix-jeunes/")["Cache-Control"] == "no-cache"


def test_a_withdrawn_page_says_that_it_is_gone_in_the_language_of_its_address(article, trunk):
    english = article.copy_for_translation(trunk.home["en"].locale, copy_parents=True)
    with published.transaction():
        english.save_revision().publish()
    english.refresh_from_db()
    address = english.url
    with published.transaction():
        article.unpublish()
        english.unpublish()

    french, other = Client().get("/actualites/prix-jeunes/"), Client().get(address)

    assert [response.status_code for response in (french, other)] == [410, 410]
    assert "<h1>Cette page a été retirée</h1>" in french.text
    assert "<h1>This page has been withdrawn</h1>" in other.text


def test_a_page_that_comes_back_is_no_longer_gone(article):
    with published.transaction():
        article.unpublish()
    with published.transaction():
        article.save_revision().publish()

    assert answer("/actualites/prix-jeunes/") == (200, "")


def test_a_redirect_made_by_hand_comes_first(article):
    Redirect.objects.create(old_path="/actualite/prix-jeunes", redirect_link="/ailleurs/", is_permanent=False)

    assert answer("/actualite/prix-jeunes") == (302, "/ailleurs/")


@pytest.mark.parametrize(
    "path", ["/actualite/prix-jeunes", "/actualite/prix-jeunes/", "/actualite/prix-jeunes/page/15/"]
)
def test_an_old_article_is_found_by_its_slug_in_one_step(article, path):
    assert answer(path) == moved("/actualites/prix-jeunes/")


def test_an_old_article_is_found_by_its_path_and_number_whatever_its_slug_has_become(article):
    former.keep_old_address("article", str(article.translation_key), "fr", path="/actualite/lettre-12/", number=1768)

    for path in ("/actualite/lettre-12", "/actualite/lettre-12/page/3", "/?p=1768", "/?p=1768&preview=true"):
        assert answer(path) == moved("/actualites/prix-jeunes/"), path


def test_an_old_article_that_has_been_withdrawn_is_gone(article):
    former.keep_old_address("article", str(article.translation_key), "fr", path="/actualite/lettre-12/", number=1768)
    with published.transaction():
        article.unpublish()

    assert (answer("/actualite/lettre-12/"), answer("/?p=1768")) == ((410, ""), (410, ""))


def test_an_old_article_under_embargo_is_not_told(article):
    former.keep_old_address("article", str(article.translation_key), "fr", number=1768)
    PublishedThing.objects.update(visible_from=timezone.now() + timedelta(days=1))

    assert answer("/?p=1768")[0] == 410
    assert answer("/actualite/prix-jeunes/")[0] == 404


@pytest.mark.parametrize("query", ["?p=99999", "?p=", "?p=abc", "?p=1768%27", "?p=" + "9" * 40, "?q=1768"])
def test_an_unknown_old_number_shows_the_home_page(article, query):
    assert answer(f"/{query}") == (200, "")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/thematique/jeunesse", "/actualites/?theme=jeunesse"),
        ("/thematique/jeunesse/page/18/", "/actualites/?theme=jeunesse"),
        ("/thematique/integration-en-france/", "/actualites/?theme=vivre"),
        ("/thematique/inconnue/", "/actualites/"),
        ("/localisation/comores", "/actualites/?place=KM"),
        ("/localisation/cote-divoire/", "/actualites/?place=CI"),
        ("/localisation/international/", "/actualites/"),
        ("/type-actualite/compte-rendu/", "/actualites/?kind=report"),
        ("/type-actualite/actu-membres/", "/actualites/"),
        ("/position/accueil-publications", "/"),
    ],
)
def test_old_lists_lead_to_the_list_of_news(article, path, address):
    for kind, code, words in (
        (TermKind.THEME, "jeunesse", "Jeunesse"),
        (TermKind.THEME, "vivre", "Intégration en France"),
        (TermKind.COUNTRY, "KM", "Comores"),
        (TermKind.COUNTRY, "CI", "Côte d’Ivoire"),
    ):
        Term.objects.get_or_create(kind=kind, code=code, defaults={"words": {"fr": words}})

    assert answer(path) == moved(address)


@pytest.mark.parametrize("slug", ["crpm", "programme-cooperation-regionales-des-migrations"])
def test_an_old_programme_leads_to_the_present_one(trunk, slug):
    for acronym, title in (
        ("CRPM", "Coopération régionale des politiques migratoires"),
        ("PRA/OSIM", "Programme d’appui aux projets des OSIM"),
    ):
        Programme.objects.create(slug=acronym[:4].lower(), acronym=acronym, title={"fr": title}, lead={"fr": "x"})

    assert answer(f"/le-forim/nos-programmes/{slug}/") == moved("/programmes/crpm/")


def test_an_old_programme_that_resembles_none_is_not_found(trunk):
    assert answer("/le-forim/nos-programmes/grande-cause/")[0] == 404


def test_a_page_number_hung_on_a_page_of_today_leads_to_it(trunk):
    with published.transaction():
        trunk.home["fr"].add_child(instance=LandingPage(title="Réseau", slug="reseau"))

    assert answer("/reseau/page/3/") == moved("/reseau/")


def test_the_last_address_noted_for_a_number_or_a_path_holds():
    one, two = str(uuid.uuid4()), str(uuid.uuid4())
    former.keep_old_address("article", one, "fr", path="/actualite/a/", number=1)
    former.keep_old_address("article", two, "fr", path="/actualite/a", number=2)
    former.keep_old_address("article", two, "fr", path="/actualite/a", number=2)
    former.keep_old_address("article", one, "fr", number=1)

    assert list(OldAddress.objects.order_by("number").values_list("uid", "path", "number")) == [
        (one, "", 1), (two, "/actualite/a", 2),
    ]  # fmt: skip


def test_a_form_that_is_sent_to_a_former_address_is_not_redirected(article):
    with published.transaction():
        article.slug = "prix-des-jeunes"
        article.save_revision().publish()

    assert Client().post("/actualites/prix-jeunes/").status_code == 404
