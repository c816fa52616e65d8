"""Programmes as published things: one row a language, whether or not somebody has written a page of words."""

from collections.abc import Collection, Iterator

from django.conf import settings
from django.utils import translation

from toile.core.localised import text_in, words_in
from toile.newsroom.models.articles import noon_of
from toile.services.published import Entry
from toile.services.record_pages import words_by_record

from .models import Programme, ProgrammePage


def entries_of_programmes(uids: Collection[str] | None) -> Iterator[Entry]:
    """The rows of these programmes, or of all (None). Six SQL statements, whatever their number."""
    programmes = Programme.objects.filter(is_shown=True).prefetch_related("themes", "places", "partners")
    if uids is not None:
        programmes = programmes.filter(uid__in=uids)
    programmes = list(programmes)
    pages = words_by_record(ProgrammePage, programmes)
    for programme in programmes:
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                yield _entry(programme, language, pages.get((programme.pk, language)))


def _entry(programme: Programme, language: str, page: ProgrammePage | None) -> Entry:
    title = words_in(programme.title, language)
    lead = text_in(programme.lead, language)
    partners = list(programme.partners.all())
    written = [title.text, programme.acronym, lead, *(partner.name for partner in partners)]
    return Entry(
        kind="programme",
        uid=str(programme.uid),
        language=language,
        words_language=title.language if title.language != language else "",
        title=title.text,
        lead=lead,
        address=programme.get_absolute_url(),
        sort=programme.section,
        dated_at=noon_of(programme.begins_on) if programme.begins_on else None,
        changed_at=page.last_published_at if page else None,
        words=" ".join([*written, page.body_words() if page else ""]),
        themes=tuple(sorted(term.code for term in programme.themes.all())),
        places=tuple(sorted(term.code for term in programme.places.all())),
        about=tuple(sorted(f"organisation:{partner.uid}" for partner in partners)),
    )
