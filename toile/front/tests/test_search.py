"""The site search through its address: what a reader sees, in both languages, without JavaScript."""

import html
import re
import time
from datetime import UTC, datetime, timedelta

import html5lib
import pytest
from django.urls import reverse
from django.utils import timezone

from toile.accounts.models import User
from toile.front.finding import Asked, search_site
from toile.services.models import PublishedFacet, PublishedThing, SynonymGroup, Term, TermKind
from toile.services.search.indexing import Written
from toile.services.search.site import SITE
from toile.services.search.tests.corpus import publish_corpus
from toile.services.search.tests.test_finding import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def corpus(db):
    publish_corpus()


def publish(title: str, *, language: str = "fr", facets=(), text: str = "", **fields) -> PublishedThing:
    number = PublishedThing.objects.count() + 1000
    values = {
        "kind": "article",
        "uid": str(number),
        "address": f"/{number}/",
        "digest": "",
        "dated_at": datetime(2026, 1, 1, tzinfo=UTC),
    }
    thing = PublishedThing.objects.create(title=title, language=language, text=text, **values | fields)
    PublishedFacet.objects.bulk_create(PublishedFacet(thing=thing, facet=facet, code=code) for facet, code in facets)
    SITE.write([Written(thing.pk, language, thing.title, thing.lead, text)])
    return thing


def titles(response) -> list[str]:
    return re.findall(r'<h3 class="card__title"><a [^>]*>(.*?)</a>', response.content.decode())


def said(response) -> str:
    """The page's words, without markup."""
    main = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL).group()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_a_reader_finds_with_marks_an_extract_and_a_count(client, corpus):
    response = client.get("/recherche/", {"q": "forage"})

    assert response.status_code == 200
    assert titles(response) == ["Eau potable : un <mark>forage</mark> à Thiès"]
    assert '<span role="status">1 résultat</span>' in response.content.decode()
    assert "Le <mark>forage</mark> donne l’eau à 1 200 personnes." in response.content.decode()


def test_the_page_is_valid_and_kept_out_of_search_engines(client, corpus):
    response = client.get("/recherche/", {"q": "eau"})

    html5lib.HTMLParser(strict=True).parse(response.content.decode())
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_each_language_searches_its_own_texts(client, corpus):
    assert titles(client.get("/en/recherche/", {"q": "village"})) == [
        "A <mark>village</mark> savings fund",
        "Drinking water: a well in Thiès",
    ]
    assert '<span role="status">2 results</span>' in client.get("/en/recherche/", {"q": "village"}).content.decode()


def test_a_misspelt_word_is_mended_and_said(client, corpus):
    response = client.get("/recherche/", {"q": "forrage"})

    assert titles(response) == ["Eau potable : un <mark>forage</mark> à Thiès"]
    assert "Rien pour « forrage ». Voici ce qu’il y a pour « forage »" in said(response)


def test_a_rare_spelling_proposes_the_usual_one(client):
    for number in range(6):
        publish(f"Diaspora {number}")
    publish("Diasporas et diaspara")

    response = client.get("/recherche/", {"q": "diaspara"})

    assert titles(response) == ["Diasporas et <mark>diaspara</mark>"]
    assert "Vouliez-vous dire diaspora ?" in said(response)
    assert '<a href="?q=diaspora">diaspora</a>' in response.content.decode()


def test_nothing_found_says_what_else_to_try(client, corpus):
    response = client.get("/recherche/", {"q": "forage musée"})

    assert "Aucun résultat" in said(response)
    assert "Rien pour « forage musée »." in said(response)
    assert "Essayez avec moins de mots : forage (1) musée (1)" in said(response)


def test_nothing_found_in_this_language_names_the_other(client, corpus):
    response = client.get("/recherche/", {"q": "remittances"})

    assert "2 résultats dans une autre langue : English" in said(response)
    assert '<a href="/en/recherche/?q=remittances">' in response.content.decode()


def test_nothing_asked_says_what_will_appear(client):
    assert "Que cherchez-vous ?" in said(client.get("/recherche/"))
    assert "Que cherchez-vous ?" in said(client.get("/recherche/", {"q": "  \x00 ", "page": "9"}))


def test_synonyms_of_the_staff_count_at_once(client, corpus):
    assert len(titles(client.get("/recherche/", {"q": "GFMD"}))) == 0

    SynonymGroup.objects.create(words="FMMD\nGFMD")

    assert len(titles(client.get("/recherche/", {"q": "GFMD"}))) == 1


