"""The written-down fresh database is what the migrations make; where it is not, it is left aside."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.db import connection

from tests.servers import as_a_person_would
from tests.settings import ROOT
from toile.front import fresh

VOLATILE = {"django_migrations", "django_content_type", "auth_permission", "auth_group_permissions"}  # compared by name


def schema(database: sqlite3.Connection) -> set[tuple]:
    return set(database.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"))


def named_rows(database: sqlite3.Connection) -> dict[str, list[tuple]]:
    """What the rows say whose numbers depend on the order in which migrations ran."""
    return {
        "migrations": sorted(database.execute("SELECT app, name FROM django_migrations")),
        "rights": sorted(
            database.execute(
                "SELECT app_label, model, codename FROM auth_permission p JOIN django_content_type t ON t.id = content_type_id"
            )
        ),
    }


def counts(database: sqlite3.Connection) -> dict[str, int]:
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our own tables
        for name in tables
        if name not in VOLATILE and not name.startswith(("sqlite_", "wagtailsearch_indexentry_fts_"))
    }


@pytest.mark.django_db
@pytest.mark.sqlite
def test_a_fresh_start_ends_with_the_database_that_the_migrations_make(tmp_path):
    subprocess.run(
        [sys.executable, "manage.py", "prepare"],
        cwd=ROOT,
        env=as_a_person_would(TOILE_VAR=str(tmp_path)),
        check=True,
        capture_output=True,
    )

    with closing(sqlite3.connect(tmp_path / "toile.sqlite3")) as started:
        migrated = connection.connection
        assert schema(started) == schema(migrated)
        assert named_rows(started) == named_rows(migrated)
        assert counts(started) == counts(migrated)


def database_with(*migrations: tuple[str, str]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text, applied text)")
    database.executemany("INSERT INTO django_migrations (app, name) VALUES (?, ?)", migrations)
    database.execute("CREATE TABLE word (text, number)")
    database.execute("INSERT INTO word VALUES ('l''été; -- ''', NULL), ('a\nb', 1.5)")
    database.execute("CREATE UNIQUE INDEX one_text ON word (text)")
    database.execute("CREATE VIRTUAL TABLE found USING fts5(text)")
    database.execute("CREATE TRIGGER finds AFTER INSERT ON word BEGIN INSERT INTO found VALUES (NEW.text); END")
    return database


def test_a_script_gives_back_tables_rows_indexes_triggers_and_full_text():
    with closing(database_with(("accounts", "0001_initial"))) as database, closing(sqlite3.connect(":memory:")) as copy:
        copy.executescript(fresh.script_of(database))

        assert copy.execute("SELECT * FROM word").fetchall() == [("l'été; -- '", None), ("a\nb", 1.5)]
        assert schema(copy) == schema(database)
        copy.execute("INSERT INTO word VALUES ('tissage', 1)")
        assert copy.execute("SELECT * FROM found WHERE found MATCH 'tissage'").fetchall() == [("tissage",)]


def test_a_migration_counts_as_applied_at_the_hour_of_the_filling():
    with closing(database_with(("accounts", "0001_initial"))) as database, closing(sqlite3.connect(":memory:")) as copy:
        copy.executescript(fresh.script_of(database))

        assert copy.execute("SELECT julianday('now') - julianday(applied) < 1 FROM django_migrations").fetchone() == (
            1,
        )


def test_a_migration_that_is_gone_or_written_differently_changes_the_digest():
    known = [("accounts", "0001_initial")]

    assert fresh.digest_of(known) != fresh.digest_of([*known, ("accounts", "0002_of_another_time")])
    assert fresh.digest_of(known) != fresh.digest_of([("services", "0001_initial")])


def test_a_file_that_does_not_fit_is_left_aside(monkeypatch, tmp_path):
    other = tmp_path / "fresh.sql"
    with closing(database_with(("accounts", "0002_of_another_time"))) as database:
        other.write_text(fresh.script_of(database).replace(fresh.HEADING, f"{fresh.HEADING}0"))
    script = f"""
import django, pathlib
django.setup()
from toile.front import fresh
fresh.FILE = pathlib.Path({str(other)!r})
print(fresh.fill_if_empty())
"""
    environment = as_a_person_would(TOILE_VAR=str(tmp_path), DJANGO_SETTINGS_MODULE="toile.settings")

    said = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True)

    assert said.stdout == "False\n", said.stderr
    with closing(sqlite3.connect(tmp_path / "toile.sqlite3")) as database:
        assert schema(database) == set()
