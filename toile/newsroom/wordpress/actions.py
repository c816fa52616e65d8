"""Makes articles of an old site's posts. Can be run again: what nobody has touched since follows the export."""

import hashlib
import re
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from html import escape, unescape
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from toile.services import audit, former, published
from toile.services.actors import Actor
from toile.services.files.refusals import FileRefused
from toile.services.models import Term, TermKind

from ..models import Article, ImportedPost, NewsIndex
from .files import Files, upload_of
from .links import HREF, relinked
from .markup import Body, Picture, body_of
from .reading import Item, Problem, read_export

NAMESPACE = uuid.UUID("b6c6e5d2-7f5a-4a0e-9d53-5e0a7a6c2f11")
THEMES = {"thematique", "category"}
PLACES = {"localisation"}
KINDS = {"type-actualite"}
UNCLASSIFIED = ("news", {"fr": "Actualité", "en": "News"})


PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
END_OF_BLOCK = re.compile(r"</(?:p|h2|h3|li|ul|ol)>|<(?:ul|ol|br)>")
STATES = {
    "draft": gettext_lazy("it is a draft"),
    "pending": gettext_lazy("it waits for a review"),
    "private": gettext_lazy("it is private"),
    "future": gettext_lazy("it is scheduled"),
    "trash": gettext_lazy("it is in the bin"),
}


