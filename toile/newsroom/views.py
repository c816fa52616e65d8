"""The public screens of openings. Articles and publications are Wagtail pages, with templates alone."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from toile.core.components import Facet, Fact, Option, pages_of
from toile.core.dates import instant_words
from toile.core.localised import text_in
from toile.core.shell import Link
from toile.services.cards import cards_about
from toile.services.languages import home_link
from toile.services.record_pages import Words, words_for

from .models import Opening, OpeningPage
from .queries.lists import code_in
from .queries.openings import opening_card, openings_shown
from .rules import Standing


def openings(request: HttpRequest) -> HttpResponse:
    """What is open, the first to close first, then the archive of what is over."""
    now, language = timezone.now(), request.LANGUAGE_CODE
    shown = openings_shown(now, kind=code_in(request.GET, "kind"), page=request.GET.get("page", "")[:8])
    kinds = tuple(Option(term.code, str(term), None, term.code == shown.kind) for term in shown.kinds)
    context = {
        "shown": shown,
        "open": [opening_card(opening, language, now) for opening in shown.open],
        "over": [opening_card(opening, language, now) for opening in shown.over],
        "pages": pages_of(shown.over.number, shown.over.paginator.num_pages, {"kind": shown.kind}),
        "facets": (Facet("kind", gettext("Kind"), gettext("All kinds"), kinds),),
        "section": "grants",
    }
    return render(request, "newsroom/openings.html", context)


def opening(request: HttpRequest, slug: str) -> HttpResponse:
    """One opening, open or over, with the words of its page where there are some in this language."""
    openings = Opening.objects.published().select_related("kind", "organisation", "document")
    record = get_object_or_404(openings.prefetch_related("themes"), slug=slug)
    return show_opening(request, record, words=words_for(record, request.LANGUAGE_CODE))


def show_opening(
    request: HttpRequest, record: Opening, page: OpeningPage | None = None, words: Words | None = None
) -> HttpResponse:
    """The view of an opening with its published words, or those of a `page` that is previewed."""
    language, now = request.LANGUAGE_CODE, timezone.now()
    standing = record.standing(now)
    context = {
        "opening": record,
        "words": words or Words(page),
        "now": now,
        "standing": standing,
        "can_answer": standing in {Standing.OPEN, Standing.EXTENDED},
        "facts": facts_of(record, language, now),
        "mail": "@" in record.where_to_send and "/" not in record.where_to_send,
        "site": record.where_to_send.startswith(("https://", "http://")),
        "news": cards_about(f"opening:{record.uid}", language, now, "article", "publication"),
        "section": "grants",
        "crumbs": [
            home_link(language),
            Link(gettext("Openings and calls"), reverse("newsroom:openings")),
            Link(record.title_in(language), record.get_absolute_url(), True),
        ],
    }
    return render(request, "newsroom/opening.html", context)


def facts_of(opening: Opening, language: str, now: datetime) -> list[Fact]:
    """By whom, where and how, as terms, words and links."""
    body = opening.organisation
    facts = [
        Fact(gettext("Kind"), str(opening.kind)),
        Fact(gettext("Offered by"), links=(Link(body.name, body.get_absolute_url()),))
        if body
        else Fact(gettext("Offered by"), opening.offered_by),
        Fact(gettext("Place"), text_in(opening.place, language)),
        Fact(gettext("Themes"), ", ".join(str(theme) for theme in opening.themes.all())),
    ]
    if opening.closes_at:
        facts.insert(0, Fact(gettext("Deadline"), instant_words(opening.closes_at, opening.zone)))
    if opening.is_rolling and opening.closes_at and now < opening.closes_at:
        facts.append(Fact(gettext("Answers"), gettext("read as they arrive, without waiting for the deadline")))
    elif opening.is_rolling and not opening.closes_at:
        facts.append(Fact(gettext("Answers"), gettext("read as they arrive, without a deadline")))
    return [fact for fact in facts if fact.text or fact.links]
