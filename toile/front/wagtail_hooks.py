"""Gives Wagtail's back office what `backoffice.py` declares."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from toile.core.colours import ActionColour
from toile.services.models import Identity

from .backoffice import SiteGroup
from .first_steps import add_first_steps

register_snippet(SiteGroup)
hooks.register("construct_homepage_panels", add_first_steps)


@hooks.register("insert_global_admin_css")
def network_colours() -> str:
    """The back office wears the network's dyes, and the colour that the network chose. One SQL statement."""
    sheets = ["front/css/gestion.css"]
    if (colour := Identity.load().colour) != ActionColour.INDIGO:
        sheets.append(f"front/css/gestion-{colour}.css")
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))
