"""What is read about openings: the facts that rules judge, the public list, one opening for its page."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from toile.services.models import Term, TermKind

from ..models import Opening
from ..rules import Facts

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
