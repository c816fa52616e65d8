"""The public screens of programmes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from toile.core.components import Fact
from toile.core.shell import Link
from toile.services.cards import cards, cards_about
from toile.services.languages import home_link
from toile.services.models import PublishedThing
from toile.services.record_pages import Words, words_for

from .models import Programme, ProgrammePage


def programmes(request: HttpRequest) -> HttpResponse:
    """All the programmes, in the order that the staff gives them."""
    things = PublishedThing.objects.visible(timezone.now()).in_language(request.LANGUAGE_CODE).of_kinds("programme")
    order = [str(uid) for uid in Programme.objects.values_list("uid", flat=True)]
    shown = sorted(cards(things, request.LANGUAGE_CODE), key=lambda card: order.index(card.uid))
    return render(request, "programmes/programmes.html", {"cards": shown, "section": "network"})


def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """One programme, with the words of its page where there are some in this language."""
    shown = Programme.objects.filter(is_shown=True).prefetch_related("places", "themes", "partners")
    record = get_object_or_404(shown, slug=slug)
    return show_programme(request, record, words=words_for(record, request.LANGUAGE_CODE))


def show_programme(
    request: HttpRequest, record: Programme, page: ProgrammePage | None = None, words: Words | None = None
) -> HttpResponse:
    """The view of a programme with its published words, or those of a `page` that is previewed."""
    language, now, name = request.LANGUAGE_CODE, timezone.now(), f"programme:{record.uid}"
    context = {
        "programme": record,
        "words": words or Words(page),
        "section": record.section,
        "facts": facts_of(record),
        "cloths": [str(partner.uid) for partner in record.partners.all()],
        "dates": cards_about(name, language, now, "event"),
        "news": cards_about(name, language, now, "article", "publication", "position"),
        "crumbs": [
            home_link(language),
            Link(gettext("Programmes"), reverse("programmes:programmes")),
            Link(record.acronym or record.title_in(language), record.get_absolute_url(), True),
        ],
    }
    return render(request, "programmes/programme.html", context)


def facts_of(programme: Programme) -> list[Fact]:
    """What is known of a programme, as terms, words and links."""
    partners = tuple(Link(str(partner), partner.get_absolute_url()) for partner in programme.partners.all())
    facts = [
        Fact(gettext("Acronym"), programme.acronym),
        Fact(gettext("Years"), years_of(programme)),
        Fact(gettext("Countries"), ", ".join(str(place) for place in programme.places.all())),
        Fact(gettext("Themes"), ", ".join(str(theme) for theme in programme.themes.all())),
        Fact(gettext("Partners"), links=partners),
    ]
    return [fact for fact in facts if fact.text or fact.links]


def years_of(programme: Programme) -> str:
    """`2021–2024`, `since 2021`, `until 2024`; empty where nothing is known."""
    first, last = programme.begins_on, programme.ends_on
    if first and last:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first:
        return gettext("since %(year)s") % {"year": first.year}
    return gettext("until %(year)s") % {"year": last.year} if last else ""
