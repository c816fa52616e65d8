"""Every public screen in every language: the one list that all gates walk.

What is listed is held against the URL conf, the page types and the published table by `test_pages`: a new address, page
type or kind that nobody has listed fails the build.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from toile.front.models import HomePage
from toile.newsroom.models import NewsIndex, PublicationIndex
from toile.services.languages import home_in
from toile.services.models import PublishedThing, Term, TermKind

GONE = "agenda/une-rencontre-retiree/"  # a former address of a thing that is no more: tests/demo.py writes it

VIEWS = {  # screens that exist whatever is published: their address's name and query
    "agenda": ("events:agenda", ""),
    "agenda, past": ("events:agenda", "?vue=passees"),
    "directory": ("network:directory", ""),
    "directory, filtered": ("network:directory", "?kind=federation"),
    "openings": ("newsroom:openings", ""),
    "openings, filtered": ("newsroom:openings", "?kind=job"),
    "programmes": ("programmes:programmes", ""),
    "search": ("front:search", ""),
    "search, found": ("front:search", "?q=migration"),
    "search, page 2": ("front:search", "?q=migration&page=2"),
    "search, nothing": ("front:search", "?q=xyzzyx"),
}
MACHINES = {  # what programs read, in a language
    "calendar of the agenda": ("events:agenda_calendar", ()),
    "suggestions": ("front:suggestions", ()),
    "feed, Atom": ("front:feed", ("atom.xml",)),
    "feed, RSS": ("front:feed", ("rss.xml",)),
    "feed, JSON": ("front:feed", ("feed.json",)),
    "feed of a kind": ("front:feed_of", ("kind", "article", "atom.xml")),
}
RECORDS = {  # kinds of published things that have an address of their own, and its name; the others are pages
    "event": "events:event",
    "opening": "newsroom:opening",
    "organisation": "network:organisation",
    "programme": "programmes:programme",
}
PAGES = {"article", "page", "position", "publication"}
INDEXES = {"home": HomePage, "news": NewsIndex, "publications": PublicationIndex}
NOT_SCREENS = {  # pictures, files and doors: their own tests hold them
    "picture",
    "wagtaildocs_serve",
    "wagtaildocs_authenticate_with_password",
    "wagtailcore_authenticate_with_password",
    "wagtailcore_login",
    "sharing_picture",
    "site_picture",
    "robots",
    "sitemap",
    "sitemap_file",
    "security",
    "favicon",
    "front:style",  # the staff's
    "front:demo_mail",  # of a demonstration alone
    "draft",  # by a link that is one person's
    "events:event_calendar",  # beside each event, and crawled from there
}
LEAVES_OF_RECORDS = {"Folder"}  # a page type without an address


@dataclass(frozen=True, slots=True)
class Screen:
    """One public address. `kind` is the published thing's, or the screen's own name; `pattern` names who answers it."""

    name: str
    kind: str
    pattern: str
    path: str
    language: str
    status: int = 200

    def __str__(self) -> str:
        return f"{self.name} ({self.language}) {self.path}"


def screens() -> list[Screen]:
    """Each screen that a person sees, once a language. Reads the database."""
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found += [*_views(language), *_indexes(language), *_things(language), *_errors(language)]
    return found


def machines() -> list[Screen]:
    """What programs read, once a language."""
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            for name, (pattern, parts) in MACHINES.items():
                query = "?q=mig" if pattern == "front:suggestions" else ""
                found.append(Screen(name, name, pattern, reverse(pattern, args=parts) + query, language))
    return found


def _views(language: str) -> Iterator[Screen]:
    for name, (pattern, query) in VIEWS.items():
        yield Screen(name, name, pattern, reverse(pattern) + query, language)
    theme = Term.objects.filter(kind=TermKind.THEME).order_by("pk")[0].code
    news = NewsIndex.objects.get(locale__language_code=language).url
    yield Screen("news, filtered", "news, filtered", "wagtail_serve", f"{news}?theme={theme}", language)


def _indexes(language: str) -> Iterator[Screen]:
    for name, model in INDEXES.items():
        yield Screen(name, name, "wagtail_serve", model.objects.get(locale__language_code=language).url, language)


def _things(language: str) -> Iterator[Screen]:
    """One of each kind and state, over and to come; each page about the network."""
    now, seen = timezone.now(), set()
    for thing in PublishedThing.objects.visible(now).in_language(language).order_by("kind", "pk"):
        over = "over" if thing.kind == "event" and thing.ends_at <= now else ""
        name = ", ".join(filter(None, [thing.kind, thing.state, over]))
        if thing.kind == "page":
            name = f"page {thing.address}"
        if name not in seen:
            seen.add(name)
            pattern = RECORDS.get(thing.kind, "wagtail_serve")
            yield Screen(name, thing.kind, pattern, thing.address, language)


def _errors(language: str) -> Iterator[Screen]:
    home = home_in(language)
    other = next(code for code, _name in settings.LANGUAGES if code != language)
    there = PublishedThing.objects.in_language(other).filter(kind="article").order_by("pk")[0].address
    path = f"{home}ailleurs/{other}{there}"
    yield Screen("only elsewhere", "only elsewhere", "front:only_elsewhere", path, language)
    yield Screen("not found", "not found", "", f"{home}nulle-part/", language, status=404)
    yield Screen("gone", "gone", "", f"{home}{GONE}", language, status=410)


def page_types() -> set[str]:
    """Names of the page types that can stand in the tree."""
    return {
        model.__name__ for model in Page.__subclasses__() + _deeper(Page) if not model._meta.abstract
    } - LEAVES_OF_RECORDS


def _deeper(model: type) -> list[type]:
    return [deep for child in model.__subclasses__() for deep in [child, *_deeper(child)]]
