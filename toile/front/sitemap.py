"""The sitemap: every public address in every language, ten thousand a file, each with its counterparts (sitemaps.org 0.9)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from toile.newsroom.models import NewsIndex, PublicationIndex
from toile.services.languages import home_in
from toile.services.models import PublishedThing
from toile.services.published_pages import open_to_all

IN_A_FILE = 10_000
SCREENS = ("events:agenda", "newsroom:openings", "network:directory", "programmes:programmes")
LISTS = (NewsIndex, PublicationIndex)


@dataclass(frozen=True, slots=True)
class Place:
    """One address (a path), when it last changed if that is known, and the same content in other languages by code."""

    address: str
    changed_at: datetime | None = None
    counterparts: dict[str, str] = field(default_factory=dict)


def files_of(now: datetime) -> list[tuple[str, int]]:
    """(language, number) of each file there is. Numbers begin at 1, where the lists stand. One SQL statement a language."""
    files = []
    for language, _name in settings.LANGUAGES:
        things = PublishedThing.objects.visible(now).in_language(language).filter(fictional=False).count()
        files += [(language, number) for number in range(1, max(1, -(-things // IN_A_FILE)) + 1)]
    return files


def places_in(language: str, number: int, now: datetime) -> list[Place]:
    """The places of one file, with its lists first. Four SQL statements, whatever their number."""
    visible = PublishedThing.objects.visible(now).filter(fictional=False)
    first = (number - 1) * IN_A_FILE
    things = list(
        visible.in_language(language)
        .order_by("pk")
        .values_list("kind", "uid", "address", "changed_at")[first : first + IN_A_FILE]
    )
    others: dict[tuple[str, str], dict[str, str]] = {}
    for kind, uid, code, address in visible.values_list("kind", "uid", "language", "address") if things else ():
        others.setdefault((kind, uid), {})[code] = address
    lists = list(lists_in(language)) if number == 1 else []
    return lists + [Place(address, changed_at, others[kind, uid]) for kind, uid, address, changed_at in things]


def lists_in(language: str) -> Iterator[Place]:
    """The home page, the lists that are pages, the lists that are screens of an app."""
    roots = Page.objects.filter(depth=2, live=True).values_list("locale__language_code", flat=True)
    yield from in_languages({code: home_in(code) for code in roots}, language)
    for model in LISTS:
        pages = open_to_all(model.objects.all()).annotate(code=F("locale__language_code"))
        yield from in_languages({page.code: page.url for page in pages if page.url}, language)
    for name in SCREENS:
        addresses = {}
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                addresses[code] = reverse(name)
        yield from in_languages(addresses, language)


def in_languages(addresses: dict[str, str], language: str) -> Iterator[Place]:
    """The place that these addresses are in one language, if they have it."""
    if language in addresses:
        yield Place(addresses[language], counterparts=addresses)
