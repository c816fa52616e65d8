"""Gives Wagtail's back office what `backoffice.py` declares."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from toile.core.colours import ActionColour
from toile.services.models import Identity
from toile.services.permission import may

from .backoffice import SiteGroup
from .first_steps import add_first_steps
from .views.drafts import draft_links
from .waiting import add_waiting

register_snippet(SiteGroup)
hooks.register("construct_homepage_panels", add_first_steps)
hooks.register("construct_homepage_panels", add_waiting)


@hooks.register("insert_global_admin_css")
def network_colours() -> str:
    """The back office wears the network's dyes, and the colour that the network chose. One SQL statement."""
    sheets = ["front/css/gestion.css"]
    if (colour := Identity.load().colour) != ActionColour.INDIGO:
        sheets.append(f"front/css/gestion-{colour}.css")
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern]:
    return [path("pages/<int:page_id>/brouillon/", draft_links, name="draft_links")]


@hooks.register("register_page_header_buttons")
def share_the_draft(page: Page, user, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Among the actions of a page, in its editor and its list."""
    if may(user, "share_draft", page, on=timezone.now()):
        address = reverse("draft_links", args=[page.pk])
        yield Button(_("Share the draft"), url=address, icon_name="link", priority=66)


@hooks.register("construct_help_menu")
def only_help_of_this_house(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Wagtail's news and its guide speak of another product, in English; its keyboard shortcuts stay."""
    menu_items[:] = [item for item in menu_items if not isinstance(item, DismissibleMenuItem)]
