"""Feeds of what is published: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, for the site, a theme, a place or a kind."""

import json
import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import Case, Q, QuerySet, When
from django.db.models.functions import Coalesce, Least
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext, pgettext_lazy

from toile.core.dates import PLATFORM, instant_words, span_words
from toile.core.localised import text_in
from toile.core.shell import Feed, Link
from toile.services.cards import KIND_WORDS
from toile.services.models import Identity, PublishedThing, SocialAccount, Term

MOST = 30
KINDS = ("article", "publication", "position", "event", "opening")
FACETS = ("theme", "place")
TYPES = {
    "atom.xml": "application/atom+xml",
    "rss.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}
STATES = {
    "cancelled": pgettext_lazy("event", "Cancelled"),
    "postponed": pgettext_lazy("event", "Postponed"),
    "rescheduled": pgettext_lazy("event", "New date"),
    "withdrawn": pgettext_lazy("opening", "Withdrawn"),
    "filled": pgettext_lazy("opening", "Filled"),
    "extended": pgettext_lazy("opening", "Extended"),
}
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0 §2.2
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


def items_of(asked: Asked, now: datetime) -> QuerySet[PublishedThing]:
    """The published things of a feed, the latest first; one whose state has changed since comes up again, to be told.

    Each has `published_at`: the day it bears or the instant it appeared, whichever is first. An event of next year has
    been published already, and one of the past that is announced late does not pass for news.
    """
    things = PublishedThing.objects.visible(now).in_language(asked.language).of_kinds(*KINDS)
    if asked.facet in FACETS:
        things = things.with_facet(asked.facet, asked.code)
    elif asked.facet == "kind":
        things = things.filter(Q(sort=asked.code) | Q(kind=asked.code))
    dated, shown = (
        Coalesce("dated_at", "visible_from", "changed_at"),
        Coalesce("visible_from", "dated_at", "changed_at"),
    )
    things = things.annotate(published_at=Least(dated, shown)).filter(published_at__isnull=False)
    told_at = Case(When(state__in=STATES, then=Coalesce("changed_at", "published_at")), default="published_at")
    return things.order_by(told_at.desc(), "-pk")[:MOST]


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
    if asked.facet == "kind" and asked.code in KINDS:
        return f"{network}, {KIND_WORDS[asked.code]}"
    term = terms.filter(code=asked.code).first() if terms is not None else None
    if term is None:
        raise NoSuchFeed
    return f"{network}, {text_in(term.words, asked.language)}"


def xml_of(asked: Asked, path: str, title: str, things: list[PublishedThing]) -> str:
    """The feed at `path` in Atom or RSS."""
    made = Atom1Feed if asked.name == "atom.xml" else Rss201rev2Feed
    identity = Identity.load()
    document = made(
        title=legible(title),
        link=absolute(reverse("wagtail_serve", args=[""])),
        description=legible(text_in(identity.tagline, asked.language) or title),
        author_name=identity.name if asked.name == "atom.xml" else None,  # RSS asks for an e-mail address there
        language=asked.language,
        feed_url=absolute(path),
        feed_guid=identifier(f"feed:{path}"),
    )
    for thing in things:
        document.add_item(
            title=told(thing),
            link=absolute(thing.address),
            description=described(thing),
            unique_id=identifier(f"{thing.kind}:{thing.uid}:{thing.language}"),
            unique_id_is_permalink=False,
            pubdate=thing.published_at,
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
        "authors": [{"name": Identity.load().name}],
        "items": [
            {
                "id": identifier(f"{thing.kind}:{thing.uid}:{thing.language}"),
                "url": absolute(thing.address),
                "title": told(thing),
                "content_text": described(thing) or told(thing),
                "date_published": thing.published_at.isoformat(),
                "date_modified": updated(thing).isoformat(),
                "language": thing.words_language or thing.language,
            }
            for thing in things
        ],
    }
    return json.dumps(document, ensure_ascii=False)


def told(thing: PublishedThing) -> str:
    """The title with what has changed, and whether it is made up: a list of feeds shows nothing else."""
    title = legible(thing.title)
    if thing.state in STATES:
        title = gettext("%(state)s: %(title)s") % {"state": STATES[thing.state], "title": title}
    return gettext("%(title)s (fictional example)") % {"title": title} if thing.fictional else title


def described(thing: PublishedThing) -> str:
    """When and where, or until when; then the lead. Nothing here depends on the day the feed is read."""
    parts = []
    if thing.kind == "event" and thing.starts_at and thing.ends_at:
        when = span_words(thing.starts_at, thing.ends_at, thing.zone or PLATFORM, whole_day=thing.is_whole_day)
        parts.append(", ".join(filter(None, [when, thing.place])) + ".")
    if thing.kind == "opening" and thing.ends_at:
        until = {"instant": instant_words(thing.ends_at, thing.zone or PLATFORM)}
        parts.append(gettext("Until %(instant)s.") % until)
    return legible(" ".join(filter(None, [*parts, thing.lead])))


def legible(text: str) -> str:
    """The text without the control characters that XML forbids."""
    return FORBIDDEN.sub("", text)


def updated(thing: PublishedThing) -> datetime:
    """When the thing last changed, for readers who have it already; never before it was published."""
    return max(filter(None, [thing.changed_at, thing.published_at]))


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
