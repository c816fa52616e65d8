"""Openings as published things: one row a language, whether or not somebody has written a page of words."""

from collections.abc import Collection, Iterator

from django.conf import settings
from django.utils import translation

from toile.core.localised import text_in, words_in
from toile.services.published import Entry
from toile.services.record_pages import words_by_record

from .models import Opening, OpeningPage
from .rules import OpeningStatus, Standing


def entries_of_openings(uids: Collection[str] | None) -> Iterator[Entry]:
    """The rows of these openings, or of all (None). Five SQL statements, whatever their number."""
    openings = Opening.objects.published().select_related("kind", "organisation").prefetch_related("themes", "places")
    if uids is not None:
        openings = openings.filter(uid__in=uids)
    openings = list(openings)
    pages = words_by_record(OpeningPage, openings)
    for opening in openings:
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                yield _entry(opening, language, pages.get((opening.pk, language)))


def _entry(opening: Opening, language: str, page: OpeningPage | None) -> Entry:
    title = words_in(opening.title, language)
    lead = text_in(opening.lead, language)
    place = text_in(opening.place, language)
    organisation = opening.organisation
    offered_by = organisation.name if organisation else opening.offered_by
    written = [title.text, lead, place, offered_by, text_in(opening.what_to_send, language)]
    return Entry(
        kind="opening",
        uid=str(opening.uid),
        language=language,
        words_language=title.language if title.language != language else "",
        title=title.text,
        lead=lead,
        address=opening.get_absolute_url(),
        sort=opening.kind.code,
        state=state_of(opening),
        place=place,
        zone=opening.zone,
        fictional=opening.is_fictional,
        dated_at=opening.published_at,
        changed_at=max(filter(None, [opening.changed_at, page and page.last_published_at])),
        visible_from=opening.published_at,
        starts_at=opening.published_at,
        ends_at=opening.closes_at,
        words=" ".join([*written, page.body_words() if page else ""]),
        themes=tuple(sorted(term.code for term in opening.themes.all())),
        places=tuple(sorted(term.code for term in opening.places.all())),
        about=(f"organisation:{organisation.uid}",) if organisation else (),
    )


def state_of(opening: Opening) -> str:
    """The state that a row keeps. “Closed” follows from its `ends_at` and the hour, so it is never kept."""
    if opening.status == OpeningStatus.OPEN:
        return Standing.EXTENDED if opening.first_closes_at else Standing.OPEN
    return opening.status
