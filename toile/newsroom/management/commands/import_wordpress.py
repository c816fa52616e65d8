"""`manage.py import_wordpress FILE`: brings the posts of an old site in, and says what it could not read."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from toile.newsroom.models import NewsIndex
from toile.newsroom.wordpress.actions import import_wordpress
from toile.newsroom.wordpress.report import lines_of
from toile.services.actors import System


class Command(BaseCommand):
    help = "Reads a WordPress export (WXR) and makes its published posts articles. Can be run again."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the export, an .xml file")
        parser.add_argument("--language", default="fr", help="language of posts that do not say theirs (default: fr)")
        parser.add_argument("--files", type=Path, help="a copy of the old site’s folder wp-content/uploads")
        parser.add_argument("--report", type=Path, help="write the report to this file")
        parser.add_argument("--dry-run", action="store_true", help="read everything, keep nothing")

    def handle(self, *, file: Path, language: str, files: Path | None, report: Path | None, dry_run: bool, **options):
        under = NewsIndex.objects.filter(locale__language_code=language).first()
        if under is None:
            raise CommandError(_("There is no news list in “%(language)s” yet.") % {"language": language})
        if not file.is_file():
            raise CommandError(_("There is no file %(file)s.") % {"file": file})
        if files is not None and not files.is_dir():
            raise CommandError(_("There is no folder %(folder)s.") % {"folder": files})
        with file.open("rb") as export:
            told = import_wordpress(
                export, under=under, by=System("import_wordpress"), now=timezone.now(), files=files, dry=dry_run
            )
        lines = lines_of(told, dry=dry_run)
        if report:
            report.write_text("\n".join(lines) + "\n", encoding="utf-8")
            lines = lines[:1]
        self.stdout.write("\n".join(lines))
