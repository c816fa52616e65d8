"""The staff's lists of organisations, people and seats."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Organisation, Person, Seat


class OrganisationViewSet(SnippetViewSet):
    """Members and partners, one row a body."""

    model = Organisation
    icon = "site"
    menu_label = _("Organisations")
    list_display = ("name", "acronym", "kind", "country", "is_member", "is_partner")
    list_filter = ("kind", "is_member", "is_partner")
    search_fields = ("name", "acronym", "town")
    list_export = ("name", "acronym", "kind", "country", "town", "is_member", "is_partner")
    panels = (
        MultiFieldPanel([FieldPanel(name) for name in ("name", "name_language", "acronym", "kind")], _("Who")),
        MultiFieldPanel([FieldPanel(name) for name in ("country", "places", "town", "website", "logo")], _("Where")),
        MultiFieldPanel([FieldPanel(name) for name in ("is_member", "is_partner", "is_fictional")], _("What for us")),
        FieldPanel("summary"),
        FieldPanel("slug"),
    )


class PersonViewSet(SnippetViewSet):
    """People who speak or decide for an organisation."""

    model = Person
    icon = "user"
    menu_label = _("People")
    list_display = ("name",)
    search_fields = ("name",)
    panels = (FieldPanel("name"), FieldPanel("portrait"), FieldPanel("speaks_on"), FieldPanel("is_fictional"))


class SeatViewSet(SnippetViewSet):
    """What a person is, where, from when until when."""

    model = Seat
    icon = "group"
    menu_label = _("Seats")
    list_display = ("__str__", "organisation", "held_from", "held_until")
    search_fields = ("person__name",)
    panels = tuple(
        FieldPanel(name) for name in ("person", "organisation", "title", "held_from", "held_until", "position")
    )


class NetworkGroup(SnippetViewSetGroup):
    """One entry of the back office's menu for the network's records."""

    menu_label = _("Network")
    menu_icon = "site"
    menu_order = 250
    items = (OrganisationViewSet, PersonViewSet, SeatViewSet)
