"""Organisations, the people of their bodies and the seats they hold. One row an organisation, whatever its roles."""

import uuid
from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from toile.core.fields import LocalisedText
from toile.core.localised import text_in
from toile.media.queries import with_sizes
from toile.media.sizes import LOGO
from toile.services.models import PLACES


class Kind(models.TextChoices):
    """What an organisation is. The network's own words (FOSIM, COSIM …) are labels in the vocabulary, not here."""

    ASSOCIATION = "association", _("association")
    FEDERATION = "federation", _("federation")
    COLLECTIVE = "collective", _("regional collective")
    INSTITUTION = "institution", _("institution")
    RESEARCH = "research", _("research body")
    MEDIA = "media", _("media")
    COMPANY = "company", _("company")


class OrganisationQuerySet(models.QuerySet):
    def members(self):
        return self.filter(is_member=True)

    def partners(self):
        return self.filter(is_partner=True)

    def with_logos(self):
        return self.prefetch_related(with_sizes("logo", LOGO))


class Organisation(models.Model):
    """A body with a name. Its `uid` is its face: the cloth is drawn from it, and it never changes."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name = models.CharField(_("usual name"), max_length=200)
    name_language = models.CharField(_("language of the name"), max_length=10, default="fr")
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    country = models.CharField(
        _("country concerned"), max_length=2, blank=True, help_text=_("ISO 3166-1 code: SN, MA, KM …")
    )
    town = models.CharField(_("town"), max_length=80, blank=True)
    places = models.ManyToManyField(
        "services.Term",
        blank=True,
        related_name="+",
        limit_choices_to={"kind__in": [str(kind) for kind in PLACES]},
        verbose_name=_("places"),
    )
    summary = LocalisedText(_("in one sentence"), blank=True, long=True, max_length=300)
    website = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        "media.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    is_member = models.BooleanField(_("member of the network"), default=False)
    is_partner = models.BooleanField(_("partner"), default=False)
    is_fictional = models.BooleanField(_("fictional example"), default=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.acronym or self.name

    def get_absolute_url(self) -> str:
        return reverse("network:organisation", args=[self.slug])


class Person(models.Model):
    """Somebody who speaks or decides for an organisation. Not an account."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    portrait = models.ForeignKey(
        "media.Picture", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )
    speaks_on = models.ManyToManyField(
        "services.Term", blank=True, related_name="+", limit_choices_to={"kind": "theme"}, verbose_name=_("speaks on")
    )
    is_fictional = models.BooleanField(_("fictional example"), default=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SeatQuerySet(models.QuerySet):
    def held_on(self, day: date):
        """Seats begun and not ended on that day; one without a first or last day has always begun, or not ended."""
        begun = models.Q(held_from__isnull=True) | models.Q(held_from__lte=day)
        return self.filter(begun, models.Q(held_until__isnull=True) | models.Q(held_until__gte=day))


class Seat(models.Model):
    """What a person is in an organisation, from a day until another."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="seats", verbose_name=_("person"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="seats", verbose_name=_("organisation"))
    title = LocalisedText(_("title"), max_length=120)
    held_from = models.DateField(_("from"), null=True, blank=True)
    held_until = models.DateField(_("until"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["position", "person__name"]
        constraints = [
            models.CheckConstraint(
                name="a_seat_ends_after_it_begins",
                condition=models.Q(held_from__isnull=True)
                | models.Q(held_until__isnull=True)
                | models.Q(held_until__gte=models.F("held_from")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {text_in(self.title, 'fr')}"
