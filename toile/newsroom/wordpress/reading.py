"""Reads a WXR export: RSS 2.0 with WordPress's own namespace. Broken and hostile files give what can be read of them.

Nothing is fetched, no entity is expanded, one item at a time is held in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import IO
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from lxml import etree

from .encoding import CleanFile, TooLong, decoded_once

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MAX_BYTES = 400_000_000
MAX_TEXT = 2_000_000  # characters of one post


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the export. `kind` is WordPress's post type; `terms` are (taxonomy, slug, name)."""

    number: int
    kind: str
    status: str
    title: str
    slug: str
    link: str
    written_at: datetime | None
    html: str
    excerpt: str
    terms: tuple[tuple[str, str, str], ...] = ()
    file_address: str = ""
    parent: int = 0
    alternative_text: str = ""
    author: str = ""
    has_password: bool = False
    language: str = ""  # of Polylang or WPML; empty where neither is there
    translations: str = ""  # what the translations of one text share, with Polylang
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, and where: an item's number or title, else the line of the file."""

    where: str
    what: str


def read_export(file: IO[bytes]) -> Iterator[Item | Problem]:
    """The items of an export in their order, and a problem for each that cannot be read. Never raises on bad XML."""
    clean = CleanFile(file, MAX_BYTES)
    parser = etree.iterparse(
        clean,
        encoding="utf-8",
        events=("end",),
        tag="item",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
    )
    items = 0
    while True:
        try:
            _end, element = next(parser)
        except StopIteration:
            break
        except etree.XMLSyntaxError as broken:
            yield Problem(_("line %(line)s") % {"line": broken.lineno}, _("the file is no valid XML from there on"))
            break
        except TooLong:
            yield Problem(
                _("the file"), _("longer than %(size)d MB: the rest is not read") % {"size": MAX_BYTES // 1_000_000}
            )
            break
        items += 1
        yield _item(element, items)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    for error in list(parser.error_log)[:20]:
        yield Problem(_("line %(line)s") % {"line": error.line}, _("a part is no valid XML and was passed over"))
    if clean.mended:
        said = _("%(count)d bytes were no UTF-8: they are read as Windows-1252") % {"count": clean.mended}
        yield Problem(_("the file"), said)
    if clean.forbidden:
        said = _("%(count)d control characters were left out") % {"count": clean.forbidden}
        yield Problem(_("the file"), said)
    if not items:
        yield Problem(_("the file"), _("it holds no item: is it a WordPress export (WXR)?"))


def _item(element: etree._Element, position: int) -> Item | Problem:
    values = {
        etree.QName(child).localname: decoded_once(child.text or "")
        for child in element
        if isinstance(child.tag, str) and not child.tag.endswith("}encoded")
    }
    html = decoded_once("".join(child.text or "" for child in element if child.tag == CONTENT))
    excerpt = decoded_once(
        "".join(
            child.text or ""
            for child in element
            if isinstance(child.tag, str) and child.tag.endswith("encoded") and child.tag != CONTENT
        )
    )
    title = " ".join(unescape(strip_tags(values.get("title", ""))).split())
    where = _("post %(number)s “%(title)s”") % {"number": values.get("post_id") or position, "title": title[:60]}
    if not values.get("post_id", "").strip().isdecimal():
        return Problem(where, _("it has no number"))
    if len(html) > MAX_TEXT:
        return Problem(where, _("its text is longer than %(length)d characters") % {"length": MAX_TEXT})
    terms = tuple(
        (child.get("domain", ""), child.get("nicename", ""), decoded_once((child.text or "").strip()))
        for child in element
        if child.tag == "category"
    )
    meta = _meta(element)
    return Item(
        number=int(values["post_id"].strip()[:18]),
        kind=values.get("post_type", "").strip() or "post",
        status=values.get("status", "").strip(),
        title=title,
        slug=values.get("post_name", "").strip(),
        link=values.get("link", "").strip(),
        written_at=_instant(values),
        html=html,
        excerpt=excerpt,
        terms=terms,
        file_address=values.get("attachment_url", "").strip(),
        parent=int(values["post_parent"].strip()[:18]) if values.get("post_parent", "").strip().isdecimal() else 0,
        alternative_text=meta.get("_wp_attachment_image_alt", ""),
        author=values.get("creator", "").strip()[:120],
        has_password=bool(values.get("post_password", "").strip()),
        language=next((slug for kind, slug, _name in terms if kind == "language"), meta.get("wpml_language", ""))[:2],
        translations=next((slug for kind, slug, _name in terms if kind == "post_translations"), ""),
        extra=meta,
    )


def _instant(values: dict[str, str]) -> datetime | None:
    """The date of a post: WordPress writes UTC in `post_date_gmt` (zeros for a draft), the site's own hour in `post_date`."""
    for name, zone in (("post_date_gmt", UTC), ("post_date", ZoneInfo(settings.TIME_ZONE))):
        try:
            return datetime.strptime(values.get(name, "").strip(), "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
        except ValueError:
            continue
    try:
        said = parsedate_to_datetime(values.get("pubDate", ""))
    except ValueError:
        return None
    return (said if said.tzinfo else said.replace(tzinfo=UTC)) if said.year > 1990 else None


def _meta(element: etree._Element) -> dict[str, str]:
    found = {}
    for meta in element:
        if isinstance(meta.tag, str) and etree.QName(meta).localname == "postmeta":
            pair = {etree.QName(child).localname: child.text or "" for child in meta if isinstance(child.tag, str)}
            found[pair.get("meta_key", "")] = pair.get("meta_value", "")[:2000]
    return found
