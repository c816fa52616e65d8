"""Published things as lists show them: with the words of their kind, the part of the site they belong to, their cloths."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from toile.core.localised import text_in

from .models import PublishedFacet, PublishedThing, Term

KIND_WORDS = {
    "article": pgettext_lazy("one piece", "News"),
    "publication": _("Publication"),
    "position": _("Position"),
    "event": _("Event"),
    "opening": _("Opening"),
    "programme": _("Programme"),
    "organisation": _("Organisation"),
    "page": _("Page"),
}
SECTIONS = {
    "article": "news",
    "publication": "news",
    "position": "advocacy",
    "event": "events",
    "opening": "grants",
    "programme": "network",
    "organisation": "network",
    "page": "network",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One published thing, ready to draw. `kicker` names its kind in the reader's language; instants are aware.

    `words_language` is that of title and lead, for their `lang`. `cloths` are the uids of the organisations that the
    thing speaks of, in a stable order: its banner is sewn from them.
    """

    kind: str
    uid: str
    language: str
    words_language: str
    title: str
    lead: str
    address: str
    picture: str
    kicker: str
    section: str
    state: str
    place: str
    zone: str
    fictional: bool
    is_whole_day: bool
    dated_at: datetime | None
    starts_at: datetime | None
    ends_at: datetime | None
    cloths: tuple[str, ...]


def cards(things: Iterable[PublishedThing], language: str) -> list[Card]:
    """The cards of these things, in their order. Two SQL statements beside their own, whatever their number."""
    things = list(things)
    words = {code: text_in(terms, language) for code, terms in _terms_of(things)}
    cloths: dict[int, list[str]] = {}
    for pk, code in PublishedFacet.objects.filter(
        thing__in=[thing.pk for thing in things], facet="about", code__startswith="organisation:"
    ).values_list("thing_id", "code"):
        cloths.setdefault(pk, []).append(code.partition(":")[2])
    return [_card(thing, words, sorted(cloths.get(thing.pk, ()))) for thing in things]


def cards_about(name: str, language: str, now: datetime, *kinds: str, number: int = 6) -> list[Card]:
    """What is published of a thing (`event:uid`) elsewhere on the site, the latest first. Three SQL statements."""
    things = PublishedThing.objects.visible(now).in_language(language).with_facet("about", name)
    return cards((things.of_kinds(*kinds) if kinds else things).latest_first()[:number], language)


def _terms_of(things: list[PublishedThing]):
    return Term.objects.filter(kind__endswith="-kind", code__in={thing.sort for thing in things}).values_list(
        "code", "words"
    )


def _card(thing: PublishedThing, words: dict[str, str], cloths: list[str]) -> Card:
    return Card(
        kind=thing.kind,
        uid=thing.uid,
        language=thing.language,
        words_language=thing.words_language or thing.language,
        title=thing.title,
        lead=thing.lead,
        address=thing.address,
        picture=thing.picture,
        kicker=words.get(thing.sort) or str(KIND_WORDS.get(thing.kind, "")),
        section=SECTIONS.get(thing.kind, "network"),
        state=thing.state,
        place=thing.place,
        zone=thing.zone or settings.TIME_ZONE,
        fictional=thing.fictional,
        is_whole_day=thing.is_whole_day,
        dated_at=thing.dated_at,
        starts_at=thing.starts_at,
        ends_at=thing.ends_at,
        cloths=tuple(cloths),
    )
