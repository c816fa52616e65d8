"""Who this copy speaks for: name, seal, colours, words, accounts elsewhere. One row; another network writes its own."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from toile.core.colours import ActionColour
from toile.core.fields import LocalisedText


@register_setting(icon="home")
class Identity(BaseGenericSetting):
    """The network's identity, read by every page."""

    name = models.CharField(_("full name"), max_length=200, default="Toile")
    acronym = models.CharField(_("short name"), max_length=30, default="Toile")
    tagline = LocalisedText(_("in a few words"), blank=True, max_length=120)
    summary = LocalisedText(_("in one sentence"), blank=True, long=True, max_length=300)
    funders = LocalisedText(_("line about the funders"), blank=True, max_length=200)
    seal = models.UUIDField(
        _("identifier of the seal"), default=uuid.uuid4, help_text=_("The cloth beside the name is drawn from it.")
    )
    seal_variant = models.PositiveSmallIntegerField(
        _("variant of the seal"), default=0, choices=[(number, str(number)) for number in range(6)]
    )
    colour = models.CharField(
        _("colour of links and buttons"), max_length=10, choices=ActionColour, default=ActionColour.INDIGO
    )
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    email = models.EmailField(_("address of the network"), blank=True)
    postal_address = models.TextField(_("postal address"), blank=True)
    default_social_words = LocalisedText(_("words under shared links"), blank=True, max_length=200)

    class Meta:
        verbose_name = _("identity of the network")


class SocialAccount(models.Model):
    """An account of the network elsewhere. Shown as a plain link; nothing is loaded from there."""

    name = models.CharField(_("network"), max_length=40)
    address = models.URLField(_("address"))
    position = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("social account")
        verbose_name_plural = _("social accounts")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name
