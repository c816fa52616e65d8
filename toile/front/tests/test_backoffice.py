"""The screens by which the staff keeps what surrounds the pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from toile.accounts.models import User
from toile.front.models import EmergencyBar, MenuItem, Pin
from toile.services.models import PublishedThing

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
    form = {"menu": "main", "label_0": "Agenda", "label_1": "", "address": "", "page": "", "position": 1}

    response = staff.post("/gestion/snippets/front/menuitem/add/", form)

    assert response.status_code == 200
    assert MenuItem.objects.count() == 0
