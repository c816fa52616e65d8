"""The public screens of events."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from toile.core.components import Fact
from toile.core.dates import span_words
from toile.core.shell import Link
from toile.services.cards import cards_about

from .calendars import calendar_of
from .models import Event, EventPage
from .queries import agenda_of


def agenda(request: HttpRequest) -> HttpResponse:
    """What is coming, or with `?vue=passees` what is past."""
    shown = agenda_of(request.LANGUAGE_CODE, request.GET, timezone.now())
    return render(request, "events/agenda.html", {"agenda": shown, "section": "events"})


def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One event, with the words of its page where there are some in this language."""
    record = get_object_or_404(Event.objects.published().select_related("kind"), slug=slug)
    page = record.pages.live().filter(language=request.LANGUAGE_CODE).first()
    return show_event(request, record, page)


def show_event(request: HttpRequest, record: Event, page: EventPage | None = None) -> HttpResponse:
    """The view of an event with the words of `page`, published or previewed."""
    language, now = request.LANGUAGE_CODE, timezone.now()
    organisers = list(record.organisers.all())
    context = {
        "event": record,
        "page": page,
        "section": "events",
        "is_over": record.ends_at <= now,
        "standing": record.standing(),
        "facts": facts_of(record, organisers),
        "cloths": [str(organiser.uid) for organiser in organisers],
        "news": cards_about(f"event:{record.uid}", language, now, "article", "publication", "position"),
        "crumbs": [
            Link(gettext("Events"), reverse("events:agenda")),
            Link(record.title_in(language), record.get_absolute_url(), True),
        ],
    }
    return render(request, "events/event.html", context)


def facts_of(event: Event, organisers) -> list[Fact]:
    """When, where and by whom, as terms, words and links."""
    where = ", ".join(part for part in (event.venue, event.town, *(str(place) for place in event.places.all())) if part)
    if event.is_online:
        where = ", ".join(part for part in (where, gettext("on line")) if part)
    facts = [
        Fact(gettext("When"), span_words(event.starts_at, event.ends_at, event.zone, whole_day=event.is_whole_day)),
        Fact(gettext("Where"), where),
        Fact(gettext("Kind"), str(event.kind)),
        Fact(gettext("Organised by"), links=tuple(Link(str(body), body.get_absolute_url()) for body in organisers)),
        Fact(gettext("Themes"), ", ".join(str(theme) for theme in event.themes.all())),
    ]
    return [fact for fact in facts if fact.text or fact.links]


def event_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """One event for a calendar."""
    record = get_object_or_404(Event.objects.published(), slug=slug)
    return _calendar(request, [record], record.title_in(request.LANGUAGE_CODE), f"{slug}.ics")


def agenda_calendar(request: HttpRequest) -> HttpResponse:
    """All that is coming, and what was cancelled or moved among it, for a calendar that subscribes."""
    return _calendar(request, Event.objects.coming(timezone.now()), gettext("Events"), "agenda.ics")


def _calendar(request: HttpRequest, events, name: str, file_name: str) -> HttpResponse:
    text = calendar_of(events, name=name, language=request.LANGUAGE_CODE, base=settings.BASE_URL)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response
