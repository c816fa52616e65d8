"""The staff's list of demands."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Demand


class DemandViewSet(SnippetViewSet):
    """What the network asks, each once."""

    model = Demand
    icon = "list-ol"
    menu_label = _("Demands")
    menu_order = 260
    add_to_admin_menu = True
    list_display = ("number", "__str__", "is_carried")
    panels = tuple(FieldPanel(name) for name in ("number", "text", "note", "is_carried"))
