"""What surrounds a page: menus, languages, the emergency bar, in the reader's language."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.urls import resolve
from django.utils import timezone, translation

from toile.core.shell import Language, Link
from toile.front.models import EmergencyBar, LandingPage, MenuItem
from toile.front.shell import shell_of
from toile.front.site_tree import plant_trunk
from toile.services.models import Identity

pytestmark = pytest.mark.django_db


def shell_at(path: str, language: str = "fr"):
    request = RequestFactory().get(path)
    request.LANGUAGE_CODE = language
    with translation.override(language):
        request.resolver_match = resolve(path)
        return shell_of(request)


def item(menu: str, label: dict[str, str], address: str, position: int = 1) -> MenuItem:
    return MenuItem.objects.create(menu=menu, label=label, address=address, position=position)


def test_a_menu_names_what_is_above_the_reader():
    MenuItem.objects.all().delete()
    item("main", {"fr": "Agenda", "en": "Events"}, "/agenda/")
    item("main", {"fr": "Offres", "en": "Openings"}, "/offres/", 2)

    assert shell_at("/agenda/quelque-chose/").menu == (Link("Agenda", "/agenda/", True), Link("Offres", "/offres/"))
    assert shell_at("/en/agenda/", "en").menu == (Link("Events", "/en/agenda/", True), Link("Openings", "/en/offres/"))


def test_only_lists_that_hold_something_stand_at_the_foot():
    MenuItem.objects.all().delete()
    item("footer-2", {"fr": "Offres"}, "/offres/")

    assert [(column.title, column.links) for column in shell_at("/").footer] == [
        ("Agir", (Link("Offres", "/offres/"),))
    ]


def test_a_view_has_the_same_address_in_each_language():
    assert shell_at("/agenda/").languages == (
        Language("fr", "Français", "FR", "/agenda/", is_here=True),
        Language("en", "English", "EN", "/en/agenda/"),
    )


def test_a_page_leads_to_its_translation_and_otherwise_to_a_page_that_says_where_it_is():
    trunk = plant_trunk()
    page = trunk.home["fr"].add_child(instance=LandingPage(title="Qui sommes-nous", slug="reseau", lead="Un réseau."))
    alone = shell_at("/reseau/")
    english = page.copy_for_translation(trunk.home["en"].locale)
    english.slug = "network"
    english.save_revision().publish()
    both = shell_at("/reseau/")

    assert [(language.address, language.has_this_page) for language in alone.languages] == [
        ("/reseau/", True),
        ("/en/ailleurs/fr/reseau/", False),
    ]
    assert alone.alternates == ()
    assert [(language.address, language.has_this_page) for language in both.languages] == [
        ("/reseau/", True),
        ("/en/network/", True),
    ]
    assert [language.code for language in both.alternates] == ["fr", "en"]


def test_the_emergency_bar_is_shown_until_its_very_instant():
    now = timezone.now()
    EmergencyBar.objects.create(words={"fr": "Hier."}, shown_until=now)
    assert shell_at("/").emergency is None

    EmergencyBar.objects.create(
        words={"fr": "Bureaux fermés."},
        link_label={"fr": "Lire"},
        link_address="/",
        shown_until=now + timedelta(hours=1),
    )

    bar = shell_at("/").emergency
    assert (bar.words, bar.link) == ("Bureaux fermés.", Link("Lire", "/"))


@pytest.mark.parametrize("number", [1, 3])
def test_a_shell_costs_the_same_whatever_its_menus_hold(number, django_assert_num_queries):
    MenuItem.objects.all().delete()
    for position in range(number):
        item("main", {"fr": f"Lien {position}"}, f"/lien-{position}/", position)
    shell_at("/agenda/")

    with django_assert_num_queries(5):
        shell_at("/agenda/")


def test_the_colour_that_a_network_chose_is_worn_by_every_page_and_by_the_back_office(client, admin_client):
    plant_trunk()
    worn = ["/static/core/colours/lagoon.css", "/static/front/css/gestion-lagoon.css"]
    before = client.get("/agenda/").text + admin_client.get("/gestion/").text
    Identity.objects.update(colour="lagoon")

    assert [sheet in before for sheet in worn] == [False, False]
    assert worn[0] in client.get("/agenda/").text
    assert worn[1] in admin_client.get("/gestion/").text
