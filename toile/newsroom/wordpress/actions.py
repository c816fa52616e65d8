"""Makes articles of an old site's posts. Can be run again: what nobody has touched since follows the export."""

import hashlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import IO
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

from toile.services import audit, former, published
from toile.services.actors import Actor
from toile.services.models import Term, TermKind

from ..models import Article, ImportedPost, NewsIndex
from .markup import Body, Picture, body_of
from .reading import Item, Problem, read_export

NAMESPACE = uuid.UUID("b6c6e5d2-7f5a-4a0e-9d53-5e0a7a6c2f11")
THEMES = {"thematique", "category"}
PLACES = {"localisation"}
KINDS = {"type-actualite"}
UNCLASSIFIED = ("news", {"fr": "Actualité", "en": "News"})


@dataclass(slots=True)
class Report:
    """What an import did, and all that it could not."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    left_alone: int = 0
    passed_over: int = 0
    problems: list[Problem] = field(default_factory=list)


FindPicture = Callable[[Picture], int | None]


def import_wordpress(
    file: IO[bytes], *, under: NewsIndex, by: Actor, now: datetime, find_picture: FindPicture = lambda picture: None
) -> Report:
    """Read an export and make its published posts articles under `under`, one transaction each.

    `find_picture` gives the key of a stored picture, or None where the export's files do not hold it. A post that the
    staff has changed since its last import is left alone and said. Never raises on what the file holds.
    """
    report = Report()
    for entry in read_export(file):
        if isinstance(entry, Problem):
            report.problems.append(entry)
        elif entry.kind != "post":
            report.passed_over += 1
            if entry.kind not in {"attachment", "nav_menu_item", "revision"}:
                report.problems.append(
                    Problem(_where(entry), _("a “%(kind)s” is not imported: write it as a page") % {"kind": entry.kind})
                )
        elif entry.status != "publish":
            report.passed_over += 1
        else:
            _import_post(entry, under, by, now, find_picture, report)
    return report


def _import_post(item: Item, under: NewsIndex, by: Actor, now: datetime, find_picture: FindPicture, report: Report):
    source = (urlsplit(item.link).hostname or "")[:120]
    known = ImportedPost.objects.filter(source=source, number=item.number).first()
    digest = hashlib.sha256(repr(asdict(item)).encode("utf-8", "replace")).hexdigest()
    article = (
        Article.objects.filter(translation_key=known.translation_key, locale=under.locale).first() if known else None
    )
    if known and known.digest == digest:
        report.unchanged += 1
        return
    if known and (article is None or article.latest_revision_id != known.revision):
        report.left_alone += 1
        report.problems.append(
            Problem(_where(item), _("somebody has changed or removed this article since: it is left alone"))
        )
        return
    if not item.title or item.written_at is None:
        report.problems.append(Problem(_where(item), _("it has no title or no date")))
        return
    body = body_of(item.html)
    report.problems += [Problem(_where(item), problem) for problem in body.problems]
    with published.transaction():
        key = known.translation_key if known else uuid.uuid5(NAMESPACE, f"{source}:{item.number}")
        article = article or Article(translation_key=key, locale=under.locale, slug=free_slug(item, under))
        _write(article, item, body, find_picture, report)
        if article.pk is None:
            Page.objects.get(pk=under.pk).add_child(instance=article)
        revision = article.save_revision()
        revision.publish()
        ImportedPost.objects.update_or_create(
            source=source,
            number=item.number,
            defaults={"digest": digest, "translation_key": key, "revision": revision.pk},
        )
        former.keep_old_address(
            "article", str(key), under.locale.language_code, path=urlsplit(item.link).path, number=item.number
        )
        audit.record("article.imported", article, by=by, at=now, number=item.number, source=source)
    if known:
        report.updated += 1
    else:
        report.created += 1


def _write(article: Article, item: Item, body: Body, find_picture: FindPicture, report: Report) -> None:
    article.title = item.title[:255]
    article.lead = _lead(item)
    article.dated_on = item.written_at.date()
    article.first_published_at = article.first_published_at or item.written_at
    article.kind = _kind(item)
    blocks = list(_stored(body, item, find_picture, report))
    article.body = Article.body.field.stream_block.to_python(blocks)
    article.themes = [_theme(slug, name) for taxonomy, slug, name in item.terms if taxonomy in THEMES and slug]
    article.places = list(_places(item, report))


def _stored(body: Body, item: Item, find_picture: FindPicture, report: Report) -> Iterator[dict]:
    for kind, value in body.blocks:
        if kind == "text":
            yield {"type": "text", "value": value}
        elif kind == "quote":
            yield {"type": "text", "value": f"<p>« {value} »</p>"}  # nobody is named: our quotes name somebody
        elif kind == "video":
            yield {"type": "video", "value": {**value, "title": item.title[:160], "minutes": None, "picture": None}}
        elif kind == "table":
            columns = [{"type": "text", "heading": heading} for heading in value["head"]]
            table = {"columns": columns, "rows": [{"values": row} for row in value["rows"]], "caption": ""}
            yield {"type": "table", "value": {"caption": item.title[:160], "table": table}}
        elif (picture := find_picture(value)) is not None:
            yield {"type": "figure", "value": {"picture": picture, "caption": value.caption}}
        else:
            report.problems.append(
                Problem(
                    _where(item), _("the picture %(address)s is not among the files") % {"address": value.address[:120]}
                )
            )


def _lead(item: Item) -> str:
    text = " ".join(lead_words(body_of(item.excerpt).blocks))
    return text if len(text) <= 400 else f"{text[:399].rsplit(' ', 1)[0]}…"


def lead_words(blocks) -> Iterator[str]:
    """The plain words of text blocks."""
    for kind, value in blocks:
        if kind == "text":
            yield " ".join(strip_tags(value).split())


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
