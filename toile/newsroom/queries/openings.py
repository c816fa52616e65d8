"""What is read about openings: the facts that rules judge, the public list, one opening for its page."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from toile.core.localised import text_in, words_in
from toile.services.models import Term, TermKind

from ..models import Opening
from ..rules import Facts, Standing

IN_THE_ARCHIVE = 12


def facts_about(opening: Opening, *, now: datetime) -> Facts:
    """What the rules ask about an opening. One SQL query, whether words speak of it."""
    return Facts(
        now=now,
        closes_at=opening.closes_at,
        is_rolling=opening.is_rolling,
        says_where=bool(opening.where_to_send.strip()),
        has_words=opening.pages.exists(),
    )


@dataclass(frozen=True, slots=True)
class OpeningsShown:
    """The public list at an instant: what is open, what is over (one page of it), the kinds there are."""

    now: datetime
    kind: str
    kinds: list[Term]
    open: list[Opening]
    over: Page

    @property
    def is_empty(self) -> bool:
        return not self.open and not self.over.paginator.count


def openings_shown(now: datetime, *, kind: str = "", page: str = "") -> OpeningsShown:
    """Five SQL statements, whatever the number of openings. An unknown kind finds nothing; a wrong page shows the nearest."""
    everything = Opening.objects.select_related("kind", "organisation")
    kinds = Term.objects.filter(kind=TermKind.OPENING_KIND, pk__in=Opening.objects.published().values("kind"))
    if kind:
        everything = everything.filter(kind__code=kind)
    return OpeningsShown(
        now=now,
        kind=kind,
        kinds=list(kinds),
        open=list(everything.open_at(now)),
        over=Paginator(everything.over_at(now), IN_THE_ARCHIVE).get_page(page),
    )


@dataclass(frozen=True, slots=True)
class OpeningCard:
    """An opening as its card draws it at an instant."""

    title: str
    address: str
    kicker: str
    lead: str
    section: str
    state: str
    ends_at: datetime | None
    zone: str
    dated_at: datetime | None
    words_language: str
    fictional: bool


def opening_card(opening: Opening, language: str, now: datetime) -> OpeningCard:
    """The card of an opening for a reader of `language`. No SQL where its kind is loaded."""
    title, written_in = words_in(opening.title, language)
    standing = opening.standing(now)
    return OpeningCard(
        title=title,
        address=opening.get_absolute_url(),
        kicker=text_in(opening.kind.words, language),
        lead=text_in(opening.lead, language),
        section="grants",
        state=standing,
        ends_at=opening.closes_at if standing in {Standing.OPEN, Standing.EXTENDED} else None,
        zone=opening.zone,
        dated_at=opening.published_at,
        words_language="" if written_in == language else written_in,
        fictional=opening.is_fictional,
    )
