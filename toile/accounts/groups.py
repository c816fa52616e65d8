"""The groups that give roles their rights in Wagtail's back office: written from one table after each migration.

Records ask `may`; these rights concern what Wagtail itself keeps: pages, pictures, documents, snippets, settings.
"""

from collections.abc import Iterable

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
)

from toile.services.roles import Role

WRITE_PAGES = ("add_page", "change_page")
PUBLISH_PAGES = (*WRITE_PAGES, "publish_page", "lock_page", "unlock_page")
PAGES: dict[Role, tuple[str, ...]] = {
    Role.EDITOR: WRITE_PAGES,
    Role.PUBLISHER: PUBLISH_PAGES,
    Role.ADMINISTRATOR: (*PUBLISH_PAGES, "bulk_delete_page"),
}
FILES_OF = (("wagtailimages", "image"), ("wagtaildocs", "document"))  # Wagtail asks its own models, whatever ours are
FILES: dict[Role, tuple[str, ...]] = {  # on pictures and documents
    Role.EDITOR: ("add", "choose"),
    Role.PUBLISHER: ("add", "change", "choose"),
    Role.ADMINISTRATOR: ("add", "change", "delete", "choose"),
}
OPEN_THE_BACK_OFFICE = ("wagtailadmin", "access_admin")
TRANSLATE = ("wagtail_localize", "submit_translation")
OURS = ("front", "advocacy", "events", "programmes", "newsroom", "network", "services")
"""Apps whose snippets and settings publishers keep; what has actions of its own is not registered as a snippet."""
NAME_OF_WAGTAIL, MODERATION = "Moderators approval", "Publication"
"""What the workflow and its task are called on screens: a word of both languages."""
JOURNALS = ("auditentry", "auditpersonalpart", "publishedthing", "publishedfacet", "formeraddress")


def write_groups(sender: AppConfig, **kwargs) -> None:
    """Make the three groups and give each exactly the rights of its role. Safe to run twice; other groups are left alone.

    Called after the app `auth` is migrated, when the permissions of all apps before it exist.
    """
    if sender.label != "auth" or "wagtailcore_grouppagepermission" not in connection.introspection.table_names():
        return
    with transaction.atomic():
        groups = {role: Group.objects.get_or_create(name=role)[0] for role in Role}
        for role, group in groups.items():
            group.permissions.set(rights_of(role))
            _give_pages(group, PAGES[role])
            _give_files(group, FILES[role])
        _let_publishers_approve(groups[Role.PUBLISHER])
        Group.objects.filter(name__in=("Moderators", "Editors"), user__isnull=True).delete()  # Wagtail's own, unused


def rights_of(role: Role) -> list[Permission]:
    """The permissions of a role outside pages and files."""
    wanted = Q(content_type__app_label=OPEN_THE_BACK_OFFICE[0], codename=OPEN_THE_BACK_OFFICE[1])
    wanted |= Q(content_type__app_label=TRANSLATE[0], codename=TRANSLATE[1])
    if role != Role.EDITOR:
        wanted |= Q(content_type__app_label__in=OURS) & ~Q(content_type__model__in=JOURNALS)
        wanted |= Q(content_type__app_label="wagtailredirects")
    if role == Role.ADMINISTRATOR:
        wanted |= Q(content_type__app_label="accounts", content_type__model="user")
        wanted |= Q(content_type__app_label="wagtailcore", content_type__model__in=("collection", "workflow", "task"))
    return list(Permission.objects.filter(wanted))


def _permissions(names: Iterable[tuple[str, str]]) -> list[Permission]:
    wanted = Q(pk__in=[])
    for app, codename in names:
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))


def _give_pages(group: Group, codenames: tuple[str, ...]) -> None:
    root = Page.objects.filter(depth=1).first()
    permissions = _permissions(("wagtailcore", codename) for codename in codenames)
    GroupPagePermission.objects.filter(group=group).exclude(permission__in=permissions).delete()
    for permission in permissions:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _give_files(group: Group, verbs: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    permissions = _permissions((app, f"{verb}_{model}") for verb in verbs for app, model in FILES_OF)
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__in=permissions).delete()
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _let_publishers_approve(publishers: Group) -> None:
    """Wagtail plants one workflow on the root, of one task that one group does: ours, as long as nobody has chosen another."""
    for task in GroupApprovalTask.objects.all():
        if set(task.groups.values_list("name", flat=True)) <= {"Moderators"}:
            task.groups.set([publishers])
    for model in (Task, Workflow):
        model.objects.filter(name=NAME_OF_WAGTAIL).update(name=MODERATION)
