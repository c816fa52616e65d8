"""A page that another language has is said so; the picture of a shared link is drawn from what is published."""

from datetime import timedelta

import pytest
from django.utils import timezone

from toile.front.views.sharing import standing_alone
from toile.services.models import Identity, PublishedThing

pytestmark = pytest.mark.django_db


@pytest.fixture
def french_only() -> PublishedThing:
    return PublishedThing.objects.create(
        kind="article", uid="1", language="fr", title="À Conakry", address="/actualites/a-conakry/", digest="d" * 64
    )


def test_a_reader_of_english_is_told_that_the_page_is_in_french(client, french_only):
    text = client.get("/en/ailleurs/fr/actualites/a-conakry/").content.decode()

    assert "This content exists only in French." in text
    assert 'href="/actualites/a-conakry/"' in text
    assert '<meta name="robots" content="noindex">' in text


@pytest.mark.parametrize(
    "address",
    [
        "/en/ailleurs/fr/actualites/nothing-here/",
        "/en/ailleurs/en/actualites/a-conakry/",
        "/en/ailleurs/de/actualites/a-conakry/",
    ],
)
def test_what_no_language_has_is_not_found(client, french_only, address):
    assert client.get(address).status_code == 404


def test_what_is_not_public_yet_is_not_announced_in_another_language(client, french_only):
    PublishedThing.objects.update(visible_from=timezone.now() + timedelta(days=1))

    assert client.get("/en/ailleurs/fr/actualites/a-conakry/").status_code == 404


def test_the_picture_of_a_shared_link_is_drawn_once_for_each_version(client, french_only, settings, tmp_path):
    Identity.load()
    settings.MEDIA_ROOT = tmp_path

    first = client.get(f"/partage/article/1/fr/{'d' * 16}.png")
    again = client.get("/partage/article/1/fr/0123456789abcdef.png")

    assert first["Content-Type"] == "image/png"
    assert first["Cache-Control"] == "public, max-age=31536000"
    assert (again.content, again["Cache-Control"]) == (first.content, "public, max-age=3600")
    assert len(list((tmp_path / "sharing").iterdir())) == 1


def test_nothing_is_drawn_for_what_nobody_may_see(client, french_only):
    assert client.get("/partage/article/2/fr/0.png").status_code == 404


def test_a_drawing_of_a_page_stands_alone_as_a_file():
    drawn = standing_alone('<svg class="a" width="100%" height="100%" fill="none"><path d="M0 0"/></svg>', 64, 32)

    assert drawn.startswith('<svg class="a"')
    assert 'xmlns="http://www.w3.org/2000/svg" width="64" height="32">' in drawn
    assert "100%" not in drawn
