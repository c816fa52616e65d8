"""What the newsroom's screens read: lists of published things, filtered; what to read next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Case, Count, Max, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.utils.translation import gettext

from toile.core.components import Facet, Option, Pages, pages_of
from toile.core.localised import text_in
from toile.core.shell import Link
from toile.core.text.folding import sort_key
from toile.services.cards import Card, cards
from toile.services.models import PublishedFacet, PublishedThing, Term, TermKind

ON_A_PAGE = 12
READ_NEXT = ("article", "publication", "position")
NEARNESS = {"about": 4, "theme": 2, "place": 1}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for. Unknown codes find nothing; they are never an error."""

    theme: str = ""
    place: str = ""
    kind: str = ""
    year: str = ""

    @classmethod
    def from_query(cls, query) -> "Filters":
        """From a request's query; over-long values are cut, so that they find nothing."""
        return cls(**{name: code_in(query, name) for name in cls.__slots__})

    def asked(self) -> dict[str, str]:
        """The filters that are set."""
        return {name: value for name, value in asdict(self).items() if value}


def code_in(query: Mapping[str, str], name: str) -> str:
    """A code of the vocabulary as it was asked for. PostgreSQL takes no NUL: its sign stands instead, and finds nothing."""
    return query.get(name, "")[:40].replace("\0", "\u2400")


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: its cards, how many there are in all, its filters, the links that each take one away."""

    cards: list[Card]
    total: int
    pages: Pages
    facets: tuple[Facet, ...]
    active: tuple[Link, ...]


def list_of(kind: str, language: str, filters: Filters, page: str, now: datetime) -> Listing:
    """Things of a kind in a language, latest first, twelve a page. Eight SQL statements, whatever their number.

    A page number that is no number shows the first page, one beyond the end shows the last.
    """
    everything = PublishedThing.objects.visible(now).in_language(language).of_kinds(kind)
    paginator = Paginator(filtered(everything, filters).latest_first(), ON_A_PAGE)
    shown = paginator.get_page(page)
    facets = facets_of(everything, filters, language)
    years = Facet("year", gettext("Year"), gettext("All years"), years_of(everything, filters.year))
    if len(years.options) > 1 or filters.year:
        facets = (*facets, years)
    return Listing(
        cards=cards(shown.object_list, language),
        total=paginator.count,
        pages=pages_of(shown.number, paginator.num_pages, filters.asked()),
        facets=facets,
        active=tuple(active_links(facets, filters)),
    )


def facets_of(everything: QuerySet, filters: Filters, language: str) -> tuple[Facet, ...]:
    """The filters by kind, theme and place, without those that would not tell two things apart. Four SQL statements."""
    facets = (
        Facet("kind", gettext("Kind"), gettext("All kinds"), sorts_of(everything, filters.kind, language)),
        Facet("theme", gettext("Theme"), gettext("All themes"), terms_of(everything, "theme", filters.theme, language)),
        Facet("place", gettext("Place"), gettext("All places"), terms_of(everything, "place", filters.place, language)),
    )
    return tuple(facet for facet in facets if len(facet.options) > 1 or filters.asked().get(facet.name))


def active_links(facets: Sequence[Facet], filters: Filters, **kept: str) -> Iterator[Link]:
    """One link for each filter that is set, to the list without it. `kept` stays in every address."""
    asked = filters.asked()
    labels = {(facet.name, option.value): option.label for facet in facets for option in facet.options}
    for name, value in asked.items():
        others = urlencode({**kept, **{other: kept for other, kept in asked.items() if other != name}})
        yield Link(labels.get((name, value), value), f"?{others}")


def filtered(things: QuerySet, filters: Filters) -> QuerySet:
    """The things that answer every filter."""
    if filters.theme:
        things = things.with_facet("theme", filters.theme)
    if filters.place:
        things = things.with_facet("place", filters.place)
    if filters.kind:
        things = things.filter(sort=filters.kind)
    if filters.year:
        year = int(filters.year) if filters.year.isascii() and filters.year.isdigit() and len(filters.year) == 4 else 0
        things = things.filter(dated_at__year=year) if year else things.none()
    return things


def terms_of(things: QuerySet, facet: str, chosen: str, language: str) -> tuple[Option, ...]:
    """The themes or places of these things with their numbers, in alphabetical order."""
    carried = PublishedFacet.objects.filter(facet=facet, code=OuterRef("code"), thing__in=things.values("pk"))
    numbers = carried.order_by().values("code").annotate(number=Count("pk")).values("number")
    terms = Term.objects.places() if facet == "place" else Term.objects.filter(kind=TermKind.THEME)
    terms = terms.annotate(number=Subquery(numbers)).filter(number__isnull=False)
    counts = {term.code: term.number for term in terms}
    words = {term.code: text_in(term.words, language) for term in terms}
    options = (Option(code, words[code], counts[code], code == chosen) for code in words)
    return tuple(sorted(options, key=lambda option: sort_key(option.label)))


def sorts_of(things: QuerySet, chosen: str, language: str) -> tuple[Option, ...]:
    """The kinds of these things with their numbers, in the vocabulary's order."""
    counts = dict(things.order_by().values_list("sort").annotate(number=Count("pk")))
    terms = Term.objects.filter(kind__endswith="-kind", code__in=counts)
    return tuple(
        Option(term.code, text_in(term.words, language), counts[term.code], term.code == chosen) for term in terms
    )


def years_of(things: QuerySet, chosen: str) -> tuple[Option, ...]:
    """The years of these things with their numbers, the latest first."""
    counts = things.order_by().values_list("dated_at__year").annotate(number=Count("pk")).order_by("-dated_at__year")
    return tuple(Option(str(year), str(year), number, str(year) == chosen) for year, number in counts if year)


def to_read_next(thing_kind: str, uid: str, language: str, now: datetime, number: int = 3) -> list[PublishedThing]:
    """Published things nearest to this one: sharing what they speak of, then themes and places, then the latest.

    Three SQL statements at most.
    """
    mine = PublishedFacet.objects.filter(thing__kind=thing_kind, thing__uid=uid, thing__language=language)
    others = PublishedThing.objects.visible(now).in_language(language).of_kinds(*READ_NEXT)
    others = others.exclude(kind=thing_kind, uid=uid)
    shared = Q(pk__in=[])
    for facet in NEARNESS:
        shared |= Q(facet=facet, code__in=mine.filter(facet=facet).values("code"))
    weights = Case(*(When(facet=facet, then=weight) for facet, weight in NEARNESS.items()), default=0)
    nearest = (
        PublishedFacet.objects.filter(shared, thing__in=others.values("pk"))
        .values("thing_id")
        .annotate(nearness=Sum(weights), day=Max("thing__dated_at"))
        .order_by("-nearness", "-day", "-thing_id")
    )
    order = [row["thing_id"] for row in nearest[:number]]
    found = {thing.pk: thing for thing in others.filter(pk__in=order)}
    latest = others.exclude(pk__in=order).latest_first()[: number - len(order)]
    return [*(found[pk] for pk in order), *latest]
