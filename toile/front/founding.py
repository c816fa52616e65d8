"""What a copy begins with when no demonstration is asked for: a page tree, kinds, places, menus. Nothing in it names a network."""

from functools import cache
from pathlib import Path

import yaml

from toile.services import published
from toile.services.models import Term, TermKind
from toile.services.places import seed_places

from .models import HomePage, MenuItem
from .site_tree import Trunk, plant_trunk

KINDS = {
    "news_kinds": TermKind.NEWS_KIND,
    "publication_kinds": TermKind.PUBLICATION_KIND,
    "event_kinds": TermKind.EVENT_KIND,
    "opening_kinds": TermKind.OPENING_KIND,
}


@cache
def words() -> dict:
    """The file `founding.yaml` as it is written."""
    return yaml.load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def found() -> bool:
    """Lays down what the staff then builds on. False, having changed nothing, where a home page stands already."""
    if HomePage.objects.exists():
        return False
    with published.transaction():
        found_vocabulary()
        found_menus(plant_trunk())
    return True


def found_vocabulary() -> None:
    """Kinds and places. Words that somebody has changed since stay as they are."""
    for name, kind in KINDS.items():
        for position, term in enumerate(words()[name]):
            labels = {code: term[code] for code in ("fr", "en")}
            Term.objects.get_or_create(kind=kind, code=term["code"], defaults={"words": labels, "position": position})
    seed_places()


def found_menus(trunk: Trunk) -> None:
    """Menus that lead to the screens and lists that every copy has."""
    pages = {"news": trunk.news["fr"], "publications": trunk.publications["fr"]}
    MenuItem.objects.bulk_create(
        MenuItem(
            menu=menu,
            label={code: entry[code] for code in ("fr", "en")},
            page=pages.get(entry.get("page")),
            address=entry.get("address", ""),
            position=position,
        )
        for menu, entries in words()["menus"].items()
        for position, entry in enumerate(entries)
    )
