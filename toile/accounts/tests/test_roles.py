"""Roles, and the groups that hold them."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page

from toile.accounts.groups import write_groups
from toile.accounts.models import User
from toile.accounts.roles import roles_of
from toile.services.actors import System, Visitor
from toile.services.roles import Role

pytestmark = pytest.mark.django_db


def somebody(*roles: Role, **fields) -> User:
    user = User.objects.create_user(fields.pop("email", "aminata@example.org"), "a long password", **fields)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def rights(role: Role) -> set[str]:
    return {f"{p.content_type.app_label}.{p.codename}" for p in Group.objects.get(name=role).permissions.all()}


def test_each_role_has_its_group_and_wagtails_own_groups_are_gone():
    assert sorted(Group.objects.values_list("name", flat=True)) == ["administrator", "editor", "publisher"]


def test_a_user_has_the_roles_of_their_groups_and_no_other():
    Group.objects.create(name="treasurer")
    user = somebody(Role.EDITOR)
    user.groups.add(Group.objects.get(name="treasurer"))

    assert roles_of(user) == {Role.EDITOR}


def test_a_superuser_and_the_platform_itself_are_administrators():
    assert roles_of(somebody(is_superuser=True)) == {Role.ADMINISTRATOR}
    assert roles_of(System("closing")) == {Role.ADMINISTRATOR}


@pytest.mark.parametrize("nobody", [Visitor("aminata@example.org"), AnonymousUser()])
def test_a_visitor_has_no_role(nobody):
    assert roles_of(nobody) == frozenset()


def test_an_account_that_was_switched_off_has_no_role():
    assert roles_of(somebody(Role.PUBLISHER, is_active=False)) == frozenset()


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.EDITOR, {"add", "change"}),
        (Role.PUBLISHER, {"add", "change", "publish", "lock", "unlock"}),
        (Role.ADMINISTRATOR, {"add", "change", "publish", "lock", "unlock", "bulk_delete"}),
    ],
)
def test_editors_write_pages_and_publishers_publish_them(role, expected):
    assert set(Page.objects.get(depth=1).permissions_for_user(somebody(role)).permissions) == expected


def test_only_administrators_keep_accounts():
    assert {role: "accounts.change_user" in rights(role) for role in Role} == {
        Role.EDITOR: False,
        Role.PUBLISHER: False,
        Role.ADMINISTRATOR: True,
    }


def test_nobody_is_given_the_journal_or_the_published_table():
    for role in Role:
        assert not {right for right in rights(role) if "audit" in right or "published" in right.partition(".")[2]}


def test_publishers_approve_what_is_submitted():
    assert [list(task.groups.values_list("name", flat=True)) for task in GroupApprovalTask.objects.all()] == [
        ["publisher"]
    ]


def test_a_right_given_by_hand_to_a_group_of_ours_is_taken_back_and_nothing_is_doubled():
    editors = Group.objects.get(name=Role.EDITOR)
    before = (rights(Role.EDITOR), GroupPagePermission.objects.count())
    editors.permissions.set(Group.objects.get(name=Role.ADMINISTRATOR).permissions.all())

    write_groups(apps.get_app_config("auth"))

    assert (rights(Role.EDITOR), GroupPagePermission.objects.count()) == before
