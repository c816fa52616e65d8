"""What the staff keeps around the pages: menus, the emergency bar, what is pinned, accounts elsewhere, words."""

from django import forms
from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from toile.core.localised import text_in
from toile.core.text.folding import fold
from toile.services.models import PLACES, PublishedThing, SocialAccount, SynonymGroup, Term, TermKind
from toile.services.vocabulary import free_code

from .models import EmergencyBar, MenuItem, Pin

MOST_PINS = 3
KEPT_BY_THE_STAFF = (
    TermKind.THEME,
    TermKind.NEWS_KIND,
    TermKind.PUBLICATION_KIND,
    TermKind.EVENT_KIND,
    TermKind.OPENING_KIND,
    TermKind.WORLD_REGION,
)
"""Lists that grow by hand. Countries, regions and départements come from their registers; their words may be mended."""


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


class TermForm(WagtailAdminModelForm):
    """A new word of a list that the staff keeps. Where a word stands and its code stay: addresses and filters hold them."""

    class Meta:
        model = Term
        fields = ("kind", "words", "code", "parent", "position")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Term.objects.filter(kind__in=(TermKind.WORLD_REGION, TermKind.REGION))
        if self.instance.pk:
            self.fields["kind"].disabled = self.fields["code"].disabled = True
        else:
            self.fields["kind"].choices = [(kind.value, kind.label) for kind in KEPT_BY_THE_STAFF]
            self.fields["code"].required = False
            self.fields["code"].help_text = _("Made from the words if you leave it empty. It never changes afterwards.")

    def clean(self):
        cleaned = super().clean()
        if not self.instance.pk and not cleaned.get("code"):
            others = Term.objects.filter(kind=cleaned.get("kind"))
            cleaned["code"] = free_code(others, text_in(cleaned.get("words") or {}, "fr"))
        return cleaned


class TermViewSet(SnippetViewSet):
    """Themes, kinds and places: the words by which things are found."""

    model = Term
    icon = "tag"
    menu_label = _("Vocabulary")
    list_display = ("__str__", "kind", "code", "position")
    list_filter = ("kind",)
    list_per_page = 100

    def get_queryset(self, request):
        places_last = Case(When(kind__in=PLACES, then=Value(1)), default=Value(0))
        return Term.objects.order_by(places_last, "kind", "position", "code")

    def get_form_class(self, for_update=False):
        return TermForm


class SynonymForm(WagtailAdminModelForm):
    """At least two phrases; none in two groups, for which of them would count?"""

    class Meta:
        model = SynonymGroup
        fields = ("words",)

    def clean_words(self):
        group = SynonymGroup(words=self.cleaned_data["words"])
        phrases = {fold(phrase): phrase for phrase in group.phrases}
        if len(phrases) < 2:
            raise forms.ValidationError(_("Write two words or more, each on its own line."))
        for other in SynonymGroup.objects.exclude(pk=self.instance.pk):
            for phrase in other.phrases:
                if fold(phrase) in phrases:
                    raise forms.ValidationError(
                        _("“%(phrase)s” stands in another group already: %(group)s."),
                        params={"phrase": phrase, "group": other},
                    )
        return "\n".join(phrases.values())


class SynonymViewSet(SnippetViewSet):
    """Abbreviations and other words for one thing."""

    model = SynonymGroup
    icon = "list-ul"
    menu_label = _("Synonyms")

    def get_form_class(self, for_update=False):
        return SynonymForm


class SiteGroup(SnippetViewSetGroup):
    """One entry of the back office's menu for all that surrounds the pages."""

    menu_label = _("Around the pages")
    menu_icon = "cogs"
    menu_order = 700
    items = (
        MenuItemViewSet,
        EmergencyBarViewSet,
        PinViewSet,
        SocialAccountViewSet,
        TermViewSet,
        SynonymViewSet,
    )
