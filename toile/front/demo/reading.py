"""Reads the files of `content/`. Nothing is interpreted here."""

import uuid
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from toile.core.text.folding import slug_of

CONTENT = Path(__file__).parent / "content"
NAMESPACE = uuid.UUID("6f9d1a52-6f0c-4d0b-9b57-3d8f0a1e2c44")
LANGUAGES = ("fr", "en")


@cache
def read(name: str) -> Any:
    """The content of one file, for example `people.yaml`."""
    with (CONTENT / name).open(encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def read_all(folder: str) -> list[dict]:
    """The contents of every file of a folder, in the order of their names."""
    return [read(f"{folder}/{path.name}") for path in sorted((CONTENT / folder).glob("*.yaml"))]


def uid_of(kind: str, name: str) -> uuid.UUID:
    """The fixed identifier of a thing of the demonstration, the same on every machine; an organisation's is in its file."""
    if kind == "organisation":
        return uuid.UUID(organisations()[name]["uid"])
    return uuid.uuid5(NAMESPACE, f"{kind}:{name}")


@cache
def organisations() -> dict[str, dict]:
    """The organisations of the demonstration by name: the network, its members, its partners."""
    return {organisation["id"]: organisation for organisation in read("organisations.yaml")["organisations"]}


def slug_in(language: str, facts: dict) -> str:
    """The last part of a thing's address: what its title gives. A record has one address, from its French title."""
    return slug_of(facts[language]["title"])


@cache
def dated() -> dict[str, dict[str, dict]]:
    """Past and coming dates and openings, by kind and name."""
    files = [read(name) for name in ("events.yaml", "openings.yaml", "season.yaml")]
    return {
        kind: {facts["id"]: facts for file in files for facts in file.get(f"{kind}s", ())}
        for kind in ("event", "opening")
    }


def in_languages(thing: dict, field: str) -> dict[str, str]:
    """The words of a field, for a LocalisedText: `{"fr": …, "en": …}` without the languages that have none."""
    return {code: thing[code][field] for code in LANGUAGES if thing.get(code, {}).get(field)}
