"""Places of the vocabulary: countries in their ISO 3166-1 codes, regions and départements of France in ISO 3166-2's."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from .models import Term, TermKind

DATA = Path(__file__).parent / "data"
ISO_OF_INSEE = {  # ISO 3166-2:FR, for INSEE's codes of regions
    "01": "971", "02": "972", "03": "973", "04": "974", "06": "976", "11": "IDF", "24": "CVL", "27": "BFC",
    "28": "NOR", "32": "HDF", "44": "GES", "52": "PDL", "53": "BRE", "75": "NAQ", "76": "OCC", "84": "ARA",
    "93": "PAC", "94": "20R",
}  # fmt: skip
NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}  # CLDR has them too


@dataclass(frozen=True, slots=True)
class Place:
    """A place to be: `parent` is the code of the region that a département lies in."""

    kind: TermKind
    code: str
    words: dict[str, str]
    parent: str = ""


def places() -> Iterator[Place]:
    """Every country, region and département, regions before what they hold."""
    french, english = Locale("fr").territories, Locale("en").territories
    for code in sorted(french):
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES:
            yield Place(TermKind.COUNTRY, code, {"fr": french[code], "en": english[code]})
    for row in _rows("regions.csv"):
        if row["code"] in ISO_OF_INSEE:
            yield Place(TermKind.REGION, f"FR-{ISO_OF_INSEE[row['code']]}", {"fr": row["nom"]})
    for row in _rows("departements.csv"):
        if row["region"] in ISO_OF_INSEE:
            yield Place(
                TermKind.DEPARTMENT, f"FR-{row['code']}", {"fr": row["nom"]}, f"FR-{ISO_OF_INSEE[row['region']]}"
            )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def seed_places() -> int:
    """Insert the places that are missing; words that the staff has changed stay. Returns how many were new."""
    known = set(Term.objects.places().values_list("kind", "code"))
    wanted = [place for place in places() if (place.kind, place.code) not in known]
    Term.objects.bulk_create([Term(kind=place.kind, code=place.code, words=place.words) for place in wanted])
    regions = dict(Term.objects.filter(kind=TermKind.REGION).values_list("code", "pk"))
    inside = {place.code: regions[place.parent] for place in wanted if place.parent}
    departments = list(Term.objects.filter(kind=TermKind.DEPARTMENT, code__in=inside))
    for department in departments:
        department.parent_id = inside[department.code]
    Term.objects.bulk_update(departments, ["parent"])
    return len(wanted)
