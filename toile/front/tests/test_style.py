"""The catalogue of the design language: who sees it, and that nobody is shut out of it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from toile.accounts.models import User

NO_DRAWINGS = {"exclude": [["svg"]]}  # hidden from screen readers, and a third of all elements
EVERYTHING = {"rules": {"landmark-unique": {"enabled": False}}}  # heads and feet of a page stand there several times
WHAT_A_MODE_CHANGES = {
    "runOnly": ["color-contrast", "link-in-text-block", "target-size", "html-lang-valid", "valid-lang"]
}
MODES = [
    (360, "light", "ltr", EVERYTHING),
    (1280, "dark", "ltr", WHAT_A_MODE_CHANGES),
    (1280, "light", "rtl", WHAT_A_MODE_CHANGES),
    (360, "dark", "rtl", WHAT_A_MODE_CHANGES),
]


@pytest.fixture
def editor(db) -> User:
    return User.objects.create_superuser(email="editor@example.org", password="a long pass phrase")


@pytest.mark.django_db
def test_a_visitor_is_sent_to_the_door_of_the_back_office(client: Client):
    assert client.get("/style/").headers["Location"] == "/gestion/login/?next=/style/"


def test_the_staff_sees_every_component_or_one(client: Client, editor):
    client.force_login(editor)

    everything = client.get("/style/").content.decode()
    one = client.get("/style/?component=quote").content.decode()
    unknown = client.get("/style/?component=camel").content.decode()

    assert 'id="component-quote"' in everything
    assert 'id="component-card_news"' in everything
    assert 'id="component-quote"' in one
    assert 'id="component-card_news"' not in one
    assert "Aucun composant ne porte ce nom." in unknown


@pytest.mark.parametrize(
    ("query", "sheets", "direction"),
    [
        ("", ["public", "workspace"], "ltr"),
        ("?mode=dark", ["catalogue-dark"], "ltr"),
        ("?mode=light&dir=rtl", ["catalogue-light"], "rtl"),
        ("?mode=pink", ["public", "workspace"], "ltr"),
    ],
)
def test_the_catalogue_is_shown_in_one_mode_and_direction(client: Client, editor, query, sheets, direction):
    client.force_login(editor)

    response = client.get(f"/style/{query}")

    markup = response.content.decode()
    linked = markup.split('rel="stylesheet" href="')[1:]
    assert [link.partition('"')[0] for link in linked] == [f"/static/core/css/{sheet}.css" for sheet in sheets]
    assert f' dir="{direction}">' in markup.partition("<head>")[0]


@pytest.fixture
def sign_in(own_server, editor):
    """`sign_in(context)`: a page of that browser context, where the staff is signed in."""
    client = Client()
    client.force_login(editor)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]

    def page(context):
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": own_server.url}])
        return context.new_page()

    return page


@pytest.fixture
def staff_page(sign_in, context):
    return sign_in(context)


def test_nobody_is_shut_out_in_any_mode(staff_page, own_server):
    for width, mode, direction, rules in MODES:
        staff_page.set_viewport_size({"width": width, "height": 800})
        staff_page.goto(own_server + f"/style/?mode={mode}&dir={direction}")
        found = Axe().run(staff_page, context=NO_DRAWINGS, options=rules)
        assert found.response["violations"] == [], (width, mode, direction, found.generate_report())
        overflow = staff_page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow == 0, (width, mode, direction)


def test_the_menu_opens_by_its_button_and_closes_on_escape(staff_page, own_server):
    staff_page.set_viewport_size({"width": 360, "height": 800})
    staff_page.goto(own_server + "/style/?component=fictional")
    menu = staff_page.locator("[data-menu]").first

    menu.locator("summary").click()
    assert menu.get_attribute("open") is not None
    staff_page.keyboard.press("Escape")

    assert menu.get_attribute("open") is None
    assert staff_page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_what_needs_a_script_is_shown_by_the_script_alone(staff_page, own_server):
    staff_page.goto(own_server + "/style/?component=share")

    words = staff_page.locator("[data-share] li:visible").all_inner_texts()

    assert [text.strip() for text in words] == ["E-mail", "WhatsApp", "LinkedIn", "Copier le lien", "Imprimer"]


def test_no_page_of_the_catalogue_breaks_the_content_security_policy(staff_page, own_server):
    complaints: list[str] = []
    staff_page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    staff_page.goto(own_server + "/style/")

    assert complaints == []


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        ("Europe/Paris", ["12 h 00"]),
        ("Africa/Dakar", ["12 h 00", "11 h 00"]),
        ("Pacific/Noumea", ["12 h 00", "22 h 00"]),
        ("Pacific/Kiritimati", ["12 h 00", "19 novembre, 1 h 00"]),
    ],
)
def test_readers_elsewhere_see_the_deadline_on_their_own_clock(sign_in, own_server, new_context, zone, hours):
    page = sign_in(new_context(timezone_id=zone))
    page.goto(own_server + "/style/?component=clocks")

    shown = page.locator(".clocks").first.locator(".clock:visible strong").all_inner_texts()

    assert [hour.replace("\u00a0", " ") for hour in shown] == hours
