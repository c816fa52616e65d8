"""What components are given when a plain value is not enough: shapes without behaviour, and the functions that fill them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from .shell import Link


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter with the number of things behind it, if that is known."""

    value: str
    label: str
    count: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter of a list: its name in the address, its label, what it says when nothing is chosen, its values."""

    name: str
    label: str
    everything: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what it is: words, or links."""

    term: str
    text: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a timeline: `done`, `now` or `ahead`."""

    label: str
    state: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in the size that is shown: address, pixels, alternative text, and whose it is.

    `alt_language` is that of the alternative text where it is not the reader's.
    """

    address: str
    width: int
    height: int
    alt: str
    alt_language: str = ""
    credit: str = ""
    place: str = ""
    licence: str = ""
    srcset: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `label` is the head of its column, which small screens write beside it."""

    text: str
    label: str = ""
    is_number: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows whose first cell names them."""

    caption: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], numbers: Collection[int] = ()) -> Table:
    """A table from plain text. `numbers` are the positions, from 0, of columns of numbers. Short rows are filled up."""
    filled = [[*row, *[""] * (len(head) - len(row))] for row in rows]
    return Table(
        caption,
        tuple(Cell(text, is_number=k in numbers) for k, text in enumerate(head)),
        tuple(
            tuple(Cell(text, label, k in numbers) for k, (text, label) in enumerate(zip(row, head, strict=False)))
            for row in filled
        ),
    )


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a list around the one shown. A link without address is a gap."""

    links: tuple[Link, ...] = field(default=())
    previous: str = ""
    next: str = ""


def pages_of(number: int, count: int, query: Mapping[str, str], name: str = "page") -> Pages:
    """The first page, the last, this one and its neighbours. `query` is kept in their addresses; page 1 has no number there."""
    near = {1, number - 1, number, number + 1, count}
    links: list[Link] = []
    for page in sorted(page for page in near if 1 <= page <= count):
        if links and page > int(links[-1].label) + 1:
            links.append(Link("…", ""))
        links.append(Link(str(page), _address(page, query, name), page == number))
    return Pages(
        tuple(links),
        previous=_address(number - 1, query, name) if number > 1 else "",
        next=_address(number + 1, query, name) if number < count else "",
    )


def _address(page: int, query: Mapping[str, str], name: str) -> str:
    kept = {key: value for key, value in query.items() if key != name and value}
    return f"?{urlencode(kept | ({name: str(page)} if page > 1 else {}))}"
