"""The site search as its page shows it: results with their extracts, filters with their counts, what else to try."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from toile.core.components import Facet, Option, Pages, pages_of
from toile.core.localised import text_in
from toile.core.shell import Link
from toile.services.cards import Card, cards
from toile.services.languages import same_address_in
from toile.services.models import PublishedFacet, PublishedThing, Term
from toile.services.search.extracts import extract, marked
from toile.services.search.index import Hits
from toile.services.search.meaning import Meaning, better_spelling, meaning_of
from toile.services.search.question import Question, read
from toile.services.search.site import SITE

ON_A_PAGE = 20
PROPOSED = 6  # things proposed while somebody types
FEW = 3  # results: with so few, another spelling is proposed
MOST_OPTIONS = 60  # of one filter
CODE = re.compile(r"[\w-]{1,40}")
KINDS = {
    "article": _("News"),
    "publication": _("Publications"),
    "position": _("Positions"),
    "event": _("Dates"),
    "opening": _("Openings"),
    "programme": _("Programmes"),
    "organisation": _("Organisations"),
    "page": _("Pages"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks: words and filters. A filter that is no code finds nothing; it is never an error."""

    words: str = ""
    kind: str = ""
    theme: str = ""
    place: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Asked":
        number = query.get("page", "")[:6]
        return cls(
            words=query.get("q", ""),
            kind=query.get("kind", "")[:60],
            theme=query.get("theme", "")[:60],
            place=query.get("place", "")[:60],
            page=max(1, int(number)) if number.isascii() and number.isdigit() else 1,
        )

    @property
    def filters(self) -> dict[str, str]:
        """The filters in use, by their name in the address."""
        return {name: value for name in ("kind", "theme", "place") if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class Other:
    """A question that would find something: its words, its address, how many results."""

    words: str
    address: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results. `mended` is the question as it was understood, where a word was misspelt."""

    question: Question
    mended: str
    cards: list[Card]
    total: int
    is_more: bool
    facets: tuple[Facet, ...]
    active: list[Link]
    clear: str
    pages: Pages
    better: Other | None = None
    fewer: list[Other] = field(default_factory=list)
    elsewhere: list[Other] = field(default_factory=list)

    @property
    def asked_nothing(self) -> bool:
        return not self.question.wanted and not self.active


def search_site(asked: Asked, language: str, address: str, now: datetime) -> Found:
    """What the public may see at that instant, in a language, for these words and filters.

    At most 13 SQL statements, and one for each misspelt word (four at most); 8 when nothing is found.
    """
    question = read(asked.words)
    meaning = meaning_of(question, index=SITE.name, language=language)
    rows = PublishedThing.objects.visible(now).in_language(language)
    hits = hits_of(meaning, question, _filtered(rows, asked.filters), asked)
    return Found(
        question=question,
        mended=meaning.mended,
        cards=_cards(hits.rows, meaning, language),
        total=hits.total,
        is_more=hits.is_more_than_counted,
        facets=_facets(meaning, rows, asked, language) if hits.total or asked.filters else (),
        active=_active(asked, question, language),
        clear=_address({"q": question.text}),
        pages=pages_of(asked.page, -(-hits.total // ON_A_PAGE), {"q": question.text} | asked.filters),
        better=_better(question, asked, language) if hits.total < FEW and not meaning.mended else None,
        fewer=_fewer(question, rows, language) if not hits.total else [],
        elsewhere=_elsewhere(question, asked, address, language, now) if not hits.total else [],
    )


def hits_of(meaning: Meaning, question: Question, rows: QuerySet, asked: Asked) -> Hits:
    """The hits of a page; with filters and no word, all that they leave, newest first; with neither, nothing."""
    first = (asked.page - 1) * ON_A_PAGE
    if meaning or question.terms or not asked.filters:
        return SITE.page(meaning, rows, first=first, size=ON_A_PAGE)
    total = rows.count()
    return Hits(list(rows.order_by(*SITE.order)[first : first + ON_A_PAGE]) if total > first else [], total)


def propose(typed: str, language: str, now: datetime) -> list[Card]:
    """Up to six things for a question whose last word is still being typed. Seven SQL statements at most."""
    meaning = meaning_of(read(typed), index=SITE.name, language=language, unfinished=True)
    rows = PublishedThing.objects.visible(now).in_language(language).defer("text")
    return cards(SITE.best_first(meaning, rows)[:PROPOSED], language) if meaning else []


def _filtered(rows: QuerySet, filters: Mapping[str, str]) -> QuerySet:
    for name, code in filters.items():
        if not CODE.fullmatch(code):
            return rows.none()
        if name == "kind":
            rows = rows.of_kinds(code)
        elif name == "theme":
            rows = rows.with_facet("theme", code)
        else:
            inside = PublishedFacet.objects.filter(facet="place", code__in=_with_its_parts(code))
            rows = rows.filter(pk__in=inside.values("thing_id"))
    return rows


def _with_its_parts(code: str) -> list[str]:
    """A place and the places it is made of: a region and its départements. One SQL statement."""
    return [code, *Term.objects.places().filter(parent__code=code).values_list("code", flat=True)]


def _cards(rows: list[PublishedThing], meaning: Meaning, language: str) -> list[Card]:
    """The cards, their title marked, an extract in place of the lead."""
    shown = cards(rows, language) if rows else []
    return [
        replace(
            card,
            title=marked(card.title, meaning.stems, language),
            lead=_extract(row, meaning),
            dated_at=_day_of(card),
        )
        for card, row in zip(shown, rows, strict=True)
    ]


def _day_of(card: Card) -> datetime | None:
    """The day that means something to a reader: an event's own; none of a page, which is true until it is changed."""
    if card.kind == "page":
        return None
    return card.starts_at if card.kind == "event" else card.dated_at


def _extract(thing: PublishedThing, meaning: Meaning) -> str:
    """The lead where it holds a word of the question, else the part of the text that does, else the lead."""
    lead = marked(thing.lead, meaning.stems, thing.language)
    if "<mark>" in lead:
        return lead
    text = thing.text.removeprefix(thing.title).lstrip().removeprefix(thing.lead).lstrip()
    best = extract(text, meaning.stems, thing.language)
    return best if "<mark>" in best else lead


def _facets(meaning: Meaning, rows: QuerySet, asked: Asked, language: str) -> tuple[Facet, ...]:
    """Each filter with what is left by the words and the other filters."""

    def left(name: str) -> QuerySet:
        others = {other: code for other, code in asked.filters.items() if other != name}
        things = _filtered(rows, others)
        return SITE.found(meaning, things) if meaning else things

    kinds = dict(left("kind").order_by().values_list("kind").annotate(number=Count("pk")))
    codes = {name: _codes(left(name), name) for name in ("theme", "place")}
    terms = Term.objects.filter(code__in=[code for counts in codes.values() for code in counts])
    labels = {term.code: text_in(term.words, language) for term in terms.exclude(kind__endswith="-kind")}
    return (
        _facet("kind", _("What"), _("Everything"), kinds, KINDS, asked.kind),
        _facet("theme", _("Theme"), _("All themes"), codes["theme"], labels, asked.theme),
        _facet("place", _("Place"), _("All places"), codes["place"], labels, asked.place),
    )


def _codes(things: QuerySet, facet: str) -> dict[str, int]:
    carried = PublishedFacet.objects.filter(facet=facet, thing__in=things.order_by().values("pk"))
    return dict(carried.values_list("code").annotate(number=Count("pk")).order_by("-number", "code")[:MOST_OPTIONS])


def _facet(name: str, label: str, everything: str, counts: dict[str, int], labels: Mapping, chosen: str) -> Facet:
    options = [Option(code, str(labels[code]), counts[code], code == chosen) for code in counts if code in labels]
    if chosen and chosen not in counts:
        options.append(Option(chosen, str(labels.get(chosen, chosen)), 0, is_chosen=True))
    return Facet(name, str(label), str(everything), tuple(sorted(options, key=lambda option: option.label.casefold())))


def _active(asked: Asked, question: Question, language: str) -> list[Link]:
    """The filters in use, each with the address that takes it away."""
    if not asked.filters:
        return []
    terms = Term.objects.filter(code__in=[asked.theme, asked.place]) if asked.theme or asked.place else []
    labels = {term.code: text_in(term.words, language) for term in terms} | {code: str(KINDS[code]) for code in KINDS}
    links = []
    for name, code in asked.filters.items():
        others = {other: value for other, value in asked.filters.items() if other != name}
        links.append(Link(labels.get(code, code), _address({"q": question.text} | others)))
    return links


def _better(question: Question, asked: Asked, language: str) -> Other | None:
    """The question with its rare words spelt as much more frequent ones are."""
    words = better_spelling(question, index=SITE.name, language=language)
    return Other(words, _address({"q": words} | asked.filters)) if words else None


def _fewer(question: Question, rows: QuerySet, language: str) -> list[Other]:
    """The words of a question that found nothing, each by itself, where it finds something. Three at most."""
    if len(question.wanted) < 2:
        return []
    alone = []
    for term in question.wanted[:6]:
        meaning = meaning_of(Question(term.written, (term,)), index=SITE.name, language=language)
        if meaning and (count := SITE.count(meaning, rows)):
            words = meaning.mended or term.written
            alone.append(Other(words, _address({"q": words}), count))
    return sorted(alone, key=lambda other: other.count)[:3]


def _elsewhere(question: Question, asked: Asked, address: str, language: str, now: datetime) -> list[Other]:
    """The other languages of the site in which the same question finds something."""
    found = []
    for code, name in settings.LANGUAGES:
        if code == language or not question.wanted:
            continue
        meaning = meaning_of(question, index=SITE.name, language=code)
        count = SITE.count(meaning, PublishedThing.objects.visible(now).in_language(code))
        if count and not meaning.mended:
            found.append(Other(name, f"{same_address_in(address, code)}{_address({'q': question.text})}", count))
    return found


def _address(query: Mapping[str, str]) -> str:
    return f"?{urlencode({name: value for name, value in query.items() if value})}"
