"""What the screens of the network read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from toile.core.components import Facet, Option, Shown
from toile.core.dates import PLATFORM, local
from toile.core.localised import text_in
from toile.core.text.folding import sort_key
from toile.media.queries import shown, with_sizes
from toile.media.sizes import LOGO, PORTRAIT
from toile.services.cards import Card, cards_about
from toile.services.models import Term, TermKind

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
    logo: Shown | None = None


def organisation_shown(organisation: Organisation, country: str = "", logo: Shown | None = None) -> OrganisationShown:
    """The card of an organisation: name, kind, town, the country it concerns, acronym. No SQL of its own."""
    return OrganisationShown(
        uid=str(organisation.uid),
        title=organisation.name,
        address=organisation.get_absolute_url(),
        kicker=organisation.get_kind_display(),
        place=", ".join(filter(None, [organisation.town, country])),
        lead=organisation.acronym if organisation.acronym != organisation.name else "",
        words_language=organisation.name_language,
        fictional=organisation.is_fictional,
        logo=logo,
    )


def logo_of(organisation: Organisation, language: str, now: datetime) -> Shown | None:
    """The logo of an organisation fetched `with_logos`, in its size. No SQL of its own."""
    return shown(organisation.logo, language, now, (LOGO,))


@dataclass(frozen=True, slots=True)
class Directory:
    """The members of the network, and the filter by kind."""

    organisations: list[OrganisationShown]
    facets: tuple[Facet, ...]
    kind: str


def directory_of(kind: str, language: str, now: datetime) -> Directory:
    """The members of a kind, or all, in alphabetical order; an unknown kind finds nothing. Two SQL statements, two more with logos."""
    members = sorted(Organisation.objects.members().with_logos(), key=lambda member: sort_key(member.name))
    counts = Counter(member.kind for member in members)
    options = tuple(
        Option(value, str(words), counts[value], value == kind) for value, words in Kind.choices if value in counts
    )
    countries = countries_named({member.country for member in members}, language)
    return Directory(
        organisations=[
            organisation_shown(member, countries.get(member.country, ""), logo_of(member, language, now))
            for member in members
            if kind in {"", member.kind}
        ],
        facets=(Facet("kind", gettext("Kind"), gettext("All kinds"), options),),
        kind=kind,
    )


def countries_named(codes: Iterable[str], language: str) -> dict[str, str]:
    """The words of countries by their code (ISO 3166-1). One SQL statement."""
    terms = Term.objects.filter(kind=TermKind.COUNTRY, code__in=list(filter(None, codes)))
    return {code: text_in(words, language) for code, words in terms.values_list("code", "words")}


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
        seats=list(
            organisation.seats.held_on(local(now, PLATFORM).date())
            .select_related("person")
            .prefetch_related(with_sizes("person__portrait", PORTRAIT))
        ),
        dates=cards_about(name, language, now, "event"),
        news=cards_about(name, language, now, "article", "publication", "position", "opening"),
        programmes=cards_about(name, language, now, "programme"),
    )
