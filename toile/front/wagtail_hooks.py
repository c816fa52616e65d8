"""Gives Wagtail's back office what `backoffice.py` declares."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .backoffice import SiteGroup

register_snippet(SiteGroup)


@hooks.register("insert_global_admin_css")
def network_colours() -> str:
    """The back office wears the network's dyes."""
    return format_html('<link rel="stylesheet" href="{}">', static("front/css/gestion.css"))
