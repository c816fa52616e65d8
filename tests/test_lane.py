"""The lane itself: what conftest.py promises every other test."""

from threading import get_ident

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from wagtail.models import Page

User = get_user_model()


def one_more(email: str) -> int:
    User.objects.create_user(email=email)
    return get_ident()


def test_two_threads_write_to_the_copy_that_a_test_owns(own_database, run_together):
    idents = run_together(lambda: one_more("aminata@example.org"), lambda: one_more("binta@example.org"))

    assert idents[0] != idents[1]
    assert sorted(User.objects.values_list("email", flat=True)) == ["aminata@example.org", "binta@example.org"]


def test_what_was_written_to_a_copy_is_nowhere_else(own_database):
    assert (User.objects.count(), Page.objects.filter(depth=1).count()) == (0, 1)


def test_a_copy_is_really_another_database(own_database):
    assert connection.settings_dict["NAME"] == own_database.name
    assert own_database.name != connection.settings_dict["TEST"]["NAME"]


def test_fixtures_that_ask_for_the_database_write_to_the_copy(admin_user, own_database):
    assert not connection.in_atomic_block
    assert list(User.objects.all()) == [admin_user]


@pytest.mark.django_db
def test_an_ordinary_test_is_rolled_back_on_the_shared_database():
    assert connection.in_atomic_block
    assert User.objects.count() == 0


def test_the_loser_of_a_race_is_an_answer(own_database, run_together):
    first, second = run_together(lambda: one_more("aminata@example.org"), lambda: one_more("aminata@example.org"))

    assert User.objects.count() == 1
    assert [type(answer).__name__ for answer in (first, second)].count("IntegrityError") == 1


@pytest.mark.smoke
def test_the_browser_reaches_the_platform_over_the_copy(own_server, page, admin_user):
    page.goto(own_server + "/gestion/")
    page.fill("input[name=username]", "admin@example.com")
    page.fill("input[name=password]", "password")
    page.click("button[type=submit]")
    page.wait_for_url(own_server + "/gestion/")

    assert page.locator("nav").count() > 0


@pytest.mark.django_db
def test_a_static_file_is_served_without_being_collected(client: Client):
    assert client.get("/static/wagtailadmin/css/core.css").status_code == 200
