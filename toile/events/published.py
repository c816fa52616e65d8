"""Events as published things: one row a language, whether or not somebody has written a page of words."""

from collections.abc import Collection, Iterator

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from toile.core.localised import text_in, words_in
from toile.services.published import Entry
from toile.services.record_pages import words_by_record

from .models import Event, EventPage


def entries_of_events(uids: Collection[str] | None) -> Iterator[Entry]:
    """The rows of these events, or of all (None). Six SQL statements, whatever their number."""
    events = Event.objects.published().select_related("kind").prefetch_related("themes", "places", "organisers")
    if uids is not None:
        events = events.filter(uid__in=uids)
    events = list(events)
    pages = words_by_record(EventPage, events)
    for event in events:
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                yield _entry(event, language, pages.get((event.pk, language)))


def _entry(event: Event, language: str, page: EventPage | None) -> Entry:
    title = words_in(event.title, language)
    lead = text_in(event.lead, language)
    organisers = list(event.organisers.all())
    written = [title.text, lead, event.where(), *(organiser.name for organiser in organisers)]
    return Entry(
        kind="event",
        uid=str(event.uid),
        language=language,
        words_language=title.language if title.language != language else "",
        title=title.text,
        lead=lead,
        address=event.get_absolute_url(),
        sort=event.kind.code,
        state=event.standing(),
        place=event.where() or (gettext("On line") if event.is_online else ""),
        zone=event.zone,
        fictional=event.is_fictional,
        is_whole_day=event.is_whole_day,
        dated_at=event.starts_at,
        changed_at=max(filter(None, [event.changed_at, page and page.last_published_at])),
        visible_from=event.announced_at,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        words=" ".join([*written, page.body_words() if page else ""]),
        themes=tuple(sorted(term.code for term in event.themes.all())),
        places=tuple(sorted(term.code for term in event.places.all())),
        about=tuple(sorted(f"organisation:{organiser.uid}" for organiser in organisers)),
    )
