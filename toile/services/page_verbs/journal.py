"""Each entry of Wagtail's own log becomes an entry of our journal, in the same transaction, by the same person.

Wagtail logs every verb, whichever door it came through, also those that its signals miss (aliases, restrictions, locks).
"""

from django.db import models
from django.db.models.signals import post_save
from wagtail.models import Page, PageLogEntry
from wagtail.models.audit_log import BaseLogEntry

from toile.services import audit
from toile.services.actors import Actor, System

PAST = {
    "wagtail.apitoken.create": "api_token_created",
    "wagtail.apitoken.revoke": "api_token_revoked",
    "wagtail.comments.create": "comment_written",
    "wagtail.comments.create_reply": "comment_answered",
    "wagtail.comments.delete": "comment_deleted",
    "wagtail.comments.delete_reply": "comment_answer_deleted",
    "wagtail.comments.edit": "comment_edited",
    "wagtail.comments.edit_reply": "comment_answer_edited",
    "wagtail.comments.resolve": "comment_resolved",
    "wagtail.convert_alias": "alias_made_a_page",
    "wagtail.copy": "copied",
    "wagtail.copy_for_translation": "copied_for_translation",
    "wagtail.create": "created",
    "wagtail.create_alias": "alias_created",
    "wagtail.delete": "deleted",
    "wagtail.edit": "edited",
    "wagtail.lock": "locked",
    "wagtail.moderation.approve": "moderation_approved",
    "wagtail.moderation.reject": "moderation_rejected",
    "wagtail.move": "moved",
    "wagtail.publish": "published",
    "wagtail.publish.schedule": "scheduled",
    "wagtail.publish.scheduled": "published_as_scheduled",
    "wagtail.rename": "renamed",
    "wagtail.reorder": "reordered",
    "wagtail.revert": "reverted",
    "wagtail.schedule.cancel": "schedule_cancelled",
    "wagtail.unlock": "unlocked",
    "wagtail.unpublish": "unpublished",
    "wagtail.unpublish.scheduled": "unpublished_as_scheduled",
    "wagtail.view_restriction.create": "restricted",
    "wagtail.view_restriction.delete": "restriction_lifted",
    "wagtail.view_restriction.edit": "restriction_changed",
    "wagtail.workflow.approve": "step_approved",
    "wagtail.workflow.cancel": "moderation_cancelled",
    "wagtail.workflow.reject": "step_rejected",
    "wagtail.workflow.resume": "moderation_resumed",
    "wagtail.workflow.start": "moderation_asked",
    "wagtail_localize.convert_to_alias": "made_an_alias",
}
"""Wagtail's actions, in our journal's words. A test holds it equal to what Wagtail and its extensions can log."""


def watch() -> None:
    """Connect the signal, once, when the apps are ready."""
    post_save.connect(_logged, dispatch_uid="wagtail's log goes to the journal")


def _logged(sender, instance, created, raw=False, **kwargs) -> None:
    if not isinstance(instance, BaseLogEntry) or not created or raw:
        return
    by = _actor_of(instance)
    if isinstance(instance, PageLogEntry):
        verb, facts = f"page.{PAST[instance.action]}", {"page": instance.page_id}
        thing = _page_of(instance)
    else:
        thing = _thing_of(instance)
        verb, facts = f"{thing._meta.model_name}.{PAST[instance.action]}", {}
    audit.record(verb, thing, by=by, at=instance.timestamp, **facts)


def _actor_of(entry: BaseLogEntry) -> Actor:
    if entry.user is not None:
        return entry.user
    return System("schedule" if entry.action.endswith(".scheduled") else "platform")


def _page_of(entry: PageLogEntry) -> Page:
    """An unsaved page of the right type and translation key: all that the journal asks. 1 SQL query."""
    key = Page.objects.filter(pk=entry.page_id).values_list("translation_key", flat=True).first()
    return (entry.content_type.model_class() or Page)(pk=entry.page_id, translation_key=key)


def _thing_of(entry: BaseLogEntry) -> models.Model:
    """The thing itself; where it is gone already, an unsaved one of its type and key."""
    model = entry.content_type.model_class()
    return model._base_manager.filter(pk=entry.object_id).first() or model(pk=entry.object_id)
