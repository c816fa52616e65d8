"""The pages of `docs/rules/`: one for each table of transitions that an app has, in each language of the site."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.conf import settings

from toile.core.rules_pages import page_of
from toile.core.transitions import Table


def tables() -> list[Table]:
    """Every table that stands in an app's `rules.py`, by name."""
    found = {}
    for config in apps.get_app_configs():
        if config.name.startswith("toile.") and find_spec(f"{config.name}.rules"):
            for value in vars(import_module(f"{config.name}.rules")).values():
                if isinstance(value, Table):
                    found[value.name] = value
    return [found[name] for name in sorted(found)]


def pages() -> Iterator[tuple[str, str]]:
    """(file name, text) of each page: `openings.fr.md`, `openings.en.md`."""
    for table in tables():
        for language, _name in settings.LANGUAGES:
            yield f"{table.name}.{language}.md", page_of(table, language)


def folder() -> Path:
    """Where the pages stand."""
    return settings.BASE_DIR / "docs" / "rules"
