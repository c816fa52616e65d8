"""`manage.py load_demo`: the demonstration content. `--first` loads what the home page shows, the worker the rest."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from toile.front.demo.loading import load_first, load_rest
from toile.front.tasks import load_rest_of_the_demo


class Command(BaseCommand):
    help = "Loads the demonstration content. Can be stopped and started again; what is there is left alone."

    def add_arguments(self, parser):
        parser.add_argument("--first", action="store_true", help="what the home page shows; the worker loads the rest")

    def handle(self, *, first: bool, **options):
        if not settings.DEMO:
            raise CommandError("The demonstration content is for demo mode alone: set TOILE_DEMO=1.")
        now = timezone.now()
        load_first(now)
        if first:
            load_rest_of_the_demo.enqueue_once("load the rest of the demo")
        else:
            load_rest(now)
