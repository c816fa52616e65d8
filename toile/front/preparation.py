"""What a start needs and does only when something is new: the tables of the database, the collected static files."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from whitenoise.compress import Compressor

from . import fresh

Say = Callable[[str], None]


def prepare_database(say: Say) -> None:
    """Applies the migrations that the default database does not have yet."""
    filled = fresh.fill_if_empty()
    executor = MigrationExecutor(connection)
    steps = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if steps:
        say(f"Migrating the database ({len(steps)} steps) ...")
    if steps or filled:
        call_command("migrate", interactive=False, verbosity=0)


def prepare_static_files(say: Say, *, compress_all: bool = False) -> None:
    """Collects the static files if one of them, or the wish to compress them all, changed since the last time.

    Files of an earlier start stay: pages that readers opened before still ask for them.
    """
    root = Path(settings.STATIC_ROOT)
    stamp = root.with_name(f"{root.name}.digest")
    digest = digest_of_sources(compress_all)
    if stamp.exists() and stamp.read_text() == digest:
        return
    say("Collecting the static files ...")
    call_command("collectstatic", interactive=False, verbosity=0)
    if compress_all:
        compress_every_file(root)
    stamp.write_text(digest)


def digest_of_sources(compress_all: bool) -> str:
    """Changes when a static file is added, removed or written, or when they move elsewhere."""
    digest = hashlib.sha256(f"{settings.STORAGES['staticfiles']} {settings.STATIC_ROOT} {compress_all}".encode())
    for name, size, written in sorted(sources()):
        digest.update(f"{name}\0{size}\0{written}\0".encode())
    return digest.hexdigest()


def sources() -> Iterator[tuple[str, int, int]]:
    """(path, bytes, nanoseconds of its last writing) of each file that would be collected."""
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            yield storage.path(path), state.st_size, state.st_mtime_ns


def compress_every_file(root: Path) -> None:
    """Brotli and gzip copies of the back office's files too; ours have theirs already."""
    compressor = Compressor(quiet=True)
    for path in root.rglob("*"):
        if path.is_file() and compressor.should_compress(path.name) and not path.with_name(f"{path.name}.br").exists():
            compressor.compress(str(path))
