"""`manage.py import_wordpress FILE`: brings the posts of an old site in, and says what it could not read."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from toile.newsroom.models import NewsIndex
from toile.newsroom.wordpress.actions import import_wordpress
from toile.services.actors import System


class Command(BaseCommand):
    help = "Reads a WordPress export (WXR) and makes its published posts articles. Can be run again."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the export, an .xml file")
        parser.add_argument("--language", default="fr", help="language of the posts (default: fr)")

    def handle(self, *, file: Path, language: str, **options):
        under = NewsIndex.objects.filter(locale__language_code=language).first()
        if under is None:
            raise CommandError(_("There is no news list in “%(language)s” yet.") % {"language": language})
        if not file.is_file():
            raise CommandError(_("There is no file %(file)s.") % {"file": file})
        with file.open("rb") as export:
            report = import_wordpress(export, under=under, by=System("import_wordpress"), now=timezone.now())
        for problem in report.problems:
            self.stderr.write(f"{problem.where}: {problem.what}")
        self.stdout.write(
            _(
                "%(created)d created, %(updated)d updated, %(unchanged)d unchanged, %(left_alone)d left alone, "
                "%(passed_over)d passed over, %(problems)d things to look at."
            )
            % {
                "created": report.created,
                "updated": report.updated,
                "unchanged": report.unchanged,
                "left_alone": report.left_alone,
                "passed_over": report.passed_over,
                "problems": len(report.problems),
            }
        )
