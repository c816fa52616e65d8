"""`manage.py prepare`: what script/setup does inside Django."""

import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from toile.accounts.models import User
from toile.front.founding import found
from toile.front.preparation import prepare_database, prepare_static_files


class Command(BaseCommand):
    help = "Brings the database and the static files up to date. Says nothing when they are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--production", action="store_true", help="compress the back office's files too, which takes a minute"
        )

        parser.add_argument(
            "--content", action="store_true", help="fill an empty copy: with the demo in demo mode, else to be built on"
        )

    def handle(self, *, production: bool, content: bool, **options) -> None:
        prepare_database(self.stderr.write)
        prepare_static_files(self.stderr.write, compress_all=production)
        if content and settings.DEMO:
            call_command("load_demo", first=True)
        elif content or production:
            found()
        if not settings.DEMO and not User.objects.filter(is_active=True).exists():
            self.stderr.write(f"Nobody has an account yet. Make the first: {sys.executable} manage.py createsuperuser")
