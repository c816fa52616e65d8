"""`manage.py write_rules`: draws the tables of transitions again, after one of them has changed."""

from django.core.management.base import BaseCommand

from toile.front.rules_pages import folder, pages


class Command(BaseCommand):
    help = "Writes the pages of docs/rules/ from the tables that the program obeys."

    def handle(self, **options) -> None:
        folder().mkdir(parents=True, exist_ok=True)
        for name, text in pages():
            (folder() / name).write_text(text, encoding="utf-8")
            self.stdout.write(name)
