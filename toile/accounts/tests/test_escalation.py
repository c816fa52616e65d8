"""Administrators keep accounts, and none of them makes itself more than it is."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from toile.accounts.models import User
from toile.services.roles import Role

pytestmark = pytest.mark.django_db


def somebody(name: str, role: Role | None = None, **fields) -> User:
    user = User.objects.create_user(
        f"{name}@example.org", "a long password", first_name=name, last_name="Exemple", **fields
    )
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def administrator(client) -> Client:
    client.force_login(somebody("linh", Role.ADMINISTRATOR))
    return client


@pytest.fixture
def superuser() -> User:
    return somebody("racine", is_superuser=True)


def sheet(user: User | None = None, **changes) -> dict:
    known = (
        {"email": user.email, "first_name": user.first_name, "last_name": user.last_name, "is_active": "on"}
        if user
        else {}
    )
    return known | changes


def as_a_script(client: Client, name: str, *args, query: str = "", **data) -> int:
    address = reverse(name, args=args) + query
    return client.post(address, data, headers={"x-requested-with": "XMLHttpRequest"}).status_code


def test_an_administrator_makes_no_superuser_of_another_account(administrator):
    accomplice = somebody("complice")

    answer = as_a_script(
        administrator, "wagtailusers_users:edit", accomplice.pk, **sheet(accomplice, is_superuser="on")
    )

    accomplice.refresh_from_db()
    assert (answer, accomplice.is_superuser) == (302, False)


def test_an_administrator_creates_no_superuser(administrator):
    words = {"password1": "un mot assez long", "password2": "un mot assez long", "is_superuser": "on"}

    answer = as_a_script(
        administrator,
        "wagtailusers_users:add",
        **sheet(email="complice@example.org", first_name="Complice", last_name="Exemple", **words),
    )

    assert (answer, User.objects.get(email="complice@example.org").is_superuser) == (302, False)


def test_nobody_copies_an_account(administrator, superuser):
    assert administrator.get(f"/gestion/users/copy/{superuser.pk}/").status_code == 404


def test_an_administrator_takes_no_superusers_account_by_its_password_or_address(administrator, superuser):
    before = (superuser.password, superuser.email)
    words = {"password1": "un mot assez long", "password2": "un mot assez long", "email": "linh@example.com"}

    answer = as_a_script(administrator, "wagtailusers_users:edit", superuser.pk, **sheet(superuser, **words))

    superuser.refresh_from_db()
    assert (answer, superuser.password, superuser.email) == (403, *before)


@pytest.mark.parametrize(
    ("action", "asked"),
    [("set_active_state", {"mark_as_active": "False"}), ("assign_role", {}), ("delete", {})],
)
def test_what_is_done_with_many_accounts_leaves_superusers_alone(administrator, superuser, action, asked):
    role = Group.objects.get(name=Role.EDITOR)
    query = f"?id={superuser.pk}"

    as_a_script(
        administrator, "wagtail_bulk_action", "accounts", "user", action, query=query, **{"role": role.pk} | asked
    )

    kept = User.objects.get(pk=superuser.pk)
    assert (kept.is_active, list(kept.groups.all())) == (True, [])


def test_a_superuser_makes_another(client, superuser):
    client.force_login(superuser)
    heir = somebody("suite")

    as_a_script(client, "wagtailusers_users:edit", heir.pk, **sheet(heir, is_superuser="on"))

    heir.refresh_from_db()
    assert heir.is_superuser


@pytest.mark.parametrize("model", [get_image_model(), get_document_model()])
def test_an_editor_changes_the_files_that_they_brought_and_no_others(model):
    editor, publisher = somebody("awa", Role.EDITOR), somebody("karim", Role.PUBLISHER)
    place = {"collection": Collection.get_first_root_node()}
    own = model(title="à soi", uploaded_by_user=editor, **place)
    anothers = model(title="à autrui", uploaded_by_user=somebody("zoe", Role.EDITOR), **place)
    policy = policy_registry.get_by_type(model)

    assert {
        (name, file.title): [v for v in ("change", "delete") if policy.user_has_permission_for_instance(user, v, file)]
        for name, user in {"editor": editor, "publisher": publisher}.items()
        for file in (own, anothers)
    } == {
        ("editor", "à soi"): ["change", "delete"],
        ("editor", "à autrui"): [],
        ("publisher", "à soi"): ["change", "delete"],
        ("publisher", "à autrui"): ["change", "delete"],
    }
