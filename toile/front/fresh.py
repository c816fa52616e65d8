"""A fresh SQLite database in a second: what the migrations make of nothing, written down as SQL.

Running more than two hundred migrations takes half of a newcomer's first start, and more each year. `fresh.sql` holds
their result. Migrations that are newer are applied on top as usual, so an older file is slower, never wrong; one that
records a migration which has changed since is left aside. `manage.py write_fresh` writes it again.
"""

import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

FILE = Path(__file__).with_name("fresh.sql")
HEADING = "-- The migrations it holds: "


def fill_if_empty() -> bool:
    """Fills the default database if it is SQLite, has no table, and the file fits. Returns whether it did."""
    if connection.vendor != "sqlite" or connection.introspection.table_names():
        return False
    script = script_that_fits()
    if script:
        connection.connection.executescript(script)
    return bool(script)


def script_that_fits() -> str:
    """The content of the file; empty when a migration that it records is written differently now, or gone."""
    script = FILE.read_text() if FILE.exists() else ""
    return script if script and script.startswith(HEADING + digest_of(recorded_in(script)) + "\n") else ""


def recorded_in(script: str) -> list[tuple[str, str]]:
    """(app, name) of each migration that a script records as applied."""
    database = sqlite3.connect(":memory:")
    database.executescript(script)
    names = database.execute("SELECT app, name FROM django_migrations").fetchall()
    database.close()
    return names


def digest_of(names: Iterable[tuple[str, str]]) -> str:
    """Changes when one of these migrations is written differently or is gone."""
    on_disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    digest = hashlib.sha256()
    for name in sorted(names):
        if name in on_disk:
            digest.update(Path(sys.modules[on_disk[name].__module__].__file__).read_bytes())
        else:
            digest.update(repr(name).encode())
    return digest.hexdigest()


def script_of(database: sqlite3.Connection) -> str:
    """The whole of a database as one script, which fits as long as its migrations stay as they are."""
    names = database.execute("SELECT app, name FROM django_migrations").fetchall()
    return "\n".join([HEADING + digest_of(names), "BEGIN;", *statements(database), "COMMIT;", ""])


def statements(database: sqlite3.Connection) -> Iterator[str]:
    """Tables, rows, then indexes and triggers. What a full-text table keeps for itself is made again by its own statement."""
    made = database.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    ).fetchall()
    virtual = tuple(f"{name}_" for kind, name, sql in made if sql.startswith("CREATE VIRTUAL"))
    tables = [(name, sql) for kind, name, sql in made if kind == "table" and not name.startswith(virtual or ("\0",))]
    for _name, sql in tables:
        yield f"{sql};"
    for name, sql in tables:
        if not sql.startswith("CREATE VIRTUAL"):
            yield from rows_of(database, name)
    for kind, _name, sql in made:
        if kind != "table":
            yield f"{sql};"


def rows_of(database: sqlite3.Connection, table: str) -> Iterator[str]:
    """One INSERT a row, in the order of the keys. A migration counts as applied at the hour of the filling."""
    columns = [name for _, name, *_ in database.execute(f'PRAGMA table_info("{table}")')]
    values = [
        "'datetime(''now'')'" if (table, name) == ("django_migrations", "applied") else f'quote("{name}")'
        for name in columns
    ]
    for row in database.execute(f'SELECT {", ".join(values)} FROM "{table}" ORDER BY rowid'):
        yield f'INSERT INTO "{table}" VALUES({",".join(row)});'
