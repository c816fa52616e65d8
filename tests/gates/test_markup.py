"""The source of each screen: valid, with one outline, told well to programs, and every link leads somewhere."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from tests import demo
from tests.gates.pages import Screen, screens

TYPES = {
    "article": "NewsArticle",
    "event": "Event",
    "organisation": "Organization",
    "position": "Report",
    "publication": "Report",
    "programme": "Project",
    "page": "WebPage",
}
INSIDE = ("http://localhost:8000", "http://testserver")


def tree_of(markup: str) -> Element:
    """Raises at the first thing that HTML does not allow."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(markup)


def every(tree: Element, tag: str, **attributes: str) -> list[Element]:
    return [node for node in tree.iter(tag) if all(node.get(name) == value for name, value in attributes.items())]


@pytest.fixture(scope="module")
def read(demo_database, django_db_blocker) -> list[tuple[Screen, Element]]:
    """Each screen with its tree, read once. What is written does not depend on the database: SQLite alone reads it."""
    with django_db_blocker.unblock(), demo.pointed_to(demo_database):
        return [(screen, tree_of(Client().get(screen.path).content.decode())) for screen in screens()]


def faults(read, find) -> dict[str, object]:
    """What `find` says of each screen, where it says something."""
    return {str(screen): fault for screen, tree in read if (fault := find(screen, tree))}


def outline_faults(screen: Screen, tree: Element) -> list[str]:
    levels = [
        int(node.tag[1]) for node in tree.iter() if isinstance(node.tag, str) and re.fullmatch("h[1-6]", node.tag)
    ]
    leaps = [f"h{after} after h{before}" for before, after in pairwise(levels) if after > before + 1]
    return leaps + ([] if levels.count(1) == 1 and levels[0] == 1 else [f"headings {levels}"])


def repeated_headings(screen: Screen, tree: Element) -> list[str]:
    """The same words twice as a heading of one level tell nobody where they are."""
    words = [(node.tag, "".join(node.itertext()).strip()) for level in ("h1", "h2") for node in tree.iter(level)]
    return sorted({f"{tag} {text}" for tag, text in words if words.count((tag, text)) > 1})


def inline_faults(screen: Screen, tree: Element) -> list[str]:
    found = [f"<{node.tag} style>" for node in tree.iter() if isinstance(node.tag, str) and node.get("style")]
    found += ["<style>" for _node in tree.iter("style")]
    found += [
        "<script>" for node in tree.iter("script") if not node.get("src") and node.get("type") != "application/ld+json"
    ]
    handlers = [name for node in tree.iter() for name in node.attrib if str(name).startswith("on")]
    return found + handlers


def naming_faults(screen: Screen, tree: Element) -> list[str]:
    """Names that a screen reader needs: language, title, description, words for pictures, unique identifiers."""
    html = tree if tree.tag == "html" else tree.find("html")
    identifiers = [node.get("id") for node in tree.iter() if node.get("id")]
    titles = ["".join(node.itertext()) for node in tree.find("head").iter("title")]
    descriptions = [node.get("content") for node in every(tree, "meta", name="description")]
    found = [] if html.get("lang") == screen.language else [f"lang {html.get('lang')}"]
    found += [f"id {name} twice" for name in {name for name in identifiers if identifiers.count(name) > 1}]
    found += ["picture without alt" for node in tree.iter("img") if node.get("alt") is None]
    return (
        found
        + ([] if [bool(title) for title in titles] == [True] else ["title"])
        + ([] if len(descriptions) == 1 and descriptions[0] else ["description"])
    )


