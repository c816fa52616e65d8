"""`manage.py write_catalogues`: what makemessages does, without the gettext programs that it calls."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from toile.front import catalogues


class Command(BaseCommand):
    help = "Writes every app's catalogues again: adds new sentences, keeps the words there are, says which are missing."
    requires_system_checks = []

    def handle(self, **options) -> None:
        missing = [
            f"{catalogues.file_of(app, language).relative_to(settings.BASE_DIR)}: {sentence.id}"
            for language, _name in settings.LANGUAGES
            if language != "en"  # the sentences are English
            for app in catalogues.apps()
            for sentence in catalogues.update(app, language)
        ]
        if missing:
            raise CommandError("\n".join(["These sentences have no words yet:", *missing]))
