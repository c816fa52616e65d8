"""What waits on the first screen of the back office, beside Wagtail's lists of what is to be reread."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from toile.accounts.models import User

MOST = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page that waits: since when it stands as it is, or the instant at which it comes out."""

    title: str
    address: str
    at: datetime | None


def drafts_of(user: User) -> list[Waiting]:
    """The pages whose latest draft is theirs and not published, the latest first. One SQL statement."""
    pages = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user).exclude(
        latest_revision__approved_go_live_at__isnull=False
    )
    return [
        _waiting(page, page.latest_revision_created_at) for page in pages.order_by("-latest_revision_created_at")[:MOST]
    ]


def coming_out() -> list[Waiting]:
    """The pages that are scheduled, the next first. Two SQL statements."""
    due = Revision.page_revisions.filter(approved_go_live_at__isnull=False).order_by("approved_go_live_at", "pk")
    instants = dict(due.values_list("object_id", "approved_go_live_at")[:MOST])
    pages = {str(page.pk): page for page in Page.objects.filter(pk__in=instants)}
    return [_waiting(pages[pk], instant) for pk, instant in instants.items() if pk in pages]


def translations_begun() -> list[Waiting]:
    """Drafts of translations: their editor has no button to ask that they be reread. The latest first. One SQL statement."""
    begun = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale"), enabled=True
    )
    pages = Page.objects.filter(Exists(begun), live=False, latest_revision__approved_go_live_at=None)
    return [
        _waiting(page, page.latest_revision_created_at) for page in pages.order_by("-latest_revision_created_at")[:MOST]
    ]


def _waiting(page: Page, at: datetime | None) -> Waiting:
    return Waiting(page.get_admin_display_title(), reverse("wagtailadmin_pages:edit", args=[page.pk]), at)


class WaitingPanel(Component):
    """My drafts, and what comes out soon. Four SQL statements."""

    name = "waiting"
    order = 240  # below what is to be reread, above what was changed lately
    template_name = "front/waiting.html"

    def get_context_data(self, parent_context: dict) -> dict:
        return {
            "drafts": drafts_of(parent_context["request"].user),
            "translations": translations_begun(),
            "coming": coming_out(),
        }


def add_waiting(request: HttpRequest, panels: list[Component]) -> None:
    """For everybody: an empty list says what will appear."""
    panels.append(WaitingPanel())
