"""Links to drafts: made and taken back, each noted on its page."""

import secrets
from datetime import datetime

from django.db import transaction
from wagtail.models import Page

from toile.services import audit
from toile.services.actors import Actor
from toile.services.permission import may

from .models import DraftLink
from .models.draft_links import LASTS, digest_of
from .rules import LinkHasEnded, NotYoursToShare


@transaction.atomic
def make_draft_link(page: Page, *, by: Actor, now: datetime) -> tuple[DraftLink, str]:
    """A link to the latest draft of `page`, whatever it will be until the link ends. Returns it and its token.

    The token is nowhere kept: whoever loses it makes another. Raises NotYoursToShare, having changed nothing.
    """
    if not may(by, "share_draft", page, on=now):
        raise NotYoursToShare
    token = secrets.token_urlsafe(32)
    link = DraftLink.objects.create(page=page, digest=digest_of(token), made_by=by, made_at=now, ends_at=now + LASTS)
    audit.record("page.draft_shared", page.specific, by=by, at=now, link=link.pk, until=link.ends_at.isoformat())
    return link, token


@transaction.atomic
def revoke_draft_link(link: DraftLink, *, by: Actor, now: datetime) -> DraftLink:
    """End a link at once. Raises NotYoursToShare or LinkHasEnded, having changed nothing."""
    link = DraftLink.objects.select_for_update(of=("self",)).select_related("page").get(pk=link.pk)
    if not may(by, "share_draft", link.page, on=now):
        raise NotYoursToShare
    if not link.is_open_at(now):
        raise LinkHasEnded
    link.revoked_at = now
    link.save(update_fields=["revoked_at"])
    audit.record("page.draft_link_revoked", link.page.specific, by=by, at=now, link=link.pk)
    return link