def test_filters_leave_what_they_say_and_count_it(client):
    water = Term.objects.create(kind=TermKind.THEME, code="water", words={"fr": "Eau", "en": "Water"})
    region = Term.objects.create(kind=TermKind.REGION, code="FR-IDF", words={"fr": "Île-de-France"})
    Term.objects.create(kind=TermKind.DEPARTMENT, code="FR-93", words={"fr": "Seine-Saint-Denis"}, parent=region)
    publish("Eau claire", facets=[("theme", "water"), ("place", "FR-93")])
    publish("Eau deux", kind="event", facets=[("theme", "water")])
    publish("Eau trois", facets=[("place", "FR-IDF")])

    both = client.get("/recherche/", {"q": "eau", "theme": water.code, "kind": "article"})

    assert titles(both) == ["<mark>Eau</mark> claire"]
    assert titles(client.get("/recherche/", {"q": "eau", "place": "FR-IDF"})) == [
        "<mark>Eau</mark> trois",
        "<mark>Eau</mark> claire",
    ]
    options = re.findall(r'<option value="([^"]+)"( selected)?>([^<]*)</option>', both.content.decode())
    assert options == [
        ("article", " selected", "Actualités (1)"),
        ("event", "", "Dates (1)"),
        ("water", " selected", "Eau (1)"),
        ("FR-93", "", "Seine-Saint-Denis (1)"),
    ]
    assert re.findall(r'<a class="tag" href="([^"]*)">', both.content.decode()) == [
        "?q=eau&amp;theme=water",
        "?q=eau&amp;kind=article",
    ]


def test_filters_without_a_word_list_the_newest_first(client):
    publish("Ancien", dated_at=datetime(2025, 1, 1, tzinfo=UTC))
    publish("Nouveau", dated_at=datetime(2026, 1, 1, tzinfo=UTC))
    publish("Une date", kind="event")

    assert titles(client.get("/recherche/", {"kind": "article"})) == ["Nouveau", "Ancien"]


def test_an_event_shows_its_own_day_and_a_page_none(client):
    publish("Eau un")
    publish("Eau deux", kind="event", starts_at=datetime(2026, 5, 1, 10, tzinfo=UTC))
    publish("Eau trois", kind="page")

    shown = client.get("/recherche/", {"q": "eau"}).content.decode()

    assert sorted(re.findall(r'<time datetime="([^"]*)"', shown)) == ["2026-01-01", "2026-05-01"]


@pytest.mark.parametrize(
    "query",
    [
        "kind=%00",
        "theme='--",
        "place=%F0%9F%98%80",
        "kind=nothing",
        "page=-1&theme=x",
        "q=%FF%FE",
        "q=a&q=b",
        "page=99999999999&q=eau",
    ],
)
def test_strange_filters_find_nothing_and_break_nothing(client, corpus, query):
    response = client.get(f"/recherche/?{query}")

    assert (response.status_code, titles(response)) == (200, [])


def test_what_is_not_public_yet_or_no_more_is_not_found(client):
    now = timezone.now()
    publish("Secret demain", visible_from=now + timedelta(hours=1))
    publish("Secret hier", visible_until=now - timedelta(hours=1))

    assert "Aucun résultat" in said(client.get("/recherche/", {"q": "secret"}))
    assert client.get("/recherche/suggestions/", {"q": "secre"}).content.strip() == b""


def test_results_are_paged_and_the_pages_hold_each_once(client):
    for number in range(45):
        publish(f"Eau {number}", dated_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number % 7))

    pages = [titles(client.get("/recherche/", {"q": "eau", "page": number})) for number in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [20, 20, 5, 0]
    assert len({title for page in pages for title in page}) == 45


def test_suggestions_are_options_of_a_list(client, corpus):
    response = client.get("/recherche/suggestions/", {"q": "eau pot"})

    assert response.content.decode().strip() == (
        '<ul class="suggestions" id="suggestions" role="listbox" aria-label="Résultats proposés">'
        '<li role="option" id="suggestion-1" aria-selected="false" data-address="/1/">'
        '<span>Eau potable : un forage à Thiès</span> <span class="small soft">Actualité</span></li></ul>'
    )
    assert client.get("/recherche/suggestions/").content.strip() == b""


@pytest.mark.parametrize("address", ["/recherche/", "/recherche/suggestions/"])
@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_typed_is_answered_in_a_second(client, corpus, address, typed):
    began = time.process_time()

    response = client.get(address, {"q": typed.encode("utf-8", "replace").decode()})

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert time.process_time() - began < 1


def test_only_reading_is_answered(client):
    assert client.post("/recherche/", {"q": "eau"}).status_code == 405


@pytest.mark.parametrize("number", [3, 9])
def test_results_cost_as_many_statements_for_few_as_for_many(number, django_assert_num_queries):
    Term.objects.create(kind=TermKind.THEME, code="water", words={"fr": "Eau"})
    for _time in range(number):
        publish("Eau potable", facets=[("theme", "water")])

    with django_assert_num_queries(11):
        found = search_site(Asked(words="eau"), "fr", "/recherche/", timezone.now())

    assert found.total == number


@pytest.mark.parametrize("typed", ['"', '"eau', '"eau" "', "'", "\\", "NEAR(eau", "😀"])
def test_whatever_is_typed_in_the_back_office_is_answered(client, typed):
    client.force_login(User.objects.create_superuser("administration@example.org", "a long password"))

    for name in ("wagtaildocs:index", "wagtailimages:index", "wagtailadmin_choose_page_search"):
        assert client.get(reverse(name), {"q": typed}).status_code == 200
