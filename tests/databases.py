"""The databases of a test run: one prepared by the migrations, and copies of it for the tests that really commit.

Every name begins with `tests.settings.RUN`, and nothing outlives the run but the migrated SQLite files of var/tests.
"""

import hashlib
import itertools
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from tests.settings import PREPARED, RUN, VAR

number = itertools.count(1)


@dataclass(frozen=True, slots=True)
class OwnDatabase:
    """A database that one test has to itself. `url` is the DATABASE_URL of processes that the test starts."""

    name: str
    url: str


def prepare() -> None:
    """Makes the run's database and points Django to it.

    On SQLite a file migrated by an earlier run is copied when it holds the same migrations: seconds instead of half a
    minute. In continuous integration every migration runs.
    """
    kept = kept_file() if connection.vendor == "sqlite" and os.environ.get("CI") != "true" else None
    name = connection.settings_dict["TEST"]["NAME"]
    if kept and kept.exists():
        shutil.copyfile(kept, name)
    connection.creation.create_test_db(
        verbosity=0, autoclobber=True, serialize=False, keepdb=bool(kept and kept.exists())
    )
    if kept and not kept.exists():
        for older in PREPARED.glob("migrated-*.sqlite3"):
            older.unlink(missing_ok=True)
        draft = kept.with_name(f"{RUN}.sqlite3")
        copy_sqlite(Path(name), draft)
        draft.replace(kept)


def end() -> None:
    """Drops the run's database."""
    connections.close_all()
    drop(connections.settings["default"]["NAME"])


def remove_folder() -> None:
    """Removes what the run wrote: secrets, pictures, caches."""
    shutil.rmtree(VAR, ignore_errors=True)


def kept_file() -> Path:
    """Where a database with just these migrations is kept: its name holds a digest of their files and of what runs after them."""
    digest = hashlib.sha256()
    sources = {
        Path(sys.modules[migration.__module__].__file__) for migration in MigrationLoader(None).disk_migrations.values()
    }
    sources |= {path for path in Path("toile").rglob("*.py") if b"post_migrate" in path.read_bytes()}
    for source in sorted(sources):
        digest.update(source.read_bytes())
    return PREPARED / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


def copy_sqlite(source: Path, target: Path) -> None:
    """A copy of what is committed, whole even while others write to the source."""
    with sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True) as origin, sqlite3.connect(target) as copy:
        origin.backup(copy)
    origin.close()
    copy.close()


@contextmanager
def own_database() -> Iterator[OwnDatabase]:
    """Copies the prepared database and points every thread's default connection to the copy, which is dropped at the end."""
    prepared = connections.settings["default"]["NAME"]
    connections.close_all()
    own = copy_for_postgresql(prepared) if connection.vendor == "postgresql" else copy_for_sqlite(Path(prepared))
    connections.settings["default"]["NAME"] = own.name
    try:
        yield own
    finally:
        connections.close_all()
        connections.settings["default"]["NAME"] = prepared
        drop(own.name)


def copy_for_sqlite(prepared: Path) -> OwnDatabase:
    name = prepared.with_name(f"own-{next(number)}.sqlite3")
    copy_sqlite(prepared, name)
    return OwnDatabase(name=str(name), url=f"sqlite:///{quote(str(name))}")


def copy_for_postgresql(prepared: str) -> OwnDatabase:
    name = f"{RUN}_own_{next(number)}"
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{prepared}"')
    settings = connections.settings["default"]
    user = quote(settings["USER"]) + (f":{quote(settings['PASSWORD'])}" if settings["PASSWORD"] else "")
    return OwnDatabase(name=name, url=f"postgresql://{user}@{settings['HOST']}:{settings['PORT']}/{name}")


def drop(name: str) -> None:
    """Removes a database of this run, and whoever is still connected to it."""
    if connection.vendor == "postgresql":
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    else:
        for file in (name, f"{name}-wal", f"{name}-shm"):
            Path(file).unlink(missing_ok=True)
