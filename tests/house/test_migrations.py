"""A migration says what it does in its name, and none is missing."""

import re

import pytest
from django.core.management import call_command

from tests.settings import ROOT

UNSPOKEN = re.compile(r"_auto_|_\d{8}|^\d{4}_(alter|remove|rename|add|delete)_?\w*_and_more$|^\d{4}$")
MIGRATIONS = sorted(path for path in ROOT.glob("toile/*/migrations/*.py") if path.stem != "__init__")


@pytest.mark.parametrize(
    ("name", "speaks"),
    [
        ("0012_application_withdrawn_at", True),
        ("0001_initial", True),
        ("0002_auto_20261125_0912", False),
        ("0003_20261125", False),
        ("0004_alter_event_kind_and_more", False),
    ],
)
def test_a_name_that_says_nothing_is_seen(name, speaks):
    assert UNSPOKEN.search(name) is not speaks


def test_every_migration_has_a_speaking_name():
    assert [str(path.relative_to(ROOT)) for path in MIGRATIONS if UNSPOKEN.search(path.stem)] == []


def test_a_migration_imports_nothing_of_the_apps_but_what_fields_need():
    """Code moves; a migration stays. A table's name for a function of ours would break the past."""
    imports = re.compile(r"^(?:from|import) (toile\.[\w.]+)", re.MULTILINE)
    found = {(path.parts[-3], module) for path in MIGRATIONS for module in imports.findall(path.read_text())}

    assert sorted(found) == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
