"""What surrounds every page: menus, the emergency bar; and what the staff pins on the home page."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from toile.core.fields import LocalisedText
from toile.core.links import check_link
from toile.core.localised import text_in
from toile.services.models import PublishedThing


class Menu(models.TextChoices):
    """Where an item stands."""

    MAIN = "main", _("main menu")
    FOOTER_NETWORK = "footer-1", _("foot of page, first list")
    FOOTER_ACT = "footer-2", _("foot of page, second list")
    FOOTER_FOLLOW = "footer-3", _("foot of page, third list")
    FOOTER_SITE = "footer-4", _("foot of page, fourth list")


class MenuItem(models.Model):
    """A link of a menu: to a page (in the reader's language) or to an address of the site."""

    menu = models.CharField(_("menu"), max_length=10, choices=Menu)
    label = LocalisedText(_("label"), max_length=60)
    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    address = models.CharField(
        _("or an address"), max_length=300, blank=True, help_text=_("/agenda/ for a screen of the site.")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("menu item")
        verbose_name_plural = _("menus")
        ordering = ["menu", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_menu_item_leads_to_one_place",
                condition=Q(page__isnull=False, address="") | (Q(page__isnull=True) & ~Q(address="")),
            )
        ]

    def __str__(self) -> str:
        return text_in(self.label, "fr")

    def clean(self) -> None:
        try:
            check_link(self.address)
        except ValidationError as refusal:
            raise ValidationError({"address": refusal}) from refusal


class EmergencyBar(models.Model):
    """What everybody must know now, above every page, until an instant."""

    words = LocalisedText(_("what to know"), max_length=200)
    link_label = LocalisedText(_("link"), blank=True, max_length=60)
    link_address = models.CharField(_("address of the link"), max_length=300, blank=True)
    shown_from = models.DateTimeField(_("from"), null=True, blank=True)
    shown_until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("emergency bar")
        verbose_name_plural = _("emergency bars")
        ordering = ["-shown_until"]

    def __str__(self) -> str:
        return text_in(self.words, "fr")

    def clean(self) -> None:
        try:
            check_link(self.link_address)
        except ValidationError as refusal:
            raise ValidationError({"link_address": refusal}) from refusal

    @classmethod
    def shown_at(cls, now: datetime) -> "EmergencyBar | None":
        """The one to show at that instant: the latest begun."""
        begun = Q(shown_from__isnull=True) | Q(shown_from__lte=now)
        return cls.objects.filter(begun, shown_until__gt=now).order_by("-shown_from", "-pk").first()


class Pin(models.Model):
    """A published thing that the staff shows first on the home page, until an instant."""

    kind = models.CharField(max_length=20)
    uid = models.CharField(max_length=40)
    shown_until = models.DateTimeField(_("until"))
    position = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("pinned on the home page")
        verbose_name_plural = _("pinned on the home page")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "uid"], name="a_thing_is_pinned_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title of the thing, in French where it has one; its identifier once it is gone."""
        rows = PublishedThing.objects.filter(kind=self.kind, uid=self.uid).order_by("-language")
        return rows.values_list("title", flat=True).first() or f"{self.kind} {self.uid}"