def address_faults(screen: Screen, tree: Element) -> list[str]:
    """Canonical and the pair of languages, of what may be found; none of the others."""
    canonical = [node.get("href") for node in every(tree, "link", rel="canonical")]
    alternates = {
        node.get("hreflang"): node.get("href") for node in every(tree, "link", rel="alternate") if node.get("hreflang")
    }
    if screen.status != 200 or screen.pattern in {"front:search", "front:only_elsewhere"}:
        return [] if every(tree, "meta", name="robots", content="noindex") else ["may be found"]
    own = settings.BASE_URL + screen.path.partition("?")[0]
    found = [] if canonical == [own] else [f"canonical {canonical}"]
    codes = {code for code, _name in settings.LANGUAGES}
    if set(alternates) != codes | {"x-default"} or alternates.get(screen.language) != own:
        found.append(f"hreflang {alternates}")
    return found


def feed_faults(screen: Screen, tree: Element) -> list[str]:
    types = {node.get("type") for node in every(tree, "link", rel="alternate") if node.get("type")}
    wanted = {"application/atom+xml", "application/rss+xml", "application/feed+json"}
    return [] if wanted == types else sorted(map(str, types))


def data_faults(screen: Screen, tree: Element) -> list[str]:
    """JSON-LD parses and says what the thing is, unless it is a fictional example."""
    scripts = [json.loads("".join(node.itertext())) for node in every(tree, "script", type="application/ld+json")]
    data = [item for script in scripts for item in (script if isinstance(script, list) else [script])]
    types = [item["@type"] for item in data]
    wanted = TYPES.get(screen.kind)
    is_fictional = any("tag--demo" in (node.get("class") or "") for node in tree.find("body").iter())
    if wanted and not is_fictional and wanted not in types:
        return types or ["nothing"]
    if wanted and not is_fictional and "BreadcrumbList" not in types:
        return ["no way from the home page"]
    ways = [item["itemListElement"][0]["item"] for item in data if item["@type"] == "BreadcrumbList"]
    homes = [settings.BASE_URL + ("/" if screen.language == "fr" else f"/{screen.language}/")]
    return [] if ways in ([], homes) else ways


@pytest.mark.parametrize(
    "find",
    [outline_faults, repeated_headings, inline_faults, naming_faults, address_faults, feed_faults, data_faults],
    ids=lambda find: find.__name__,
)
def test_no_screen_has(read, find):
    assert faults(read, find) == {}


@pytest.mark.sqlite
def test_each_thing_has_a_sharing_picture_that_loads_in_the_size_it_says(read, demo_site, client):
    wrong = {}
    for screen, tree in read:
        if screen.kind not in TYPES:
            continue
        told = {node.get("property"): node.get("content") for node in tree.iter("meta") if node.get("property")}
        answer = client.get(urlsplit(told.get("og:image", "/none")).path)
        size = Image.open(BytesIO(answer.getvalue())).size if answer.status_code == 200 else None
        if not told.get("og:title") or size != (1200, 630):
            wrong[str(screen)] = (told.get("og:title"), answer.status_code, size)
    assert wrong == {}


def links_of(tree: Element, path: str) -> Iterator[str]:
    """Addresses of this site that a page leads to, without their fragments."""
    for node in tree.find("body").iter("a"):
        address = urljoin(f"{settings.BASE_URL}{path}", node.get("href") or "#nowhere")
        if address.startswith(INSIDE) and not node.get("href", "").startswith("#"):
            parts = urlsplit(urldefrag(address).url)
            yield parts.path + (f"?{parts.query}" if parts.query else "")


@pytest.mark.sqlite
def test_every_link_of_every_page_leads_somewhere(read, demo_site, client):
    waiting = [(address, str(screen)) for screen, tree in read for address in links_of(tree, screen.path)]
    seen = {screen.path for screen, _tree in read}
    broken = {}
    while waiting:
        address, whence = waiting.pop()
        if address in seen or address.startswith("/gestion/"):
            continue
        seen.add(address)
        answer = client.get(address, follow=True)
        if answer.status_code != 200:
            broken[address] = (answer.status_code, whence)
        elif answer.headers["Content-Type"].startswith("text/html") and "?" not in address:
            waiting += [(further, address) for further in links_of(tree_of(answer.content.decode()), address)]
    assert broken == {}
