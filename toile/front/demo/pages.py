"""Pages of the demonstration: each in French, then in English as its translation, published with a given clock."""

from collections.abc import Callable
from datetime import date, datetime

from wagtail.models import Locale, Page

from toile.advocacy.models import Demand, PositionPage
from toile.media.models import PublishedDocument
from toile.network.models import Organisation, Seat
from toile.newsroom.models import Article
from toile.programmes.models import Programme, ProgrammePage
from toile.services import published
from toile.services.models import PLACES, Term, TermKind

from ..models import HomePage, LandingPage
from ..site_tree import Trunk
from .addresses import address_of
from .blocks import Targets, stream_of
from .reading import LANGUAGES, read, uid_of
from .records import terms


def load_article(article: dict, trunk: Trunk, now: datetime) -> None:
    """One article in both languages."""
    kind = Term.objects.get(kind=TermKind.NEWS_KIND, code=article["kind"])
    days = {"dated_on": _day(article["published_on"])}
    if "updated_on" in article:
        days["updated_on"] = _day(article["updated_on"])
    load_in_languages(Article, "article", article, trunk.news, now, kind=kind, **days)


def load_page(page: dict, trunk: Trunk, now: datetime) -> None:
    """One file of `pages/` in both languages: a landing page, the position, the home page or words about a programme."""
    if page.get("model") == "home":
        _load_home(page, trunk, now)
    elif page.get("model") == "position":
        load_in_languages(
            PositionPage,
            "position",
            page,
            _parents(page, trunk),
            now,
            dated_on=_day(page["dated_on"]),
            each=lambda language: {
                "document": PublishedDocument.objects.filter(title=document_title(page["document"], language)).first()
            },
        )
    elif "record" in page:
        programme = Programme.objects.get(uid=uid_of("programme", page["record"].partition(":")[2]))
        load_record_words(ProgrammePage, programme, page, trunk)
    else:
        fields = {"section": page["section"], "shows": page.get("shows", "")}
        load_in_languages(LandingPage, "page", page, _parents(page, trunk), now, **fields)


def page_of(identifier: str, language: str) -> Page | None:
    """The loaded page of a file, as a plain page."""
    keys = [uid_of("page", identifier), uid_of("position", identifier)]
    return Page.objects.filter(translation_key__in=keys, locale__language_code=language).first()


def targets_in(language: str) -> Targets:
    """How the names in a body become what blocks store, for pages in that language."""
    return Targets(
        address=lambda name: address_of(name, language),
        seat=lambda name: Seat.objects.filter(person__uid=uid_of("person", name))[0].pk,
        organisation=lambda name: Organisation.objects.get(uid=uid_of("organisation", name)).pk,
        document=lambda name: PublishedDocument.objects.get(title=document_title(name, language)).pk,
        demand=lambda number: Demand.objects.get(number=number).pk,
    )


def document_title(name: str, language: str) -> str:
    """The title under which a drawn document is kept: its own, in its language."""
    return read(f"documents/{name}.yaml")[language]["title"]


def load_in_languages(
    model,
    named_as: str,
    thing: dict,
    parents: dict[str, Page],
    now: datetime,
    *,
    each: Callable[[str], dict] = lambda language: {},
    **fields,
) -> None:
    """The pages of `thing`, a content file, under `parents`. `fields` are the same in both languages, `each` are not."""
    key = uid_of(named_as, thing["id"])
    for language in LANGUAGES:
        if model.objects.filter(translation_key=key, locale__language_code=language).exists():
            continue
        words = thing[language]
        page = model(
            title=words["title"],
            slug=words["slug"],
            locale=Locale.objects.get(language_code=language),
            translation_key=key,
            lead=words.get("lead", ""),
            search_description=words.get("seo", ""),
            body=_body(model, words["body"], language),
            about=[named(name) for name in thing.get("about", ())],
            first_published_at=now,
            **fields,
            **each(language),
        )
        page.themes = terms((TermKind.THEME,), thing.get("themes", ()))
        page.places = terms(PLACES, thing.get("places", ()))
        _publish(page, parents[language])


def load_record_words(model, record, facts: dict, trunk: Trunk) -> None:
    """The words about a record in each language that has some: pages whose address is the record's."""
    for language in LANGUAGES:
        body = facts.get(language, {}).get("body")
        if body and not record.pages.filter(language=language).exists():
            words = model(
                record=record,
                locale=Locale.objects.get(language_code=language),
                translation_key=uid_of(f"{model.published_kind}-words", facts["id"]),
                body=_body(model, body, language),
            )
            _publish(words, trunk.folder[language])


def _load_home(page: dict, trunk: Trunk, now: datetime) -> None:
    for language in LANGUAGES:
        words = page[language]
        home = HomePage.objects.get(pk=trunk.home[language].pk)
        if home.hero_title == words["hero_title"]:
            continue
        for field in ("title", "hero_title", "hero_lead", "first_label", "second_label", "demands_title"):
            setattr(home, field, words[field])
        home.search_description = words["seo"]
        for field in ("first_page", "second_page", "demands_page"):
            setattr(home, field, page_of(words[field].partition(":")[2], language))
        figures = [
            {"type": "figure", "value": {**figure, "as_of": str(figure["as_of"])}} for figure in words["figures"]
        ]
        home.figures = HomePage.figures.field.stream_block.to_python(figures)
        with published.transaction():
            home.save_revision().publish()


def _publish(page: Page, parent: Page) -> None:
    with published.transaction():
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        page.save_revision().publish()


def _parents(page: dict, trunk: Trunk) -> dict[str, Page]:
    if page["parent"] == "home":
        return trunk.home
    return {language: page_of(page["parent"], language) for language in LANGUAGES}


def _body(model, blocks: list[dict], language: str):
    return model.body.field.stream_block.to_python(stream_of(blocks, targets_in(language)))


def named(name: str) -> str:
    """`event:gala` as published things write it: its kind and its fixed identifier."""
    kind, _colon, identifier = name.partition(":")
    return f"{kind}:{uid_of(kind, identifier)}"


def _day(value: date | str) -> date:
    return date.fromisoformat(str(value))