@dataclass(slots=True)
class Report:
    """What an import did, and all that it could not."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    left_alone: int = 0
    passed_over: int = 0
    pictures: int = 0
    documents: int = 0
    authors: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, item: Item, what: str) -> None:
        """Note what could not be done with an entry."""
        self.problems.append(Problem(_where(item), what))


def import_wordpress(
    file: IO[bytes], *, under: NewsIndex, by: Actor, now: datetime, files: Path | None = None, dry: bool = False
) -> Report:
    """Read an export and make its published posts articles, one transaction each: in `under`, or in its translations.

    `file` is read twice, from its beginning. `files` is a copy of the old site's `wp-content/uploads`. With `dry`
    nothing is kept. The rule of a second run: an article whose latest revision is the one the last import wrote follows
    the export; one that the staff has changed, or removed, since is left alone and said. Never raises on what the file
    holds.
    """
    run = Import(under, by, now, Report(), Files(by, now, files, dry=dry))
    with published.transaction() if dry else nullcontext():
        run.read(file)
        if dry:
            transaction.set_rollback(True)
    return run.report


@dataclass(slots=True)
class Import:
    """One run over one export."""

    under: NewsIndex
    by: Actor
    now: datetime
    report: Report
    files: Files
    hosts: set[str] = field(default_factory=set)
    posts: dict[str, int] = field(default_factory=dict)  # path of a published post -> its number
    seen: set[int] = field(default_factory=set)
    waiting: set[int] = field(default_factory=set)  # posts that link to one which was not there yet

    def read(self, file: IO[bytes]) -> None:
        """First what the posts speak of, then the posts, then those again that link to a later one."""
        for entry in read_export(file):
            if isinstance(entry, Item):
                self.note(entry)
        file.seek(0)
        for entry in read_export(file):
            if isinstance(entry, Problem):
                self.report.problems.append(entry)
            else:
                self.take(entry)
        if self.waiting:
            file.seek(0)
            for entry in read_export(file):
                if isinstance(entry, Item) and entry.number in self.waiting:
                    self.waiting.discard(entry.number)
                    self.follow(entry)

    def note(self, item: Item) -> None:
        if item.kind == "attachment":
            self.files.attachments.setdefault(item.number, item)
        if host := host_of(item.link):
            self.hosts.add(host)
        if item.kind == "post" and item.status == "publish":
            self.posts.setdefault(former.bare(path_of(item.link)), item.number)

    def take(self, item: Item) -> None:
        """One entry of the export, whatever it is."""
        if item.kind == "attachment":
            self.report.passed_over += 1
            if upload_of(item.file_address):
                self.report.documents += self.document(item, item.file_address, self.report) is not None
        elif item.kind != "post":
            self.report.passed_over += 1
            if item.kind not in {"nav_menu_item", "revision"}:
                self.report.tell(item, _("a “%(kind)s” is not imported: write it as a page") % {"kind": item.kind})
        elif item.status != "publish":
            self.report.passed_over += 1
            self.report.tell(item, str(STATES.get(item.status, _("it is not published"))))
        elif item.has_password:
            self.report.passed_over += 1
            self.report.tell(item, _("a password protects it"))
        elif item.number in self.seen:
            self.report.passed_over += 1
            self.report.tell(item, _("its number stands twice in the file: the first is kept"))
        elif not item.title or item.written_at is None:
            self.report.tell(item, _("it has no title or no date"))
        else:
            self.seen.add(item.number)
            self.write(item)

    def home_of(self, item: Item) -> NewsIndex | None:
        """The list of news in the language of a post."""
        if item.language in {"", self.under.locale.language_code}:
            return self.under
        return NewsIndex.objects.filter(locale__language_code=item.language).first()

    def write(self, item: Item) -> None:
        """Make a post an article, or let its article follow it."""
        under, report = self.home_of(item), self.report
        if under is None:
            words = _("there is no news list in its language, “%(language)s”") % {"language": item.language}
            report.tell(item, words)
            return
        source = host_of(item.link)[:120]
        known = ImportedPost.objects.filter(source=source, number=item.number).first()
        digest = hashlib.sha256(repr(asdict(item)).encode("utf-8", "replace")).hexdigest()
        article = article_of(known, under) if known else None
        if known and known.digest == digest:
            report.unchanged += 1
            return
        if known and (article is None or article.latest_revision_id != known.revision):
            report.left_alone += 1
            report.tell(item, _("somebody has changed or removed this article since: it is left alone"))
            return
        self.keep_files(item)
        with published.transaction():
            article = article or Article(
                translation_key=self.key_of(item, source, under), locale=under.locale, slug=free_slug(item, under)
            )
            self.fill(article, item, quiet=False)
            if article.pk is None:
                Page.objects.get(pk=under.pk).add_child(instance=article)
            self.keep(article, item, source, digest)
            former.keep_old_address(
                "article",
                str(article.translation_key),
                under.locale.language_code,
                path=path_of(item.link).rstrip("/"),
                number=item.number,
            )
            number, author = item.number, item.author
            audit.record(
                "article.imported", article, by=self.by, at=self.now, number=number, source=source, author=author
            )
        if item.author:
            report.authors[item.author] += 1
        if known:
            report.updated += 1
        else:
            report.created += 1

    def keep_files(self, item: Item) -> None:
        """Read and keep the files of a post before the transaction that writes it: reading takes seconds."""
        body = body_of(item.html)
        pictures = [value for kind, value in body.blocks if kind == "figure"]
        texts = [value for kind, value in body.blocks if kind == "text"]
        if first := first_picture(item):
            pictures.append(first)
        for picture in pictures:
            with suppress(FileRefused):
                self.files.picture(picture, credit=host_of(item.link))
        for address in (unescape(link) for text in texts for link in HREF.findall(text)):
            with suppress(FileRefused):
                self.files.document(address)

    def follow(self, item: Item) -> None:
        """Write an article again, now that the articles that it links to are there."""
        source, under = host_of(item.link)[:120], self.home_of(item)
        known = ImportedPost.objects.filter(source=source, number=item.number).first()
        article = article_of(known, under) if known and under else None
        if known and article and article.latest_revision_id == known.revision:
            with published.transaction():
                self.fill(article, item, quiet=True)
                self.keep(article, item, source, known.digest)

    def keep(self, article: Article, item: Item, source: str, digest: str) -> None:
        revision = article.save_revision()
        revision.publish()
        ImportedPost.objects.update_or_create(
            source=source,
            number=item.number,
            defaults={"digest": digest, "translation_key": article.translation_key, "revision": revision.pk},
        )

    def key_of(self, item: Item, source: str, under: NewsIndex) -> uuid.UUID:
        """One for all translations of a text, where the export says which they are and this language is still free."""
        shared = uuid.uuid5(NAMESPACE, f"{source}:{item.translations}")
        if item.translations and not Article.objects.filter(translation_key=shared, locale=under.locale).exists():
            return shared
        return uuid.uuid5(NAMESPACE, f"{source}:{item.number}")

    def fill(self, article: Article, item: Item, *, quiet: bool) -> None:
        report = Report() if quiet else self.report
        written_at = item.written_at or self.now  # `take` passes over a post without one
        body = body_of(item.html)
        for problem in body.problems:
            report.tell(item, problem)
        article.title = item.title[:255]
        article.lead = lead_of(item)
        article.dated_on = written_at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
        article.first_published_at = article.first_published_at or written_at
        article.kind = _kind(item)
        first = first_picture(item)
        article.picture_id = self.picture(item, first, report) if first else None
        blocks = list(self.stored(body, item, report))
        article.body = Article.body.field.stream_block.to_python(blocks)
        article.themes = [_theme(slug, name) for taxonomy, slug, name in item.terms if taxonomy in THEMES and slug]
        article.places = list(_places(item, report))

    def stored(self, body: Body, item: Item, report: Report) -> Iterator[dict]:
        """The blocks as a page keeps them."""
        for kind, value in body.blocks:
            if kind == "text":
                yield {"type": "text", "value": self.linked(value, item, report)}
            elif kind == "quote":
                words = (
                    f"<p>«\u202f{escape(value, quote=False)}\u202f»</p>"  # nobody is named: our quotes name somebody
                )
                yield {"type": "text", "value": words}
            elif kind == "video":
                video = {**value, "title": item.title[:160], "minutes": None, "picture": None}
                yield {"type": "video", "value": video}
            elif kind == "table":
                columns = [{"type": "text", "heading": heading} for heading in value["head"]]
                table = {"columns": columns, "rows": [{"values": row} for row in value["rows"]], "caption": ""}
                yield {"type": "table", "value": {"caption": item.title[:160], "table": table}}
            elif picture := self.picture(item, value, report):
                yield {"type": "figure", "value": {"picture": picture, "caption": value.caption}}

    def picture(self, item: Item, met: Picture, report: Report) -> int | None:
        try:
            picture = self.files.picture(met, credit=host_of(item.link))
        except FileRefused as refused:
            report.tell(item, _because(met.address or f"#{met.number}", refused))
            return None
        if picture is None:
            attachment = self.files.attachments.get(met.number)
            address = met.address or (attachment.file_address if attachment else f"#{met.number}")
            report.tell(item, _("the picture %(address)s is not among the files") % {"address": address[:120]})
        else:
            report.pictures += 1
        return picture or None

    def document(self, item: Item, address: str, report: Report) -> int | None:
        try:
            document = self.files.document(address, item.title if item.kind == "attachment" else "")
        except FileRefused as refused:
            report.tell(item, _because(address, refused))
            return None
        return document or None

    def linked(self, markup: str, item: Item, report: Report) -> str:
        """A text whose links lead to where things are now."""

        def page(path: str, number: int | None) -> int | None:
            number = number or self.posts.get(former.bare(path))
            known = ImportedPost.objects.filter(source__in=self.hosts, number=number).first() if number else None
            if known is None and number in self.posts.values():
                self.waiting.add(item.number)
            found = Article.objects.filter(translation_key=known.translation_key) if known else Article.objects.none()
            return found.values_list("pk", flat=True).first()

        def document(address: str) -> int | None:
            return self.document(item, address, report)

        text, lost = relinked(markup, self.hosts, page, document)
        for address in lost:
            if upload_of(address) and self.files.path_of(address) is None:
                report.tell(item, _("the file %(address)s is not among the files") % {"address": address[:120]})
        return text


def _because(address: str, refused: FileRefused) -> str:
    return f"{address[:120]}: {refused}"


def first_picture(item: Item) -> Picture | None:
    """The featured picture of a post, by the number of its attachment."""
    number = item.extra.get("_thumbnail_id", "")[:18]
    return Picture("", "", "", int(number)) if number.isdecimal() and int(number) else None


def article_of(known: ImportedPost, under: NewsIndex) -> Article | None:
    return Article.objects.filter(translation_key=known.translation_key, locale=under.locale).first()


def host_of(link: str) -> str:
    try:
        return urlsplit(link).hostname or ""
    except ValueError:
        return ""


def path_of(link: str) -> str:
    try:
        return urlsplit(link).path
    except ValueError:
        return ""


def lead_of(item: Item) -> str:
    """The excerpt, else the first words of the text: what a list shows under the title."""
    text = " ".join(lead_words(body_of(item.excerpt).blocks)) or first_paragraph(body_of(item.html))
    most = 400 if item.excerpt.strip() else 240
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]}…"


def first_paragraph(body: Body) -> str:
    """The plain words of the first paragraph of a text; empty where it has none."""
    texts = (paragraph for kind, value in body.blocks if kind == "text" for paragraph in PARAGRAPH.findall(value))
    return next((words for text in texts if (words := " ".join(unescape(strip_tags(text)).split()))), "")


def lead_words(blocks) -> Iterator[str]:
    """The plain words of text blocks."""
    for kind, value in blocks:
        if kind == "text":
            yield " ".join(unescape(strip_tags(END_OF_BLOCK.sub(" ", value))).split())


def _kind(item: Item) -> Term:
    slugs = [slug for taxonomy, slug, _label in item.terms if taxonomy in KINDS]
    found = Term.objects.filter(kind=TermKind.NEWS_KIND, code__in=slugs).first()
    if found:
        return found
    code, words = UNCLASSIFIED
    return Term.objects.get_or_create(kind=TermKind.NEWS_KIND, code=code, defaults={"words": words})[0]


def _theme(slug: str, name: str) -> Term:
    code = slugify(slug)[:40]
    return Term.objects.get_or_create(kind=TermKind.THEME, code=code, defaults={"words": {"fr": (name or slug)[:80]}})[
        0
    ]


def _places(item: Item, report: Report) -> Iterator[Term]:
    for taxonomy, slug, name in item.terms:
        if taxonomy not in PLACES:
            continue
        place = Term.objects.places().filter(Q(words__fr=name) | Q(code=slug.upper())).first()
        if place:
            yield place
        else:
            report.problems.append(
                Problem(_where(item), _("the place “%(name)s” is not in the vocabulary") % {"name": name or slug})
            )


def free_slug(item: Item, under: NewsIndex) -> str:
    """The old address's last part where it is free, else with the post's number."""
    wanted = slugify(item.slug or item.title)[:200] or f"article-{item.number}"
    taken = Page.objects.child_of(under).filter(slug=wanted).exists()
    return f"{wanted}-{item.number}" if taken else wanted


def _where(item: Item) -> str:
    return _("post %(number)s “%(title)s”") % {"number": item.number, "title": item.title[:60]}
