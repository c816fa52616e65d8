"""What the old site called its news, themes, places and kinds, and where they are now."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify

from toile.services import former
from toile.services.models import PublishedThing, Term, TermKind

from .models import NewsIndex


def article(slug: str) -> str:
    """What has kept the last part of its old address, whatever it has become."""
    things = PublishedThing.objects.visible(timezone.now()).in_language(settings.LANGUAGE_CODE)
    return things.filter(address__endswith=f"/{slug}/").values_list("address", flat=True).first() or ""


def theme(slug: str) -> str:
    """The news of a theme; all news where the vocabulary does not have it."""
    return news("theme", slug, Term.objects.themes())


def place(slug: str) -> str:
    """The news of a place; all news for “international”, which is none."""
    return news("place", slug, Term.objects.places())


def kind(slug: str) -> str:
    """The news of a kind; all news where the vocabulary does not have it."""
    return news("kind", slug, Term.objects.filter(kind=TermKind.NEWS_KIND))


def news(name: str, slug: str, terms: Iterable[Term]) -> str:
    """The list of news, filtered by the term whose code or French word was this slug."""
    index = NewsIndex.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if index is None:
        return ""
    codes = [term.code for term in terms if slug in {term.code.lower(), slugify(term.words.get("fr", ""))}]
    return f"{index.url}?{urlencode({name: codes[0]})}" if codes else index.url


def answer_old_addresses() -> None:
    """Register each, when the app is ready."""
    for meaning, resolver in (("article", article), ("theme", theme), ("place", place), ("kind", kind)):
        former.register(meaning, resolver)
