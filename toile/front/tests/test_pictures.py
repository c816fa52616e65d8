"""What readers see of pictures: stored sizes with words and credit, else a cloth; no page makes a size, or asks for each."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from toile.front.site_tree import plant_trunk
from toile.media.models import Picture
from toile.media.tests import factories
from toile.network.models import Organisation, Person, Seat
from toile.newsroom.models import Article
from toile.services import published
from toile.services.models import Identity, Term, TermKind

pytestmark = pytest.mark.django_db
ADDRESSES = ("/", "/en/", "/actualites/pompe/", "/annuaire/", "/annuaire/aube/")
PICTURES = re.compile(r'<img[^>]* src="(/media/[^"]+)"')
LAST_MINUTE = datetime(2026, 11, 18, 22, 59, tzinfo=UTC)  # 23:59 in Paris
MIDNIGHT = datetime(2026, 11, 18, 23, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def site_with(figures: int, make=factories.with_sizes, **values) -> Article:
    """A site of one article with that many figures, a film, somebody and a partner, each with a picture."""
    trunk = plant_trunk()
    Identity.load()
    pump = make(title="La pompe", **values)
    aube = Organisation.objects.create(slug="aube", kind="federation", name="Aube", is_member=True, logo=pump)
    kossi = Person.objects.create(name="Kossi Exemple", portrait=pump)
    seat = Seat.objects.create(person=kossi, organisation=aube, title={"fr": "présidence"})
    kind = Term.objects.get_or_create(kind=TermKind.NEWS_KIND, code="report", defaults={"words": {"fr": "reportage"}})
    shown = [make(title=f"Pompe {number}", **values) for number in range(figures)]
    film = {"title": "Le film", "address": "https://example.org/", "where": "YouTube", "minutes": 4, "picture": pump.pk}
    article = Article(
        title="La pompe", slug="pompe", lead="De l’eau.", kind=kind[0], dated_on=date(2026, 11, 1), picture=pump
    )
    article.body = [
        *({"type": "figure", "value": {"picture": each.pk, "caption": f"Légende de {each}"}} for each in shown),
        {"type": "video", "value": film},
        {"type": "people", "value": {"title": "", "seats": [seat.pk]}},
        {"type": "logos", "value": {"title": "", "organisations": [aube.pk]}},
    ]
    with published.transaction():
        trunk.news["fr"].add_child(instance=article)
        article.save_revision().publish()
        published.touch("organisation", aube.uid)
    return article


@pytest.fixture
def nothing_is_made(monkeypatch):
    """Making a size fails, by whichever door."""

    def fails(*args, **kwargs):
        raise AssertionError("a page made a size")

    for name in ("made", "create_rendition", "create_renditions", "generate_rendition_file"):
        monkeypatch.setattr(Picture, name, fails)


@pytest.mark.usefixtures("nothing_is_made")
def test_a_page_without_sizes_yet_shows_cloths_and_makes_none(client: Client):
    site_with(2, factories.picture)

    for address in ADDRESSES:
        page = client.get(address)
        assert (address, page.status_code, PICTURES.findall(page.content.decode())) == (address, 200, [])
    assert client.get("/actualites/pompe/").content.count(b'class="sewn"') == 2


def test_every_place_shows_its_picture_in_stored_sizes(client: Client, request):
    site_with(1)
    request.getfixturevalue("nothing_is_made")

    shown = {address: PICTURES.findall(client.get(address).content.decode()) for address in ADDRESSES}

    names = {
        address: [name.partition(".")[2].removesuffix(".webp") for name in found] for address, found in shown.items()
    }
    assert names == {
        "/": ["width-720.format-webp"],
        "/en/": [],
        "/actualites/pompe/": [*["width-720.format-webp"] * 3, "fill-128x128.format-webp", "max-240x160.format-webp"],
        "/annuaire/": ["max-240x160.format-webp"],
        "/annuaire/aube/": ["max-240x160.format-webp", "fill-128x128.format-webp"],
    }
    for address in shown["/actualites/pompe/"]:
        assert client.get(address)["Content-Type"] == "image/webp"


def test_a_figure_says_what_it_shows_whose_it_is_and_comes_late(client: Client):
    site_with(1)

    page = " ".join(client.get("/actualites/pompe/").content.decode().split())

    first, figure = re.findall(r'<figure class="figure">(.*?)</figure>', page)
    assert re.search(r'width="720" height="480" alt="La pompe, décrite."', first) and "lazy" not in first
    assert re.search(r'srcset="\S+ 360w, \S+ 720w, \S+ 900w" sizes="[^"]+" width="720" height="480"', figure)
    assert 'alt="Pompe 0, décrite." loading="lazy"' in figure
    assert "Légende de Pompe 0" in figure
    credit = "Photo : Studio d’exemple, Labé, 2025 (au réseau, tous droits réservés)"
    assert credit in re.sub(r"\s", " ", figure)


def test_ten_figures_cost_the_statements_of_one(client: Client):
    def cost_of(figures: int) -> int:
        article = Article.objects.first() or site_with(1)
        shown = [factories.with_sizes(title=f"Autre {number}") for number in range(figures)]
        article.body = [{"type": "figure", "value": {"picture": each.pk, "caption": ""}} for each in shown]
        article.save_revision().publish()
        cache.clear()
        client.get("/actualites/pompe/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/actualites/pompe/")
        return len(asked)

    assert cost_of(4) == cost_of(1)


@pytest.mark.usefixtures("kept_pages")
def test_when_consent_ends_the_cloth_takes_the_picture_s_place_at_midnight_by_itself(client: Client):
    with time_machine.travel(LAST_MINUTE, tick=False):
        site_with(1, consent_until=date(2026, 11, 18))
        before = client.get("/actualites/pompe/").content.decode()
        again = client.get("/actualites/pompe/").content.decode()
        [size, *_others] = PICTURES.findall(before)
        assert (len(PICTURES.findall(before)), again == before, client.get(size).status_code) == (5, True, 200)

    with time_machine.travel(MIDNIGHT, tick=False):
        after = client.get("/actualites/pompe/").content.decode()
        assert (PICTURES.findall(after), after.count('class="sewn"'), client.get(size).status_code) == ([], 1, 404)
        assert PICTURES.findall(client.get("/").content.decode()) == []
