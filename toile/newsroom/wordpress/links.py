"""Links of an old text: to what the old site had, they lead to where it is now."""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import urlsplit

HREF = re.compile(r'<a href="([^"]{0,2000})"')
NUMBER = re.compile(r"(?:^|&)p=(\d{1,18})(?:&|$)")

FindPage = Callable[[str, int | None], int | None]  # (path, number of the post) -> key of the page
FindDocument = Callable[[str], int | None]


def relinked(markup: str, hosts: set[str], find_page: FindPage, find_document: FindDocument) -> tuple[str, list[str]]:
    """The text with links to pages and documents of ours, and the old site's addresses for which there is none.

    Those keep their path: the old site's addresses answer here by redirect. Links elsewhere stay as they are.
    """
    lost: list[str] = []

    def new(link: re.Match) -> str:
        address = unescape(link[1]).strip()
        try:
            parts = urlsplit(address)
        except ValueError:
            return "<a"
        if (
            parts.scheme not in {"", "http", "https"}
            or (parts.hostname or "") not in hosts | {""}
            or not (parts.path or parts.query)
        ):
            return link[0]
        if document := find_document(address):
            return f'<a linktype="document" id="{document}"'
        number = NUMBER.search(parts.query)
        if page := find_page(parts.path, int(number[1]) if number else None):
            return f'<a linktype="page" id="{page}"'
        lost.append(address)
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        return f'<a href="{escape(path)}"'

    return HREF.sub(new, markup), lost
