"""`manage.py write_fresh`: writes down what the migrations make of an empty SQLite database."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from toile.front import fresh


class Command(BaseCommand):
    help = "Writes toile/front/fresh.sql again, from all migrations run on an empty SQLite database."
    requires_system_checks = []

    def handle(self, **options) -> None:
        if connection.vendor != "sqlite":
            raise CommandError("Unset DATABASE_URL: the file holds a fresh SQLite database.")
        with TemporaryDirectory() as folder:
            connection.close()
            connection.settings_dict["NAME"] = Path(folder) / "fresh.sqlite3"
            call_command("migrate", interactive=False, verbosity=0)
            fresh.FILE.write_text(fresh.script_of(connection.connection))
            connection.close()
