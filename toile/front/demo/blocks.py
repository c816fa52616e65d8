"""From the blocks of a content file to those of a page. Links name things (`page:history`, `event:gala`), not addresses."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

LINK = re.compile(r'href="(?P<to>(?:page|event|opening|programme|organisation|article):[a-z0-9-]+)"')


@dataclass(frozen=True, slots=True)
class Targets:
    """How names become what a block stores. Each takes the name after the colon.

    `address` gives the address of a named thing (`event:gala`) in the page's language; the others give primary keys.
    """

    address: Callable[[str], str]
    seat: Callable[[str], int]
    organisation: Callable[[str], int]
    document: Callable[[str], int]
    demand: Callable[[int], int]


def stream_of(body: list[dict], targets: Targets) -> list[dict]:
    """The raw stream of a body, in the form that StreamField stores. KeyError for a block that is none of ours."""
    return [BLOCKS[kind](value, targets) for block in body for kind, value in block.items()]


def _items(values: list) -> list[dict]:
    """A list as the editor stores it. Without these keys its words could not be translated before it is saved there."""
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def _text(value: str, targets: Targets) -> dict:
    return {"type": "text", "value": LINK.sub(lambda link: f'href="{targets.address(link["to"])}"', value.strip())}


def _essentials(value: list[str], targets: Targets) -> dict:
    return {"type": "essentials", "value": {"lines": _items(value)}}


def _key_figures(value: list[dict], targets: Targets) -> dict:
    figures = [{**figure, "value": str(figure["value"]), "as_of": str(figure["as_of"])} for figure in value]
    return {"type": "key_figures", "value": {"figures": _items(figures)}}


def _quote(value: dict, targets: Targets) -> dict:
    return {"type": "quote", "value": {"words": value["words"], "who": value["who"], "role": value.get("role", "")}}


def _people(value: list[str] | dict, targets: Targets) -> dict:
    names = value["people"] if isinstance(value, dict) else value
    title = value.get("title", "") if isinstance(value, dict) else ""
    return {"type": "people", "value": {"title": title, "seats": [targets.seat(name) for name in names]}}


def _logos(value: list[str] | dict, targets: Targets) -> dict:
    names = value["organisations"] if isinstance(value, dict) else value
    title = value.get("title", "") if isinstance(value, dict) else ""
    organisations = [targets.organisation(name) for name in names]
    return {"type": "logos", "value": {"title": title, "organisations": organisations}}


def _documents(value: list[str], targets: Targets) -> dict:
    return {"type": "documents", "value": {"title": "", "documents": [targets.document(name) for name in value]}}


def _call_to_action(value: dict, targets: Targets) -> dict:
    words = {"words": value["text"], "label": value["label"], "page": None, "address": targets.address(value["to"])}
    return {"type": "call_to_action", "value": words}


def _demands(value: list[int], targets: Targets) -> dict:
    return {"type": "demands", "value": {"demands": [targets.demand(number) for number in value]}}


def _table(value: dict, targets: Targets) -> dict:
    columns = [{"type": "text", "heading": heading} for heading in value["head"]]
    rows = [{"values": [str(cell) for cell in row]} for row in value["rows"]]
    table = {"columns": columns, "rows": rows, "caption": ""}
    return {"type": "table", "value": {"caption": value["caption"], "table": table}}


BLOCKS: dict[str, Callable[[Any, Targets], dict]] = {
    "text": _text,
    "essentials": _essentials,
    "key_figures": _key_figures,
    "quote": _quote,
    "people": _people,
    "logos": _logos,
    "documents": _documents,
    "call_to_action": _call_to_action,
    "demands": _demands,
    "table": _table,
}
