"""What programs ask for first, and what each page tells them."""

import json
from datetime import UTC, datetime, timedelta
from urllib.robotparser import RobotFileParser

import html5lib
import pytest
from django.test import Client
from lxml import etree

from toile.front import sitemap
from toile.front.models import LandingPage
from toile.front.site_tree import plant_trunk
from toile.front.views.machines import expiry
from toile.services import published
from toile.services.models import Identity, PublishedThing

pytestmark = pytest.mark.django_db
BASE = "http://localhost:8000"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def about():
    """« Qui sommes-nous » in both languages."""
    trunk = plant_trunk()
    with published.transaction():
        page = trunk.home["fr"].add_child(
            instance=LandingPage(title="Qui <sommes-nous> & vous", slug="reseau", lead="Un réseau.")
        )
        page.save_revision().publish()
        english = page.copy_for_translation(trunk.home["en"].locale)
        english.title, english.slug = "Who we are", "network"
        english.save_revision().publish()
    return page


def head_of(path: str):
    page = html5lib.parse(Client().get(path).content, namespaceHTMLElements=False)
    return page.find("head")


def links(head, rel: str) -> list[tuple[str, str]]:
    return [(link.get("hreflang", ""), link.get("href")) for link in head.findall("link") if link.get("rel") == rel]


def test_a_page_tells_its_address_its_counterparts_and_what_it_is(about):
    head = head_of("/reseau/?utm_source=x")
    meta = {item.get("property"): item.get("content") for item in head.findall("meta") if item.get("property")}

    assert links(head, "canonical") == [("", f"{BASE}/reseau/")]
    assert links(head, "alternate")[:3] == [
        ("fr", f"{BASE}/reseau/"), ("en", f"{BASE}/en/network/"), ("x-default", f"{BASE}/reseau/"),
    ]  # fmt: skip
    assert (meta["og:title"], meta["og:url"], meta["og:description"]) == (
        "Qui <sommes-nous> & vous", f"{BASE}/reseau/", "Un réseau.",
    )  # fmt: skip
    (data,) = [json.loads(item.text) for item in head.findall("script") if item.get("type") == "application/ld+json"]
    page = data[0] if isinstance(data, list) else data
    assert (page["@type"], page["name"], page["image"]) == ("WebPage", "Qui <sommes-nous> & vous", meta["og:image"])


@pytest.mark.parametrize("path", ["/", "/en/", "/reseau/", "/en/network/"])
def test_the_picture_of_a_shared_link_loads(about, path):
    (address,) = [item.get("content") for item in head_of(path).findall("meta") if item.get("property") == "og:image"]

    response = Client().get(address.removeprefix(BASE))

    assert (response.status_code, response["Content-Type"], response.content[:4]) == (200, "image/png", b"\x89PNG")
    assert response["Cache-Control"] == "public, max-age=31536000"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_picture_of_the_site_in_a_language_that_it_does_not_speak_is_not_found(about):
    assert Client().get("/partage/xx/0123456789abcdef.png").status_code == 404


def test_a_fictional_example_is_shared_and_told_to_no_search_engine(about):
    PublishedThing.objects.update(fictional=True)

    head = head_of("/reseau/")

    assert [item for item in head.findall("script") if item.get("type") == "application/ld+json"] == []
    assert [item.get("content") for item in head.findall("meta") if item.get("property") == "og:title"]
    assert sitemap.places_in("fr", 1, datetime.now(UTC))[-1].address != "/reseau/"


def parsed(path: str):
    response = Client().get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return etree.fromstring(response.content)


def test_the_sitemap_names_its_files_and_a_file_its_places_with_their_counterparts(about):
    index = parsed("/sitemap.xml")
    assert index.xpath("//s:loc/text()", namespaces=NAMES) == [f"{BASE}/sitemap-fr-1.xml", f"{BASE}/sitemap-en-1.xml"]

    french = parsed("/sitemap-fr-1.xml")
    assert french.xpath("//s:loc/text()", namespaces=NAMES) == [
        f"{BASE}{path}"
        for path in (
            "/",
            "/actualites/",
            "/publications/",
            "/agenda/",
            "/offres/",
            "/annuaire/",
            "/programmes/",
            "/reseau/",
        )
    ]
    (place,) = french.xpath(f"//s:url[s:loc='{BASE}/reseau/']", namespaces=NAMES)
    assert {(link.get("hreflang"), link.get("href")) for link in place.findall("x:link", NAMES)} == {
        ("fr", f"{BASE}/reseau/"), ("en", f"{BASE}/en/network/"),
    }  # fmt: skip
    assert place.findtext("s:lastmod", namespaces=NAMES).startswith("20")


