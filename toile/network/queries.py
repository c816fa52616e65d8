"""What the screens of the network read."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from toile.core.components import Facet, Option
from toile.services.cards import Card, cards_about

from .models import Kind, Organisation, Seat


@dataclass(frozen=True, slots=True)
class OrganisationShown:
    """An organisation as its card draws it."""

    uid: str
    title: str
    address: str
    kicker: str
    place: str
    lead: str
    words_language: str
    fictional: bool


def organisation_shown(organisation: Organisation) -> OrganisationShown:
    """The card of an organisation: name, kind, town, acronym. No SQL of its own."""
    return OrganisationShown(
        uid=str(organisation.uid),
        title=organisation.name,
        address=organisation.get_absolute_url(),
        kicker=organisation.get_kind_display(),
        place=organisation.town,
        lead=organisation.acronym if organisation.acronym != organisation.name else "",
        words_language=organisation.name_language,
        fictional=organisation.is_fictional,
    )


@dataclass(frozen=True, slots=True)
class Directory:
    """The members of the network, and the filter by kind."""

    organisations: list[OrganisationShown]
    facets: tuple[Facet, ...]
    kind: str


def directory_of(kind: str, everything: str, label: str) -> Directory:
    """The members of a kind, or all; an unknown kind finds nothing. Two SQL statements.

    `everything` and `label` are the words of the filter.
    """
    members = Organisation.objects.members()
    counts = dict(members.order_by().values_list("kind").annotate(number=Count("pk")))
    options = tuple(
        Option(value, words, counts[value], value == kind) for value, words in Kind.choices if value in counts
    )
    shown = members.filter(kind=kind) if kind else members
    return Directory(
        organisations=[organisation_shown(member) for member in shown.order_by("kind", "name")],
        facets=(Facet("kind", label, everything, options),),
        kind=kind,
    )


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """What surrounds an organisation on its page."""

    seats: list[Seat]
    dates: list[Card]
    news: list[Card]
    programmes: list[Card]


def around(organisation: Organisation, language: str, now: datetime) -> OrganisationPage:
    """Its people, its dates, the news and programmes that speak of it. Ten SQL statements, whatever their number."""
    name = f"organisation:{organisation.uid}"
    return OrganisationPage(
        seats=list(organisation.seats.select_related("person")),
        dates=cards_about(name, language, now, "event"),
        news=cards_about(name, language, now, "article", "publication", "position", "opening"),
        programmes=cards_about(name, language, now, "programme"),
    )
