"""Demands as readers see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from toile.core.localised import words_in

from .models import Demand


@dataclass(frozen=True, slots=True)
class DemandShown:
    """One demand in the reader's language; `words_language` only where it is written in another."""

    number: int
    text: str
    words_language: str


def demands_shown(demands: Iterable[Demand], language: str) -> list[DemandShown]:
    """These demands for a reader of `language`, in their order. No SQL of its own."""
    return [_shown(demand, language) for demand in demands]


def _shown(demand: Demand, language: str) -> DemandShown:
    text, written_in = words_in(demand.text, language)
    return DemandShown(demand.number, text, "" if written_in == language else written_in)
