"""What somebody reads where no page answers."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import translation

from toile.front import errors
from toile.front.site_tree import plant_trunk

asked = RequestFactory()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("/nulle-part/", "fr", "Aucune page à cette adresse"),
        ("/en/nowhere/", "en", "No page lives at this address"),
        ("/media/nulle-part.jpg", "fr", "Aucune page à cette adresse"),
        ("/agenda/%00/", "fr", "Aucune page à cette adresse"),
        ("/" + "a/" * 900, "fr", "Aucune page à cette adresse"),
    ],
)
def test_an_unknown_address_is_said_in_the_language_of_the_address(client: Client, path, language, words):
    plant_trunk()

    response = client.get(path)

    assert (response.status_code, response["Content-Language"]) == (404, language)
    assert f"<h1>{words}</h1>" in response.text
    assert '<meta name="robots" content="noindex">' in response.text
    assert 'rel="canonical"' not in response.text


@pytest.mark.django_db
def test_an_unknown_address_shows_where_people_often_go(client: Client):
    plant_trunk()

    assert '<a href="/en/">The home page</a>' in client.get("/en/nowhere/").text


@pytest.mark.django_db
def test_a_reserved_page_says_so():
    request = asked.get("/")
    request.resolver_match = None
    response = errors.refused(request, PermissionDenied())

    assert (response.status_code, "Cette page est réservée" in response.text) == (403, True)


@pytest.mark.parametrize(("view", "status"), [(errors.not_understood, 400), (errors.our_fault, 500)])
@pytest.mark.parametrize(("language", "words"), [("fr", "page d’accueil"), ("en", "home page")])
def test_pages_of_faults_ask_nothing_of_the_database(view, status, language, words):
    # no mark django_db: a query would fail this test
    with translation.override(language):
        response = view(asked.get("/"))

    assert (response.status_code, words in response.text) == (status, True)
    assert f'<html lang="{language}"' in response.text


def test_a_view_that_fails_answers_500_with_our_page(monkeypatch):
    def fails(request):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("toile.services.languages.language_of", lambda path: fails(path))
    response = Client(raise_request_exception=False).get("/reseau/")

    assert (response.status_code, "Cela vient de nous" in response.text) == (500, True)
    assert "the disk is full" not in response.text


def test_a_host_that_is_not_ours_answers_400_with_our_page():
    response = Client(headers={"host": "elsewhere.example"}).get("/reseau/")

    assert (response.status_code, "Nous n’avons pas compris cette demande" in response.text) == (400, True)


@pytest.mark.django_db
def test_a_form_without_its_proof_is_refused_in_our_words():
    response = Client(enforce_csrf_checks=True).post("/gestion/login/", {"username": "a", "password": "b"})

    assert (response.status_code, "Ce formulaire est resté ouvert trop longtemps" in response.text) == (403, True)


def test_the_database_is_out_of_reach_here():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.ensure_connection()
