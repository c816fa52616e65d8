"""`manage.py load_demo`: the demonstration content. `--first` loads what the home page shows and leaves the rest."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from toile.front.demo.loading import load_first, load_rest


class Command(BaseCommand):
    help = "Loads the demonstration content. Can be stopped and started again; what is there is left alone."

    def add_arguments(self, parser):
        parser.add_argument("--first", action="store_true", help="only what the home page shows")

    def handle(self, *, first: bool, **options):
        now = timezone.now()
        load_first(now)
        if not first:
            load_rest(now)
