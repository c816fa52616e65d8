"""The public screens of events."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from toile.core.components import Fact
from toile.core.localised import words_in
from toile.core.shell import Link
from toile.network.queries import organisation_shown
from toile.services.cards import cards_about
from toile.services.languages import home_link
from toile.services.models import Identity
from toile.services.record_pages import Words, words_for

from .calendars import calendar_of
from .models import Event, EventPage
from .queries import agenda_of
from .rules import EventStatus


def agenda(request: HttpRequest) -> HttpResponse:
    """What is coming, or with `?vue=passees` what is past."""
    shown = agenda_of(request.LANGUAGE_CODE, request.GET, timezone.now())
    return render(request, "events/agenda.html", {"agenda": shown, "section": "events"})


def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One event, with the words of its page where there are some in this language."""
    events = Event.objects.published().select_related("kind").prefetch_related("organisers", "places", "themes")
    record = get_object_or_404(events, slug=slug)
    return show_event(request, record, words=words_for(record, request.LANGUAGE_CODE))


def show_event(
    request: HttpRequest, record: Event, page: EventPage | None = None, words: Words | None = None
) -> HttpResponse:
    """The view of an event with its published words, or those of a `page` that is previewed."""
    language, now = request.LANGUAGE_CODE, timezone.now()
    organisers = list(record.organisers.all())
    title, written_in = words_in(record.title, language)
    context = {
        "event": record,
        "words": words or Words(page),
        "title": title,
        "words_language": "" if written_in == language else written_in,
        "section": "events",
        "is_over": record.ends_at <= now,
        "is_on": record.status == EventStatus.ANNOUNCED and now < record.ends_at,
        "standing": record.standing(),
        "facts": facts_of(record),
        "organisers": [organisation_shown(organiser) for organiser in organisers],
        "cloths": [str(organiser.uid) for organiser in organisers],
        "news": cards_about(f"event:{record.uid}", language, now, "article", "publication", "position"),
        "crumbs": [
            home_link(language),
            Link(gettext("Events"), reverse("events:agenda")),
            Link(record.title_in(language), record.get_absolute_url(), True),
        ],
    }
    return render(request, "events/event.html", context)


def facts_of(event: Event) -> list[Fact]:
    """When, where and what, as terms and words."""
    where = ", ".join(filter(None, [event.where(), *(str(place) for place in event.places.all())]))
    if event.is_online:
        where = ", ".join(filter(None, [where, gettext("on line")]))
    facts = [
        Fact(gettext("When"), event.when()),
        Fact(gettext("Where"), where),
        Fact(gettext("Kind"), str(event.kind)),
        Fact(gettext("Themes"), ", ".join(str(theme) for theme in event.themes.all())),
    ]
    return [fact for fact in facts if fact.text]


def event_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """One event for a calendar, whatever its state: who has taken it is told."""
    record = get_object_or_404(Event.objects.published().for_calendars(), slug=slug)
    return _calendar(request, [record], record.title_in(request.LANGUAGE_CODE), f"{slug}.ics")


def agenda_calendar(request: HttpRequest) -> HttpResponse:
    """All that is coming, and what was cancelled or moved among it, for a calendar that follows."""
    name = gettext("%(network)s, dates") % {"network": Identity.load(request_or_site=request).acronym}
    coming = Event.objects.coming(timezone.now()).for_calendars()
    return _calendar(request, coming, name, "agenda.ics", source=request.path)


def _calendar(request: HttpRequest, events: Iterable[Event], name: str, file: str, source: str = "") -> HttpResponse:
    text = calendar_of(events, name=name, language=request.LANGUAGE_CODE, base=settings.BASE_URL, source=source)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response
