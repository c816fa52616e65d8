"""The public screens of programmes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from toile.core.components import Fact
from toile.core.shell import Link
from toile.services.cards import cards, cards_about
from toile.services.models import PublishedThing

from .models import Programme, ProgrammePage


def programmes(request: HttpRequest) -> HttpResponse:
    """All the programmes."""
    things = PublishedThing.objects.visible(timezone.now()).in_language(request.LANGUAGE_CODE)
    shown = cards(things.of_kinds("programme").order_by("pk"), request.LANGUAGE_CODE)
    return render(request, "programmes/programmes.html", {"cards": shown, "section": "network"})


def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """One programme, with the words of its page where there are some in this language."""
    record = get_object_or_404(Programme.objects.filter(is_shown=True), slug=slug)
    page = record.pages.live().filter(language=request.LANGUAGE_CODE).first()
    return show_programme(request, record, page)


def show_programme(request: HttpRequest, record: Programme, page: ProgrammePage | None = None) -> HttpResponse:
    """The view of a programme with the words of `page`, published or previewed."""
    language, now, name = request.LANGUAGE_CODE, timezone.now(), f"programme:{record.uid}"
    context = {
        "programme": record,
        "page": page,
        "section": record.section,
        "facts": facts_of(record),
        "cloths": [str(partner.uid) for partner in record.partners.all()],
        "dates": cards_about(name, language, now, "event"),
        "news": cards_about(name, language, now, "article", "publication", "position"),
        "crumbs": [
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
        Fact(gettext("Countries"), ", ".join(str(place) for place in programme.places.all())),
        Fact(gettext("Themes"), ", ".join(str(theme) for theme in programme.themes.all())),
        Fact(gettext("Partners"), links=partners),
    ]
    return [fact for fact in facts if fact.text or fact.links]