def test_every_address_of_the_sitemap_answers(about):
    for language in ("fr", "en"):
        for place in sitemap.places_in(language, 1, datetime.now(UTC)):
            assert Client().get(place.address).status_code == 200, place.address


def test_the_sitemap_keeps_silent_on_what_the_public_may_not_see(about):
    PublishedThing.objects.update(visible_from=datetime.now(UTC) + timedelta(hours=1))

    assert f"{BASE}/reseau/" not in parsed("/sitemap-fr-1.xml").xpath("//s:loc/text()", namespaces=NAMES)


def test_a_long_sitemap_is_cut_into_files(about, monkeypatch):
    monkeypatch.setattr(sitemap, "IN_A_FILE", 2)
    for number in range(4):
        PublishedThing.objects.create(kind="page", uid=str(number), language="fr", title="x", address=f"/{number}/")

    assert sitemap.files_of(datetime.now(UTC)) == [("fr", 1), ("fr", 2), ("fr", 3), ("en", 1)]
    places = [place.address for number in (1, 2, 3) for place in sitemap.places_in("fr", number, datetime.now(UTC))]
    assert places[-5:] == ["/reseau/", "/0/", "/1/", "/2/", "/3/"]
    assert len(places) == len(set(places))
    assert Client().get("/sitemap-fr-4.xml").status_code == 404


@pytest.mark.parametrize("path", ["/sitemap-ar-1.xml", "/sitemap-fr-0.xml", "/sitemap-fr-99999999999999999999.xml"])
def test_a_file_that_the_sitemap_does_not_have_is_not_found(about, path):
    assert Client().get(path).status_code == 404


def test_a_file_costs_the_same_for_one_place_and_for_three(about, django_assert_num_queries):
    now = datetime.now(UTC)
    sitemap.places_in("fr", 1, now)
    for number in range(2):
        PublishedThing.objects.create(kind="page", uid=str(number), language="fr", title="x", address=f"/{number}/")

    with django_assert_num_queries(7):
        sitemap.places_in("fr", 1, now)


def test_robots_are_kept_from_what_nobody_should_find_by_a_search(settings):
    settings.DEMO = False
    rules = RobotFileParser()
    response = Client().get("/robots.txt")
    rules.parse(response.text.splitlines())

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert [rules.can_fetch("x", f"{BASE}{path}") for path in ("/", "/reseau/", "/gestion/", "/gestion/login/")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert rules.site_maps() == [f"{BASE}/sitemap.xml"]


def test_robots_are_kept_from_a_demonstration(settings):
    settings.DEMO = True

    assert Client().get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_whoever_finds_a_weakness_reads_whom_to_tell(settings):
    Identity.objects.update_or_create(pk=Identity.load().pk, defaults={"email": "contact@example.org"})

    lines = dict(line.split(": ", 1) for line in Client().get("/.well-known/security.txt").text.splitlines())

    assert lines.pop("Expires").endswith("-01T00:00:00Z")
    assert lines == {
        "Contact": "mailto:contact@example.org",
        "Preferred-Languages": "fr, en",
        "Canonical": f"{BASE}/.well-known/security.txt",
    }


def test_without_an_address_nobody_is_named():
    Identity.objects.update_or_create(pk=Identity.load().pk, defaults={"email": ""})

    assert Client().get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize("day", [datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 8, 31, 23, tzinfo=UTC)])
def test_what_is_said_of_weaknesses_lasts_five_months_at_least_and_seven_at_most(day):
    assert timedelta(days=150) <= expiry(day) - day <= timedelta(days=215)


def test_the_sign_of_a_tab_is_found_by_its_old_name():
    response = Client().get("/favicon.ico")

    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    assert etree.fromstring(response.content).tag == "{http://www.w3.org/2000/svg}svg"
