"""How a page stands in each language, for those who write: missing, a draft, online, or older than what it was made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Subquery, TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import TranslationSource


class Standing(TextChoices):
    MISSING = "missing", _("not translated")
    DRAFT = "draft", _("draft")
    ONLINE = "online", _("online")
    OLDER = "older", _("older than its source")


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one language: is it online, when was it last written, when last published (None: never)."""

    live: bool
    written_at: datetime | None
    published_at: datetime | None


def standing_of(language: str, versions: Mapping[str, Version], source: str) -> Standing:
    """A draft stays a draft, however old: who publishes it rereads it. A page is older than what was published after it."""
    version, origin = versions.get(language), versions.get(source)
    if version is None:
        return Standing.MISSING
    if not version.live:
        return Standing.DRAFT
    if language == source or origin is None or origin.published_at is None or version.written_at is None:
        return Standing.ONLINE
    return Standing.OLDER if version.written_at < origin.published_at else Standing.ONLINE


@dataclass(frozen=True, slots=True)
class Language:
    """A line of the editor's list. `address` is empty where there is nothing to open."""

    code: str
    name: str
    standing: Standing
    is_source: bool
    address: str


def languages_of(page: Page) -> list[Language]:
    """Every language of the site. An alias shows another language's words: it counts for none. One SQL statement."""
    made_from = TranslationSource.objects.filter(object_id=OuterRef("translation_key"))
    rows = (
        Page.objects.filter(translation_key=page.translation_key, alias_of=None)
        .annotate(made_from=Subquery(made_from.values("locale__language_code")[:1]))
        .values_list(
            "locale__language_code", "pk", "live", "latest_revision_created_at", "last_published_at", "made_from"
        )
    )
    keys, versions, source = {}, {}, settings.LANGUAGES[0][0]
    for code, key, live, written_at, published_at, made_from in rows:
        keys[code], source = key, made_from or source
        versions[code] = Version(live, max(filter(None, (written_at, published_at)), default=None), published_at)
    return [
        Language(
            code,
            name,
            standing_of(code, versions, source),
            code == source,
            reverse("wagtailadmin_pages:edit", args=[keys[code]]) if code in keys else "",
        )
        for code, name in settings.LANGUAGES
    ]
