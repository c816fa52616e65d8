"""From the HTML of an old post to our blocks: text, pictures, quotes, tables, videos. What has no block is said."""

import re
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urlsplit

import nh3
from django.utils.translation import gettext as _
from lxml import etree
from lxml import html as lxml_html

KEPT = {"p", "h2", "h3", "ul", "ol", "li", "strong", "a", "br"}
BECOMES = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "b": "strong"}
INLINE = {"a", "strong", "b", "em", "i", "u", "small", "sup", "sub", "abbr", "cite", "code", "del", "ins", "mark", "q"}
BEGINS_A_BLOCK = re.compile(rf"<(?!(?:{'|'.join(sorted(INLINE))}|span|img|br|iframe)\b)[/a-z!]", re.IGNORECASE)
DROPPED_WHOLE = {"script", "style", "noscript", "form", "input", "button", "select", "textarea", "object", "svg"}
GUTENBERG = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)
SHORTCODE = re.compile(r"\[/?(?P<name>[a-z][a-z0-9_-]{1,30})(?:\s[^\[\]]{0,500})?/?\]")
CAPTION = re.compile(r"\[caption[^\]]{0,500}\](?P<inside>.{0,5000}?)\[/caption\]", re.DOTALL)
EMBED = re.compile(r"\[(embed|youtube|vimeo|video)\b[^\]]{0,500}\]\s*(?P<address>https?://[^\s\[\]]{1,500})\s*\[/\1\]")
VIDEO_CODE = re.compile(
    r"\[(?:video|youtube|vimeo|embed)\b[^\]]{0,200}?[\s=\"'](?P<address>https?://[^\s\"'\[\]]{1,500})[^\]]{0,200}\]"
)
GALLERY = re.compile(r"\[gallery\b[^\]]{0,500}?\bids=[\"']?(?P<numbers>[\d,\s]{1,2000})[^\]]{0,500}\]")
BLOCK_TAG = re.compile(r"<(?:p|h[1-6]|ul|ol|table|blockquote|figure|div|section)[\s>]", re.IGNORECASE)
VIDEO = {
    "youtube": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie": "YouTube",
    "vimeo": "Vimeo",
    "dailymotion": "Dailymotion",
}
ALONE_ON_ITS_LINE = re.compile(r"^\s*(https?://\S+)\s*$")
MOST_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture met in a post: where the old site kept it, and what it said of it."""

    address: str
    alternative_text: str
    caption: str
    number: int = 0  # of the attachment, where the post names it by its number alone


@dataclass(slots=True)
class Body:
    """The blocks of a post, in order: `(type, value)`; a figure's value is a Picture, to be found among the files."""

    blocks: list[tuple[str, Any]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def body_of(markup: str) -> Body:
    """The body of a post. Total: any text gives a body, and says what it left out."""
    body = Body()
    blocks_of_its_own = GUTENBERG.search(markup) is not None
    text = GUTENBERG.sub("", markup.replace("\r\n", "\n").replace("\x00", ""))
    text = CAPTION.sub(lambda caption: f"<figure>{caption['inside']}</figure>", text)
    text = EMBED.sub(lambda embed: f"\n\n{embed['address']}\n\n", text)
    text = VIDEO_CODE.sub(lambda embed: f"\n\n{embed['address']}\n\n", text)
    text = GALLERY.sub(_gallery, text)
    for name in sorted({match["name"] for match in SHORTCODE.finditer(text)} - {"caption"}):
        body.problems.append(_("the short code [%(name)s] has no block here") % {"name": name})
    text = SHORTCODE.sub("", text)
    if not (blocks_of_its_own and BLOCK_TAG.search(text)):
        text = _paragraphs(text)
    try:
        root = lxml_html.fragment_fromstring(f"<div>{text}</div>", parser=lxml_html.HTMLParser(recover=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        body.problems.append(_("the text is no HTML"))
        return body
    _walk(root, body, 0)
    _merge(body)
    return body


def _gallery(code: re.Match) -> str:
    numbers = [number.strip() for number in code["numbers"].split(",")]
    pictures = "".join(f'<figure><img data-number="{number}"></figure>' for number in numbers if number)
    return f"\n\n{pictures}\n\n"


def _paragraphs(text: str) -> str:
    """WordPress's own rule: an empty line ends a paragraph; what begins with a tag of a block is none."""
    parts = [part.strip() for part in re.split(r"\n[ \t\r]*\n", text)]
    return "\n".join(part if BEGINS_A_BLOCK.match(part) else f"<p>{part}</p>" for part in parts if part)


def _walk(element, body: Body, depth: int) -> None:
    if depth > MOST_DEPTH:
        body.problems.append(_("a part is nested too deep and was left out"))
        return
    _loose(element.text, body)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in {"iframe", "embed", "video"}:
            _video(child.get("src") or "", body)
        elif tag in DROPPED_WHOLE:
            body.problems.append(_("<%(tag)s> was left out") % {"tag": tag})
        elif tag == "table":
            _table(child, body)
        elif tag == "blockquote":
            body.blocks.append(("quote", " ".join(child.text_content().split())[:600]))
        elif tag == "figure" and child.find(".//img") is None:
            _walk(child, body, depth + 1)  # a table, a film, a quotation that an editor of blocks has wrapped
        elif tag in {"figure", "img"} or (tag in {"p", "a"} and child.find(".//img") is not None):
            _pictures(child, body)
        elif tag in {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"}:
            _text(child, body)
        elif tag in {"div", "section", "article", "span", "center", "header", "footer", "main", "aside"}:
            _walk(child, body, depth + 1)
        elif tag in INLINE:
            _text(_paragraph_of(child), body)
            continue
        elif tag:
            _loose(child.text_content(), body)
        _loose(child.tail, body)


def _paragraph_of(child):
    """A paragraph of words that stand in none: this element and the words after it."""
    tail, child.tail = child.tail, None
    paragraph = lxml_html.fragment_fromstring(
        etree.tostring(child, encoding="unicode", method="html"), create_parent="p"
    )
    first, _gap, rest = (tail or "").partition("\n\n")
    last = paragraph[-1] if len(paragraph) else None
    if last is not None:
        last.tail = (last.tail or "") + first + (f" {rest}" if rest.strip() else "")
    return paragraph


def _text(element, body: Body) -> None:
    alone = ALONE_ON_ITS_LINE.match(element.text_content())
    if element.tag == "p" and alone and _video(alone[1], body, quiet=True):
        return
    for inner in element.iter():
        if isinstance(inner.tag, str):
            inner.tag = BECOMES.get(inner.tag, inner.tag)
    element.tail = None
    cleaned = nh3.clean(
        etree.tostring(element, encoding="unicode", method="html"),
        tags=KEPT,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    ).strip()
    if re.sub(r"<[^>]*>|&nbsp;|\s|\xa0", "", cleaned):
        body.blocks.append(("text", cleaned))


def _loose(text: str | None, body: Body) -> None:
    for part in (text or "").split("\n\n"):
        words = " ".join(part.split())
        if words and not ((alone := ALONE_ON_ITS_LINE.match(words)) and _video(alone[1], body, quiet=True)):
            body.blocks.append(("text", f"<p>{escape(words, quote=False)}</p>"))


def _video(address: str, body: Body, quiet: bool = False) -> bool:
    try:
        host = urlsplit(address if "//" in address else f"https://{address}").hostname or ""
    except ValueError:  # “https://[”
        host = ""
    where = next((name for part, name in VIDEO.items() if part in host), "")
    if where:
        body.blocks.append(("video", {"address": address, "where": where}))
    elif not quiet:
        body.problems.append(_("something shown from %(host)s was left out") % {"host": host or "?"})
    return bool(where)


def _pictures(element, body: Body) -> None:
    images = [element] if element.tag == "img" else element.findall(".//img")
    for image in images:
        number = image.get("data-number") or ""
        picture = Picture(
            image.get("src") or "",
            image.get("alt") or "",
            _caption_of(image)[:250],
            int(number[:18]) if number.isdecimal() else 0,
        )
        body.blocks.append(("figure", picture))
        if image.getparent() is not None and element.tag != "figure":
            image.drop_tree()
    if element.tag == "p":
        _text(element, body)


def _caption_of(image) -> str:
    """The words of the nearest figure around a picture: its caption, or all it says where it has none."""
    around = next(image.iterancestors("figure"), None)
    if around is None:
        return ""
    caption = around.find("./figcaption")
    if caption is None and len(around.findall(".//img")) > 1:
        return ""
    return " ".join((caption if caption is not None else around).text_content().split())


def _table(element, body: Body) -> None:
    rows = [[" ".join(cell.text_content().split()) for cell in row.iterfind("./*")] for row in element.iter("tr")]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    if not rows or width > 12 or len(rows) > 200:
        body.problems.append(_("a table is too large, or empty: it was left out"))
        return
    filled = [row + [""] * (width - len(row)) for row in rows]
    body.blocks.append(("table", {"head": filled[0], "rows": filled[1:]}))


def _merge(body: Body) -> None:
    """Neighbouring texts become one block: that is how somebody would write them."""
    merged: list[tuple[str, Any]] = []
    for kind, value in body.blocks:
        if kind == "text" and merged and merged[-1][0] == "text":
            merged[-1] = ("text", f"{merged[-1][1]}{value}")
        else:
            merged.append((kind, value))
    body.blocks = merged
