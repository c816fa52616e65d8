"""What the newsroom's screens read: lists of published things, filtered; what to read next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Case, Count, Max, Q, QuerySet, Sum, When

from toile.core.localised import text_in
from toile.services.cards import Card, cards
from toile.services.models import PublishedFacet, PublishedThing, Term, TermKind

ON_A_PAGE = 12
READ_NEXT = ("article", "publication", "position")
NEARNESS = {"about": 4, "theme": 2, "place": 1}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with the number of things behind it."""

    code: str
    label: str
    count: int


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
        return cls(**{name: query.get(name, "")[:40] for name in cls.__slots__})

    def active(self) -> bool:
        return any((self.theme, self.place, self.kind, self.year))


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list with its filters."""

    cards: list[Card]
    total: int
    page: int
    pages: int
    themes: list[Choice]
    places: list[Choice]
    kinds: list[Choice]
    years: list[Choice]


def list_of(kind: str, language: str, filters: Filters, page: str, now: datetime) -> Listing:
    """Things of a kind in a language, latest first, twelve a page. Ten SQL statements, whatever their number.

    A page number that is no number shows the first page, one beyond the end shows the last.
    """
    everything = PublishedThing.objects.visible(now).in_language(language).of_kinds(kind)
    found = filtered(everything, filters).latest_first()
    paginator = Paginator(found, ON_A_PAGE)
    shown = paginator.get_page(page)
    return Listing(
        cards=cards(shown.object_list, language),
        total=paginator.count,
        page=shown.number,
        pages=paginator.num_pages,
        themes=_choices(everything, "theme", (TermKind.THEME,), language),
        places=_choices(everything, "place", None, language),
        kinds=_sorts(everything, language),
        years=_years(everything),
    )


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


def _choices(things: QuerySet, facet: str, kinds: Sequence[str] | None, language: str) -> list[Choice]:
    counts = dict(
        PublishedFacet.objects.filter(facet=facet, thing__in=things.values("pk"))
        .values_list("code")
        .annotate(number=Count("pk"))
    )
    terms = Term.objects.places() if kinds is None else Term.objects.filter(kind__in=kinds)
    words = {term.code: text_in(term.words, language) for term in terms.filter(code__in=counts)}
    return sorted((Choice(code, words[code], counts[code]) for code in words), key=lambda choice: choice.label)


def _sorts(things: QuerySet, language: str) -> list[Choice]:
    counts = dict(things.order_by().values_list("sort").annotate(number=Count("pk")))
    terms = Term.objects.filter(kind__endswith="-kind", code__in=counts)
    return [Choice(term.code, text_in(term.words, language), counts[term.code]) for term in terms]


def _years(things: QuerySet) -> list[Choice]:
    counts = things.order_by().values_list("dated_at__year").annotate(number=Count("pk")).order_by("-dated_at__year")
    return [Choice(str(year), str(year), number) for year, number in counts if year]


def to_read_next(thing_kind: str, uid: str, language: str, now: datetime, number: int = 3) -> list[Card]:
    """Published things nearest to this one: sharing what they speak of, then themes and places, then the latest."""
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
    return cards([*(found[pk] for pk in order), *latest], language)
