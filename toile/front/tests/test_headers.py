"""The table of security headers is what every door really says."""

import re

import pytest
from django.conf import settings
from django.test import Client

from toile.accounts.models import User
from toile.front.site_tree import plant_trunk
from toile.services.headers import HEADERS, Door, headers_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Client:
    editor = User.objects.create_superuser(email="editor@example.org", password="x")
    client = Client()
    client.force_login(editor)
    return client


def of_the_table(response) -> dict[str, str]:
    return {header.name: response[header.name] for header in HEADERS if header.name in response}


@pytest.mark.parametrize(
    ("path", "status", "door"),
    [
        ("/", 200, Door.PUBLIC),
        ("/en/", 200, Door.PUBLIC),
        ("/actualites/", 200, Door.PUBLIC),
        ("/nulle-part/", 404, Door.PUBLIC),
        ("/fr/agenda/", 301, Door.PUBLIC),
        ("/media/nulle-part.png", 404, Door.PUBLIC),
        ("/static/core/icons.svg", 200, Door.STATIC),
        ("/robots.txt", 200, Door.DATA),
        ("/gestion/", 302, Door.OFFICE),
    ],
)
def test_each_door_says_what_the_table_says(path, status, door):
    plant_trunk()

    response = Client().get(path)

    assert (response.status_code, of_the_table(response) | caching(response)) == (
        status,
        headers_of(door) | caching(response),
    )


def caching(response) -> dict[str, str]:
    """Whitenoise and Wagtail say themselves how long their answers last."""
    return {"Cache-Control": response.get("Cache-Control", "")}


def test_the_back_office_has_its_own_door_and_its_answers_are_not_stored(staff):
    response = staff.get("/gestion/pages/")

    assert response.status_code in {200, 302}
    assert of_the_table(response)["Content-Security-Policy"] == headers_of(Door.OFFICE)["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_a_preview_may_be_framed_by_the_editor_alone(staff):
    home = plant_trunk().home["fr"]
    home.save_revision()

    response = staff.get(f"/gestion/pages/{home.pk}/view_draft/")

    assert (response.status_code, "frame-ancestors 'self'" in response["Content-Security-Policy"]) == (200, True)
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("door", [door for door in Door if door != Door.OFFICE])
def test_nothing_unsafe_is_allowed_outside_the_back_office(door):
    policy = headers_of(door)["Content-Security-Policy"]

    assert not re.search(r"unsafe|\*|https?:", policy)
    assert "default-src 'none'" in policy


def test_whatever_differs_from_the_proposal_says_why():
    for header in HEADERS:
        if set(header.values.values()) != {header.proposed} or set(header.values) != set(Door):
            assert header.why, header.name


def test_over_https_browsers_are_told_to_stay_there(settings):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True

    assert Client().get("/gestion/", secure=True)["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_the_page_about_headers_is_the_one_that_the_table_draws():
    written = (settings.BASE_DIR / "docs" / "security" / "headers.md").read_text(encoding="utf-8")

    assert written == page(), "the table has changed: run manage.py write_headers"
