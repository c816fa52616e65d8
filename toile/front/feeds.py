"""Feeds of what is published: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, for the site, a theme, a place or a kind."""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext

from toile.core.localised import text_in
from toile.core.shell import Feed, Link
from toile.services.models import Identity, PublishedThing, SocialAccount, Term

MOST = 30
KINDS = ("article", "publication", "position", "event", "opening")
FACETS = ("theme", "place")
TYPES = {
    "atom.xml": "application/atom+xml",
    "rss.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}
NAMESPACE = uuid.UUID("3b8f6e8e-54d3-4c55-9c0e-6f1b9d0f2a11")


class NoSuchFeed(Exception):
    """There is no theme, place or kind of that code."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which feed: `facet` is empty for the whole site, else theme, place or kind, of that `code`."""

    name: str
    language: str
    facet: str = ""
    code: str = ""


def items_of(asked: Asked, now: datetime):
    """The published things of a feed, the latest first. A list of one kind of news carries that kind alone."""
    things = PublishedThing.objects.visible(now).in_language(asked.language).of_kinds(*KINDS)
    if asked.facet in FACETS:
        things = things.with_facet(asked.facet, asked.code)
    elif asked.facet == "kind":
        things = things.filter(sort=asked.code)
    return things.latest_first()[:MOST]


def title_of(asked: Asked) -> str:
    """The feed's title: the network, and what it is about. Raises NoSuchFeed for a word that the vocabulary lacks."""
    network = Identity.load().acronym
    if not asked.facet:
        return network
    terms = {
        "theme": Term.objects.themes(),
        "place": Term.objects.places(),
        "kind": Term.objects.filter(kind__endswith="-kind"),
    }.get(asked.facet)
    term = terms.filter(code=asked.code).first() if terms is not None else None
    if term is None:
        raise NoSuchFeed
    return f"{network}, {text_in(term.words, asked.language)}"


def xml_of(asked: Asked, path: str, title: str, things: list[PublishedThing]) -> str:
    """The feed at `path` in Atom or RSS."""
    made = Atom1Feed if asked.name == "atom.xml" else Rss201rev2Feed
    document = made(
        title=title,
        link=absolute(reverse("wagtail_serve", args=[""])),
        description=text_in(Identity.load().tagline, asked.language) or title,
        language=asked.language,
        feed_url=absolute(path),
        feed_guid=identifier(f"feed:{path}"),
    )
    for thing in things:
        document.add_item(
            title=told(thing),
            link=absolute(thing.address),
            description=thing.lead,
            unique_id=identifier(f"{thing.kind}:{thing.uid}:{thing.language}"),
            unique_id_is_permalink=False,
            pubdate=thing.dated_at,
            updateddate=updated(thing),
        )
    return document.writeString("utf-8")


def json_of(asked: Asked, path: str, title: str, things: list[PublishedThing]) -> str:
    """The feed at `path` in JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": absolute(reverse("wagtail_serve", args=[""])),
        "feed_url": absolute(path),
        "language": asked.language,
        "items": [
            {
                "id": identifier(f"{thing.kind}:{thing.uid}:{thing.language}"),
                "url": absolute(thing.address),
                "title": told(thing),
                "content_text": thing.lead or thing.title,
                "date_published": thing.dated_at.isoformat() if thing.dated_at else updated(thing).isoformat(),
                "date_modified": updated(thing).isoformat(),
                "language": thing.language,
            }
            for thing in things
        ],
    }
    return json.dumps(document, ensure_ascii=False)


def told(thing: PublishedThing) -> str:
    """The title with what has changed: a reader of feeds sees nothing else."""
    states = {
        "cancelled": gettext("Cancelled: %(title)s"),
        "postponed": gettext("Postponed: %(title)s"),
        "rescheduled": gettext("New date: %(title)s"),
        "withdrawn": gettext("Withdrawn: %(title)s"),
        "filled": gettext("Filled: %(title)s"),
        "extended": gettext("Extended: %(title)s"),
    }
    return states[thing.state] % {"title": thing.title} if thing.state in states else thing.title


def updated(thing: PublishedThing) -> datetime:
    """When the thing last changed, for readers who have it already."""
    return thing.changed_at or thing.dated_at or thing.visible_from


def identifier(name: str) -> str:
    """A stable identifier that does not change with the address of the site (RFC 9562, version 5)."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, name)}"


def absolute(address: str) -> str:
    """The whole address, with scheme and host."""
    return urljoin(settings.BASE_URL, address)


def feeds_of_the_site(network: str) -> tuple[Feed, ...]:
    """The feeds that programs discover on every page, in the language of the moment. No SQL."""
    words = {"atom.xml": "Atom", "rss.xml": "RSS", "feed.json": "JSON Feed"}
    return tuple(
        Feed(f"{network}, {words[name]}", reverse("front:feed", args=[name]), media_type)
        for name, media_type in TYPES.items()
    )


@dataclass(frozen=True, slots=True)
class FeedsShown:
    """What somebody who wants to follow may choose from."""

    site: tuple[Feed, ...]
    themes: tuple[Link, ...]
    accounts: tuple[Link, ...]


def feeds_shown(language: str) -> FeedsShown:
    """The feeds of the site and of each theme, and the network's accounts elsewhere. Three SQL statements."""
    themes = (
        Link(text_in(term.words, language), reverse("front:feed_of", args=["theme", term.code, "atom.xml"]))
        for term in Term.objects.themes()
    )
    accounts = tuple(Link(account.name, account.address) for account in SocialAccount.objects.all())
    return FeedsShown(feeds_of_the_site(Identity.load().acronym), tuple(themes), accounts)
