"""`manage.py work`: the worker."""

import os

from django.core.management.base import BaseCommand

from toile.services.tasks.worker import work


class Command(BaseCommand):
    help = "Do background tasks until told to end (SIGTERM, Ctrl-C), and begin those that come back by themselves."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--child", action="store_true", help="End when the process that started this one has ended, however it did."
        )

    def handle(self, *, child: bool, **options) -> None:
        work(parent=os.getppid() if child else None)
