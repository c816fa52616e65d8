"""Files that the staff shows the public: pictures with their rights, their sizes, documents."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from toile.core.fields import LocalisedText
from toile.core.localised import text_in
from toile.services.files import Made, sizes_of

from . import sizes


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

    @property
    def default_alt_text(self) -> str:
        """What Wagtail's own screens say of it."""
        return text_in(self.alternative_text, "fr") or self.title

    @property
    def focus(self) -> tuple[int, int] | None:
        """The point that matters, in pixels; None for the middle."""
        if self.focal_point_x is None or self.focal_point_y is None:
            return None
        return self.focal_point_x, self.focal_point_y

    def made(self, names: Iterable[str]) -> "list[PictureRendition]":
        """Sizes of these names, in the limited process, not stored yet. Takes seconds; raises a FileRefused.

        Raises InvalidFilterSpecError for a name that is not in the fixed list.
        """
        names = list(names)
        if strange := sorted(set(names) - set(sizes.NAMES)):
            raise InvalidFilterSpecError(f"{strange[0]} is not among the sizes that are made")
        with self.open_file() as file:
            content = file.read()
        ending = PurePosixPath(self.file.name).suffix[1:]
        wanted = sizes.sizes_for("PNG" if ending == "png" else "JPEG")
        asked = [name for name in names if name != sizes.ORIGINAL]
        made = dict(zip(asked, sizes_of(content, [wanted[name] for name in asked], self.focus), strict=True))
        made[sizes.ORIGINAL] = Made(content, ending, self.width, self.height)
        return [self._rendition(name, made[name]) for name in names]

    def _rendition(self, name: str, made: Made) -> "PictureRendition":
        stem = f"{self.file_hash[:12] or self.pk}-{self.pk}.{name.replace('|', '.')}"
        return PictureRendition(
            image=self,
            filter_spec=name,
            focal_point_key=Filter(spec=name).get_cache_key(self),
            file=ContentFile(made.content, name=f"{stem}.{made.ending}"),
        )

    def create_rendition(self, filter: Filter) -> "PictureRendition":
        """A size that the back office shows before the task has made it. Public pages never ask."""
        [made] = self.made([filter.spec])
        rendition, _is_new = self.renditions.get_or_create(
            filter_spec=made.filter_spec, focal_point_key=made.focal_point_key, defaults={"file": made.file}
        )
        return rendition

    def create_renditions(self, *filters: Filter) -> "dict[Filter, PictureRendition]":
        return {filter: self.create_rendition(filter) for filter in filters}


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

    def clean(self) -> None:
        """A file that was refused has had its sentence: its missing name is not a second error."""
        if self.file:
            super().clean()
