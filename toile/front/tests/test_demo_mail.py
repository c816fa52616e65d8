"""A demonstration keeps its messages and shows them; outside it there is no such screen."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from toile import environment
from toile.front.site_tree import plant_trunk
from toile.services.mail import TaskRowBackend, kept

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demonstration(settings):
    settings.DEMO = True
    settings.EMAIL_BACKEND = "toile.services.mail.TaskRowBackend"
    plant_trunk()


def write(number: int) -> None:
    message = EmailMultiAlternatives(
        f"Sujet <{number}> é",
        f"Bonjour & bonsoir,\n\nhttp://localhost:8000/{number}/",
        to=["awa@example.org", "zoe@example.org"],
    )
    message.attach_alternative("<p>HTML</p>", "text/html")
    TaskRowBackend().send_messages([message])


def test_an_empty_box_says_what_will_appear():
    page = Client().get("/boite-demo/")

    assert page.status_code == 200
    assert "Aucun message pour l’instant" in page.text


def test_messages_are_shown_as_text_with_their_links_the_latest_first(work_off_tasks, mailoutbox, settings):
    write(1)
    write(2)
    work_off_tasks()

    page = Client().get("/boite-demo/")

    assert mailoutbox == []
    assert [(message.subject, message.to) for message in kept(5)] == [
        ("Sujet <2> é", "awa@example.org, zoe@example.org"),
        ("Sujet <1> é", "awa@example.org, zoe@example.org"),
    ]
    assert page.text.index("Sujet &lt;2&gt; é") < page.text.index("Sujet &lt;1&gt; é")
    assert 'href="http://localhost:8000/2/"' in page.text
    assert "HTML</p>" not in page.text
    assert '<meta name="robots" content="noindex">' in page.text
    assert ("no-store" in page["Cache-Control"], "private" in page["Cache-Control"]) == (True, True)
    assert "Kept messages" in Client().get("/en/boite-demo/").text
    assert 'href="/boite-demo/"' in Client().get("/").text


@pytest.mark.parametrize("number", [1, 3])
def test_the_box_costs_one_statement_whatever_it_holds(number, django_assert_num_queries):
    for each in range(number):
        write(each)

    with django_assert_num_queries(1):
        assert len(kept(50)) == number


def test_outside_a_demonstration_nothing_is_there(settings):
    write(1)
    settings.DEMO = False

    page = Client().get("/boite-demo/")

    assert (page.status_code, "Sujet" in page.text, "boite-demo" in Client().get("/").text) == (404, False, False)


def test_a_demonstration_with_a_mail_server_does_not_start(monkeypatch):
    monkeypatch.setenv("TOILE_SMTP_HOST", "mail.example.org")
    environment.never_in_a_demonstration(False, "TOILE_SMTP_HOST")

    with pytest.raises(ImproperlyConfigured, match="TOILE_DEMO=0"):
        environment.never_in_a_demonstration(True, "TOILE_SMTP_HOST")
