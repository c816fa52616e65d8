"""The living catalogue of the design language: every component in every state, with sample values.

Pure data, in French, as readers meet it: long names, nothing at all, errors, right to left. What is not a public fact is
invented and says so on the page. A test holds that every component, icon and family of cloths stands here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .catalogue_samples import samples
from .patterns import cloth_of
from .patterns.cloth import FAMILIES


@dataclass(frozen=True, slots=True)
class State:
    """One state of a component: what it shows, and the values that it is given. `direction` is `rtl` for Arabic words."""

    title: str
    values: Mapping[str, Any]
    direction: str = "ltr"

    @property
    def language(self) -> str:
        return "ar" if self.direction == "rtl" else "fr"


@dataclass(frozen=True, slots=True)
class Entry:
    """A component by the name of its template, with its states. `is_wide` where it fills the page from edge to edge."""

    name: str
    states: tuple[State, ...]
    is_wide: bool = False


SAMPLE_NAMES = (
    "kawral-fulbe-gironde", "jokkoo-loire", "benkadi-montreuil", "tiwizi-grand-lille", "fanambinana-lyon", "hoa-sen-marne",
    "samaki-essonne", "zaytouna-isere", "akwaba-garonne", "mwendo-marseille", "yelema-rennes", "nutifafa-nantes",
    "teranga-ardennes", "kivu-alsace", "lamba-reunion", "xalaat-picardie", "ubuntu-moselle", "ndimbal-havre",
    "sourire-hanoi", "atlas-limousin", "baobab-savoie", "ylang-gard", "ceiba-guyane", "corail-mayotte",
)  # fmt: skip
WIDE = {"header", "event_head", "footer", "emergency_bar", "breadcrumb", "finder", "hero", "page_head", "poster_block"}


def catalogue() -> Iterator[Entry]:
    """Every component in the order of its name."""
    for name, states in sorted(samples().items()):
        yield Entry(name, tuple(State(*state) for state in states), name in WIDE)


def cloths_by_family() -> dict[str, list[str]]:
    """Invented names by the family of their cloth."""
    families: dict[str, list[str]] = {family.__name__: [] for family in FAMILIES}
    for name in SAMPLE_NAMES:
        families[cloth_of(name).family].append(name)
    return families
