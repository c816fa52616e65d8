"""`manage.py prepare`: what script/setup does inside Django."""

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandParser

from toile.front.preparation import prepare_database, prepare_static_files


class Command(BaseCommand):
    help = "Brings the database and the static files up to date. Says nothing when they are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--production", action="store_true", help="compress the back office's files too, which takes a minute"
        )

        parser.add_argument("--demo", action="store_true", help="in demo mode, load what the home page shows")

    def handle(self, *, production: bool, demo: bool, **options) -> None:
        prepare_database(self.stderr.write)
        prepare_static_files(self.stderr.write, compress_all=production)
        if demo and settings.DEMO and "load_demo" in get_commands():
            call_command("load_demo", first=True)
