"""The screens by which the staff keeps what surrounds the pages."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.blocks.struct_block import StructBlockValidationError

from toile.accounts.models import User
from toile.front.models import EmergencyBar, MenuItem, Pin
from toile.newsroom.blocks import CallToAction
from toile.services.models import Identity, PublishedThing, SynonymGroup, Term, TermKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("staff@example.org", "x" * 12))
    return client


def thing(number: int, **fields) -> PublishedThing:
    values = {
        "kind": "article",
        "uid": str(number),
        "language": "fr",
        "title": f"Titre {number}",
        "address": f"/{number}/",
    }
    return PublishedThing.objects.create(**values | fields)


def pin_form(number: int) -> dict:
    until = timezone.localtime(timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    return {"thing": f"article:{number}", "shown_until": until, "position": 1}


def test_the_staff_pins_a_published_thing(staff):
    thing(1)

    response = staff.post("/gestion/snippets/front/pin/add/", pin_form(1))

    assert response.status_code == 302
    assert [(pin.kind, pin.uid, pin.title) for pin in Pin.objects.all()] == [("article", "1", "Titre 1")]


def test_a_fourth_pin_is_refused_with_a_sentence(staff):
    for number in range(1, 5):
        thing(number)
    for number in range(1, 4):
        Pin.objects.create(kind="article", uid=str(number), shown_until=timezone.now() + timedelta(days=1))

    response = staff.post("/gestion/snippets/front/pin/add/", pin_form(4))

    assert response.context["form"].non_field_errors() == [
        "Trois choses sont déjà épinglées. Retirez-en une, ou attendez que l’une prenne fin."
    ]
    assert Pin.objects.count() == 3


def test_what_is_not_public_yet_cannot_be_pinned(staff):
    thing(1, visible_from=timezone.now() + timedelta(days=1))

    response = staff.post("/gestion/snippets/front/pin/add/", pin_form(1))

    assert list(response.context["form"].errors) == ["thing"]
    assert Pin.objects.count() == 0


@pytest.mark.parametrize("model", [MenuItem, EmergencyBar, Pin])
def test_each_list_and_its_form_open(staff, model):
    name = model._meta.model_name

    assert staff.get(f"/gestion/snippets/front/{name}/").status_code == 200
    assert staff.get(f"/gestion/snippets/front/{name}/add/").status_code == 200


def test_a_menu_item_leads_to_one_place_alone(staff):
    form = {"menu": "main", "label_fr": "Agenda", "label_en": "", "address": "", "page": "", "position": 1}

    nowhere = staff.post("/gestion/snippets/front/menuitem/add/", form)
    somewhere = staff.post("/gestion/snippets/front/menuitem/add/", form | {"address": "/agenda/"})

    assert (nowhere.status_code, list(nowhere.context["form"].errors)) == (200, ["__all__"])
    assert somewhere.status_code == 302
    assert [item.address for item in MenuItem.objects.all()] == ["/agenda/"]


def term_form(**fields) -> dict:
    return {
        "kind": "theme",
        "words_fr": "Économie sociale",
        "words_en": "",
        "code": "",
        "parent": "",
        "position": "10",
    } | fields


def test_the_staff_adds_a_theme_whose_code_comes_from_its_words(staff):
    staff.post("/gestion/snippets/services/term/add/", term_form())
    staff.post("/gestion/snippets/services/term/add/", term_form())

    assert list(Term.objects.themes().values_list("code", "words")) == [
        ("economie-sociale", {"fr": "Économie sociale"}),
        ("economie-sociale-2", {"fr": "Économie sociale"}),
    ]


def test_the_code_and_the_list_of_a_term_stay_whatever_is_sent(staff):
    term = Term.objects.create(kind=TermKind.THEME, code="eau", words={"fr": "Eau"})

    staff.post(
        f"/gestion/snippets/services/term/edit/{term.pk}/",
        term_form(words_fr="L’eau", code="feu", kind="event-kind"),
    )

    assert list(Term.objects.values_list("kind", "code", "words")) == [("theme", "eau", {"fr": "L’eau"})]


def test_a_term_that_something_carries_is_not_deleted_and_the_sentence_says_why(staff):
    region = Term.objects.create(kind=TermKind.WORLD_REGION, code="sahel", words={"fr": "Sahel"})
    Term.objects.create(kind=TermKind.COUNTRY, code="ML", words={"fr": "Mali"}, parent=region)
    alone = Term.objects.create(kind=TermKind.THEME, code="eau", words={"fr": "Eau"})

    refused = staff.post(f"/gestion/snippets/services/term/delete/{region.pk}/", follow=True)
    staff.post(f"/gestion/snippets/services/term/delete/{alone.pk}/")

    assert [str(message).strip() for message in refused.context["messages"]] == [
        "1 chose porte « Sahel ». Donnez-lui d’abord un autre terme."
    ]
    assert list(Term.objects.values_list("code", flat=True)) == ["ML", "sahel"]


def test_a_synonym_has_another_and_stands_in_one_group(staff):
    add = "/gestion/snippets/services/synonymgroup/add/"

    staff.post(add, {"words": " FMMD \n\nGFMD\nfmmd"})
    alone = staff.post(add, {"words": "JIM"})
    twice = staff.post(add, {"words": "gfmd\nforum mondial"})

    assert [group.phrases for group in SynonymGroup.objects.all()] == [["fmmd", "GFMD"]]
    assert alone.context["form"].errors == {"words": ["Écrivez deux mots ou plus, chacun sur sa ligne."]}
    assert twice.context["form"].errors == {"words": ["« GFMD » est déjà dans un autre groupe : fmmd, GFMD."]}


def test_the_back_office_wears_the_networks_name_and_sign_and_no_other(staff):
    Identity.objects.update_or_create(pk=Identity.load().pk, defaults={"acronym": "RÉSO", "name": "Réseau d’exemple"})

    home = staff.get("/gestion/").text
    sign_in = Client().get("/gestion/login/").text
    forgotten = Client().get("/gestion/password_reset/").text

    titles = [re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1].split() for page in (home, sign_in, forgotten)]
    assert [words[-1] for words in titles] == ["RÉSO"] * 3
    assert re.search(r"<h1[^>]*>\s*(.*?)\s*</h1>", home)[1] == "Réseau d’exemple"
    assert re.search(r"<h1[^>]*>\s*(.*?)\s*</h1>", sign_in)[1] == "La salle de rédaction de RÉSO"
    assert re.findall(r"(?s)<label[^>]*>\s*(\S.*?)\s*<span", sign_in) == ["Adresse électronique", "Mot de passe"]
    for page in (home, sign_in, forgotten):
        assert page.count('<link rel="icon" href="data:image/svg+xml,') == 1
        assert "favicon.ico" not in page
        shown = re.sub(r"(?s)<(script|noscript|style)\b.*?</\1>|<[^>]*>", " ", page)
        assert re.findall(r".*Wagtail.*", shown) == []


def test_no_link_that_the_staff_types_runs_in_a_readers_browser(staff):
    until = timezone.localtime(timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    item = {
        "menu": "main",
        "label_fr": "Agenda",
        "label_en": "",
        "address": "javascript:alert(1)",
        "page": "",
        "position": 1,
    }
    bar = {
        "words_fr": "Attention",
        "words_en": "",
        "link_label_fr": "Lire",
        "link_label_en": "",
        "link_address": "//example.com/",
        "shown_until": until,
    }

    answers = [
        staff.post("/gestion/snippets/front/menuitem/add/", item),
        staff.post("/gestion/snippets/front/emergencybar/add/", bar),
    ]

    assert [list(answer.context["form"].errors) for answer in answers] == [["address"], ["link_address"]]
    assert (MenuItem.objects.count(), EmergencyBar.objects.count()) == (0, 0)


def test_the_button_of_a_call_to_action_leads_somewhere_and_runs_nothing():
    block = CallToAction()

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"words": "Venez", "label": "Venir", "address": "javascript:alert(1)"}))

    assert list(refused.value.block_errors) == ["address"]
    assert block.clean(block.to_python({"words": "Venez", "label": "Venir", "address": "/agenda/"}))["label"] == "Venir"
