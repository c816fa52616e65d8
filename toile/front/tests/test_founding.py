"""A copy without the demonstration begins whole: nothing of Wagtail's welcome, nothing of another network."""

import pytest
from django.core.management import call_command
from django.test import override_settings

from toile.accounts.models import User
from toile.front.first_steps import first_steps
from toile.front.founding import found
from toile.front.models import HomePage, MenuItem
from toile.services.models import Identity, Term, TermKind

pytestmark = pytest.mark.django_db

SCREENS = ["/", "/actualites/", "/publications/", "/agenda/", "/offres/", "/annuaire/", "/programmes/", "/recherche/"]
ENGLISH = ["/en/", "/en/news/", "/en/publications/", "/en/agenda/", "/en/offres/", "/en/annuaire/", "/en/programmes/"]


def test_every_screen_of_a_new_copy_answers_and_names_no_network_and_no_maker(client):
    found()

    pages = {address: client.get(address) for address in [*SCREENS, *ENGLISH]}

    assert {address: page.status_code for address, page in pages.items() if page.status_code != 200} == {}
    assert [address for address, page in pages.items() if "FORIM" in page.text or "Wagtail" in page.text] == []
    assert "Ce site ouvre bientôt." in pages["/"].text
    assert "This site opens soon." in pages["/en/"].text


def test_every_link_of_the_first_menu_leads_to_a_screen(client):
    found()

    home = client.get("/")

    links = [link.address for link in home.context["shell"].menu]
    assert links == ["/annuaire/", "/agenda/", "/actualites/", "/publications/", "/offres/"]
    assert [client.get(link).status_code for link in links] == [200] * 5


def test_the_staff_finds_kinds_and_places_to_choose_from():
    found()

    assert {kind for kind in TermKind if not Term.objects.filter(kind=kind).exists()} == {
        TermKind.THEME,
        TermKind.WORLD_REGION,
    }


def test_a_copy_is_founded_once():
    assert found() is True
    MenuItem.objects.all().delete()

    assert found() is False
    assert MenuItem.objects.count() == 0


def test_a_production_start_founds_an_empty_copy_and_asks_for_the_first_account(capsys):
    with override_settings(DEMO=False):
        call_command("prepare", content=True)
        first = capsys.readouterr().err
        User.objects.create_superuser("a@example.org", "x" * 12)
        call_command("prepare", content=True)

    assert "manage.py createsuperuser" in first
    assert "createsuperuser" not in capsys.readouterr().err
    assert HomePage.objects.count() == 2


def test_the_first_screen_says_what_is_left_until_nothing_is(admin_client):
    found()
    before = [step.is_done for step in first_steps()]
    shown = admin_client.get("/gestion/").text
    for step in first_steps():
        assert admin_client.get(step.address, follow=True).status_code == 200

    Identity.objects.update(acronym="RÉSEAU")
    Term.objects.create(kind=TermKind.THEME, code="eau", words={"fr": "Eau"})
    HomePage.objects.update(hero_lead="Des associations.")
    for position in range(3):
        MenuItem.objects.create(menu="footer-4", label={"fr": "Mentions"}, address="/agenda/", position=position)

    assert before == [False] * 4
    assert "Avant l’ouverture du site" in shown
    assert "Avant l’ouverture du site" not in admin_client.get("/gestion/").text


def test_an_editor_is_not_asked_to_found_a_network(client):
    found()
    editor = User.objects.create_user("e@example.org", "x" * 12)
    editor.groups.add(*editor.groups.model.objects.filter(name="editor"))
    client.force_login(editor)

    page = client.get("/gestion/")

    assert page.status_code == 200
    assert "Avant l’ouverture du site" not in page.text
