"""What the gates share: the list of screens, and the platform as it is served in production over the demonstration."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests import databases, demo
from tests.gates.pages import Screen, screens
from tests.servers import Server, serve_in_processes
from tests.settings import VAR


@pytest.fixture(scope="session")
def every_screen(demo_database, django_db_blocker) -> list[Screen]:
    """All screens of the demonstration, in both languages. Nothing stays open: a server may write meanwhile."""
    with django_db_blocker.unblock(), demo.pointed_to(demo_database):
        return screens()


@pytest.fixture(scope="session")
def served(demo_database) -> Iterator[Server]:
    """The demonstration in processes of its own, with static files compressed and pages kept: read it, change nothing."""
    var = VAR / "gates"
    shutil.copytree(settings.MEDIA_ROOT, var / "media")
    environment = {"TOILE_DEMO": "0"}  # nothing is loaded there, and nobody is told that it is a demonstration
    if connection.vendor == "sqlite":
        databases.copy_sqlite(Path(demo_database.name), var / "toile.sqlite3")
    else:
        environment["DATABASE_URL"] = demo_database.url
    with serve_in_processes(var, **environment) as server:
        yield server
