"""What the staff keeps around the pages: menus, the emergency bar, what is pinned, accounts elsewhere."""

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from toile.services.models import PublishedThing, SocialAccount

from .models import EmergencyBar, MenuItem, Pin

MOST_PINS = 3


class MenuItemViewSet(SnippetViewSet):
    """Items of the menus, in their order."""

    model = MenuItem
    icon = "list-ul"
    menu_label = _("Menus")
    list_display = ("__str__", "menu", "position")
    list_filter = ("menu",)
    ordering = ("menu", "position")
    panels = (
        FieldPanel("menu"),
        FieldPanel("label"),
        MultiFieldPanel([FieldPanel("page"), FieldPanel("address")], _("Leads to one of")),
        FieldPanel("position"),
    )


class EmergencyBarViewSet(SnippetViewSet):
    """What everybody must know now."""

    model = EmergencyBar
    icon = "warning"
    menu_label = _("Emergency bar")
    list_display = ("__str__", "shown_from", "shown_until")
    panels = (
        FieldPanel("words"),
        MultiFieldPanel([FieldPanel("link_label"), FieldPanel("link_address")], _("Link")),
        MultiFieldPanel([FieldPanel("shown_from"), FieldPanel("shown_until")], _("Shown")),
    )


class PinForm(WagtailAdminModelForm):
    """Chooses among what the public can see today."""

    thing = forms.ChoiceField(label=_("what to show first"))

    class Meta:
        model = Pin
        fields = ("shown_until", "position")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        things = PublishedThing.objects.visible(timezone.now()).in_language(get_language() or "fr")
        shown = things.of_kinds("article", "publication", "event", "opening", "programme", "position").latest_first()
        self.fields["thing"].choices = [(f"{thing.kind}:{thing.uid}", thing.title) for thing in shown[:200]]
        if self.instance.pk:
            self.initial["thing"] = f"{self.instance.kind}:{self.instance.uid}"

    def clean(self):
        cleaned = super().clean()
        others = Pin.objects.filter(shown_until__gt=timezone.now()).exclude(pk=self.instance.pk)
        if others.count() >= MOST_PINS:
            raise forms.ValidationError(_("Three things are pinned already. Remove one, or wait until one ends."))
        self.instance.kind, _colon, self.instance.uid = cleaned.get("thing", "").partition(":")
        if others.filter(kind=self.instance.kind, uid=self.instance.uid).exists():
            self.add_error("thing", _("This is pinned already."))
        return cleaned


class PinViewSet(SnippetViewSet):
    """Up to three things shown first on the home page, each until an instant."""

    model = Pin
    icon = "pick"
    menu_label = _("Pinned on the home page")
    list_display = (Column("title", label=_("title"), accessor="title"), "shown_until", "position")

    def get_form_class(self, for_update=False):
        return PinForm


class SocialAccountViewSet(SnippetViewSet):
    """Accounts of the network elsewhere."""

    model = SocialAccount
    icon = "link-external"
    menu_label = _("Social accounts")
    list_display = ("name", "address", "position")


class SiteGroup(SnippetViewSetGroup):
    """One entry of the back office's menu for all that surrounds the pages."""

    menu_label = _("Around the pages")
    menu_icon = "cogs"
    menu_order = 700
    items = (MenuItemViewSet, EmergencyBarViewSet, PinViewSet, SocialAccountViewSet)
