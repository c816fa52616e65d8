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
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from tests.settings import PREPARED, RUN, VAR
from toile.front import fresh

number = itertools.count(1)


@dataclass(frozen=True, slots=True)
class OwnDatabase:
    """A database that one test has to itself. `url` is the DATABASE_URL of processes that the test starts."""

    name: str
    url: str


def prepare() -> None:
    """Makes the run's database and points Django to it.

    On SQLite it begins with a file migrated by an earlier run, or with the fresh database that is written down: seconds
    instead of half a minute. In continuous integration every migration runs.
    """
    shortcut = connection.vendor == "sqlite" and os.environ.get("CI") != "true"
    if shortcut:
        begin_with_what_is_migrated(Path(connection.settings_dict["TEST"]["NAME"]))
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=shortcut)
    if shortcut:
        keep(Path(connection.settings_dict["NAME"]))


def begin_with_what_is_migrated(file: Path) -> None:
    """Whatever is missing of it, the migrations add afterwards."""
    if kept_file().exists():
        shutil.copyfile(kept_file(), file)
    else:
        with closing(sqlite3.connect(file)) as database:
            database.executescript(fresh.script_that_fits())


def keep(migrated: Path) -> None:
    """Keeps a copy for the next run, in place of older ones."""
    if kept_file().exists():
        return
    for older in PREPARED.glob("migrated-*.sqlite3"):
        older.unlink(missing_ok=True)
    draft = kept_file().with_name(f"{RUN}.sqlite3")
    copy_sqlite(migrated, draft)
    draft.replace(kept_file())


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


def copy_prepared_to(file: Path) -> None:
    """On SQLite, a copy of the prepared database for a server that a test starts: it has nothing to migrate."""
    if connection.vendor == "sqlite":
        file.parent.mkdir(parents=True, exist_ok=True)
        copy_sqlite(Path(connections.settings["default"]["NAME"]), file)


@contextmanager
def own_database(*, kept: bool = False) -> Iterator[OwnDatabase]:
    """Copies the prepared database and points every thread's default connection to the copy, dropped at the end unless `kept`."""
    prepared = connections.settings["default"]["NAME"]
    connections.close_all()
    own = copy_for_postgresql(prepared) if connection.vendor == "postgresql" else copy_for_sqlite(Path(prepared))
    connections.settings["default"]["NAME"] = own.name
    try:
        yield own
    finally:
        connections.close_all()
        connections.settings["default"]["NAME"] = prepared
        if not kept:
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
