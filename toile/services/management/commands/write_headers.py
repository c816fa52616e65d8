"""`manage.py write_headers`: draws the table of security headers again, after it has changed."""

from django.conf import settings
from django.core.management.base import BaseCommand

from toile.services import headers


class Command(BaseCommand):
    help = "Writes docs/security/headers.md from the table that the program obeys."

    def handle(self, **options) -> None:
        file = settings.BASE_DIR / "docs" / "security" / "headers.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(headers.page(), encoding="utf-8")
        self.stdout.write(file.name)
