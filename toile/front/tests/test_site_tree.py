"""The trunk of the page tree stands in every language, and planting it twice changes nothing."""

from datetime import date

import pytest
from wagtail.models import Page, Site

from toile.front.site_tree import plant_trunk
from toile.newsroom.models import Article
from toile.services.models import Term, TermKind

pytestmark = pytest.mark.django_db


def tree() -> list[tuple[str, str, str]]:
    pages = Page.objects.exclude(depth=1).select_related("locale").order_by("path")
    return [(page.url_path, page.locale.language_code, page.specific_class.__name__) for page in pages]


def test_every_language_gets_its_trunk():
    plant_trunk()

    assert tree() == [
        ("/home-fr/", "fr", "HomePage"),
        ("/home-fr/fiches/", "fr", "Folder"),
        ("/home-fr/actualites/", "fr", "NewsIndex"),
        ("/home-fr/publications/", "fr", "PublicationIndex"),
        ("/home-en/", "en", "HomePage"),
        ("/home-en/records/", "en", "Folder"),
        ("/home-en/news/", "en", "NewsIndex"),
        ("/home-en/publications/", "en", "PublicationIndex"),
    ]
    assert Site.objects.get().root_page.slug == "home-fr"


def test_pages_of_one_name_are_translations_of_each_other():
    trunk = plant_trunk()

    for pages in (trunk.home, trunk.folder, trunk.news, trunk.publications):
        assert len({page.translation_key for page in pages.values()}) == 1


def test_planting_twice_changes_nothing():
    plant_trunk()
    once = tree()

    plant_trunk()

    assert tree() == once


def test_an_address_is_made_of_plain_letters_and_a_second_one_takes_a_number():
    news = plant_trunk().news["fr"]
    kind = Term.objects.create(kind=TermKind.NEWS_KIND, code="report", words={"fr": "Compte rendu"})

    def address(**fields) -> str:
        article = Article(title="Au cœur du réseau", lead="Un.", kind=kind, dated_on=date(2026, 1, 1), **fields)
        return news.add_child(instance=article).slug

    assert [address(), address(), address(slug="essai-programmé"), address(slug="2022_rapport")] == [
        "au-coeur-du-reseau",
        "au-coeur-du-reseau-2",
        "essai-programme",
        "2022_rapport",
    ]
