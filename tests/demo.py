"""The demonstration as the public sees it, loaded once a run into a copy of the prepared database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone
from wagtail.models import Site

from tests import databases
from tests.gates.pages import GONE
from toile.front.demo.loading import load_first, load_rest
from toile.front.demo.reading import uid_of
from toile.services.languages import home_in
from toile.services.models import FormerAddress


@contextmanager
def loaded_database() -> Iterator[databases.OwnDatabase]:
    """A copy of the prepared database with the whole demonstration in it, dropped at the end. Half a minute."""
    with databases.own_database(kept=True) as own:
        Site.clear_site_root_paths_cache()
        now = timezone.now()
        load_first(now)
        load_rest(now)
        for language, _name in settings.LANGUAGES:
            gone = {"kind": "event", "uid": str(uid_of("event", "gone")), "language": language}
            FormerAddress.objects.create(address=home_in(language) + GONE, **gone)
    try:
        yield own
    finally:
        connections.close_all()
        databases.drop(own.name)


@contextmanager
def pointed_to(own: databases.OwnDatabase) -> Iterator[None]:
    """Points this thread's default connection to a database, in a transaction that is rolled back at the end."""
    prepared = connections.settings["default"]["NAME"]
    connections.close_all()
    connections.settings["default"]["NAME"] = own.name
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        connections.close_all()
        connections.settings["default"]["NAME"] = prepared
