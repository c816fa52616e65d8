"""`manage.py prepare`: what script/setup does inside Django."""

from django.core.management.base import BaseCommand, CommandParser

from toile.front.preparation import prepare_database, prepare_static_files


class Command(BaseCommand):
    help = "Brings the database and the static files up to date. Says nothing when they are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--production", action="store_true", help="compress the back office's files too, which takes a minute"
        )

    def handle(self, *, production: bool, **options) -> None:
        prepare_database(self.stderr.write)
        prepare_static_files(self.stderr.write, compress_all=production)
