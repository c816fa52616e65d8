"""Reads a WXR export: RSS 2.0 with WordPress's own namespace. Broken and hostile files give what can be read of them.

Nothing is fetched, no entity is expanded, one item at a time is held in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO

from django.utils.translation import gettext as _
from lxml import etree

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
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, and where: an item's number or title, else the line of the file."""

    where: str
    what: str


def read_export(file: IO[bytes]) -> Iterator[Item | Problem]:
    """The items of an export in their order, and a problem for each that cannot be read. Never raises on bad XML."""
    parser = etree.iterparse(
        _Bounded(file),
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
    if not items:
        yield Problem(_("the file"), _("it holds no item: is it a WordPress export (WXR)?"))


class TooLong(Exception):
    """The file goes past the bound."""


class _Bounded:
    """A file that stops being read past the bound."""

    def __init__(self, file: IO[bytes]):
        self.file, self.left = file, MAX_BYTES

    def read(self, size: int = -1) -> bytes:
        chunk = self.file.read(min(size, 65_536) if size > 0 else 65_536)
        self.left -= len(chunk)
        if self.left < 0:
            raise TooLong
        return chunk


def _item(element: etree._Element, position: int) -> Item | Problem:
    values = {etree.QName(child).localname: child.text or "" for child in element if isinstance(child.tag, str)}
    html = "".join(child.text or "" for child in element if child.tag == CONTENT)
    excerpt = "".join(
        child.text or ""
        for child in element
        if isinstance(child.tag, str) and child.tag.endswith("encoded") and child.tag != CONTENT
    )
    title = " ".join(values.get("title", "").split())
    where = _("post %(number)s “%(title)s”") % {"number": values.get("post_id") or position, "title": title[:60]}
    if not values.get("post_id", "").strip().isdigit():
        return Problem(where, _("it has no number"))
    if len(html) > MAX_TEXT:
        return Problem(where, _("its text is longer than %(length)d characters") % {"length": MAX_TEXT})
    terms = tuple(
        (child.get("domain", ""), child.get("nicename", ""), (child.text or "").strip())
        for child in element
        if child.tag == "category"
    )
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
        parent=int(values["post_parent"]) if values.get("post_parent", "").strip().isdigit() else 0,
        alternative_text=_meta(element).get("_wp_attachment_image_alt", ""),
        extra=_meta(element),
    )


def _instant(values: dict[str, str]) -> datetime | None:
    """The date of a post: WordPress writes UTC in `post_date_gmt`, zeros for a draft."""
    for name in ("post_date_gmt", "post_date"):
        try:
            return datetime.strptime(values.get(name, "").strip(), "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _meta(element: etree._Element) -> dict[str, str]:
    found = {}
    for meta in element:
        if isinstance(meta.tag, str) and etree.QName(meta).localname == "postmeta":
            pair = {etree.QName(child).localname: child.text or "" for child in meta if isinstance(child.tag, str)}
            found[pair.get("meta_key", "")] = pair.get("meta_value", "")[:2000]
    return found
