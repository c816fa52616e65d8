"""Pages of the demonstration: each in French, then in English as its translation, published with a given clock."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from wagtail.models import Locale, Page

from toile.newsroom.models import Article
from toile.services import published
from toile.services.models import Term, TermKind

from ..models import LandingPage
from ..site_tree import Trunk
from .blocks import Targets, stream_of
from .reading import LANGUAGES, uid_of


def terms(kind: TermKind | None, codes: Iterable[str]) -> list[Term]:
    """The terms of these codes; `kind` None means places of any kind."""
    found = Term.objects.places() if kind is None else Term.objects.filter(kind=kind)
    return list(found.filter(code__in=list(codes)))


def load_article(article: dict, trunk: Trunk, targets_in: Any, now: datetime) -> None:
    """One article in both languages."""
    dated_on = date.fromisoformat(str(article["published_on"]))
    _in_both_languages(
        Article,
        "article",
        article,
        trunk.news,
        targets_in,
        now,
        kind=Term.objects.get(kind=TermKind.NEWS_KIND, code=article["kind"]),
        dated_on=dated_on,
    )


def load_landing_page(page: dict, parents: dict[str, Page], targets_in: Any, now: datetime) -> None:
    """One page about the network in both languages, under `parents`."""
    fields = {"section": page["section"], "shows": page.get("shows", "")}
    _in_both_languages(LandingPage, "page", page, parents, targets_in, now, **fields)


def _in_both_languages(model, kind: str, thing: dict, parents: dict[str, Page], targets_in, now: datetime, **fields):
    key = uid_of(kind, thing["id"])
    for language in LANGUAGES:
        if model.objects.filter(translation_key=key, locale__language_code=language).exists():
            continue
        words = thing[language]
        targets: Targets = targets_in(language)
        page = model(
            title=words["title"],
            slug=words.get("slug", thing["id"]),
            locale=Locale.objects.get(language_code=language),
            translation_key=key,
            lead=words.get("lead", ""),
            search_description=words.get("seo", ""),
            body=model.body.field.stream_block.to_python(stream_of(words["body"], targets)),
            about=[_named(name) for name in thing.get("about", ())],
            first_published_at=now,
            **fields,
        )
        page.themes = terms(TermKind.THEME, thing.get("themes", ()))
        page.places = terms(None, thing.get("places", ()))
        with published.transaction():
            Page.objects.get(pk=parents[language].pk).add_child(instance=page)
            page.save_revision().publish()


def _named(name: str) -> str:
    """`event:gala` as published things write it: kind and fixed identifier."""
    kind, _colon, identifier = name.partition(":")
    return f"{kind}:{uid_of(kind, identifier)}"
