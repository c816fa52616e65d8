"""Files that the staff shows the public: pictures with their rights, their sizes, documents."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition

from toile.core.fields import LocalisedText


class Licence(models.TextChoices):
    """Under which terms a picture may be shown and taken."""

    OWN = "own", _("the network's own, all rights reserved")
    CC_BY = "CC-BY-4.0", _("Creative Commons Attribution 4.0")
    CC_BY_SA = "CC-BY-SA-4.0", _("Creative Commons Attribution – ShareAlike 4.0")
    PUBLIC_DOMAIN = "CC0-1.0", _("public domain")
    PERMISSION = "permission", _("with the author's permission, for this site")


class Picture(AbstractImage):
    """A photograph or drawing: what it shows, who made it, until when the people in it agree to be shown."""

    alternative_text = LocalisedText(
        _("alternative text"), max_length=250, help_text=_("What a person who cannot see the picture must know.")
    )
    credit = models.CharField(
        _("credit"), max_length=150, help_text=_("Who made it, as it must be written under the picture.")
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.OWN)
    taken_at_place = models.CharField(_("place"), max_length=120, blank=True)
    consent_until = models.DateField(
        _("consent until"),
        null=True,
        blank=True,
        help_text=_("Last day on which the people shown agree to be shown. Afterwards a cloth takes its place."),
    )

    admin_form_fields = (
        "title",
        "file",
        "alternative_text",
        "credit",
        "licence",
        "taken_at_place",
        "consent_until",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def may_be_shown(self, on: date) -> bool:
        """Whether the people in the picture still agree on that day."""
        return self.consent_until is None or on <= self.consent_until


class PictureRendition(AbstractRendition):
    """A picture in one of the fixed sizes, made when it is stored."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_size")
        ]


class PublishedDocument(AbstractDocument):
    """A file that anybody may take: a note, a sheet, a report. Its weight and page count are written beside its link."""

    page_count = models.PositiveIntegerField(_("number of pages"), null=True, blank=True, editable=False)

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
