"""Organisations as published things: one row a language."""

from collections.abc import Collection, Iterator

from django.conf import settings
from django.utils import translation

from toile.core.localised import words_in
from toile.services.models import Term, TermKind
from toile.services.published import Entry

from .models import Organisation


def entries_of_organisations(uids: Collection[str] | None) -> Iterator[Entry]:
    """The rows of these organisations, or of all (None). Three SQL statements, whatever their number."""
    organisations = Organisation.objects.prefetch_related("places")
    if uids is not None:
        organisations = organisations.filter(uid__in=uids)
    organisations = list(organisations)
    codes = {organisation.country for organisation in organisations if organisation.country}
    countries = dict(Term.objects.filter(kind=TermKind.COUNTRY, code__in=codes).values_list("code", "words"))
    for organisation in organisations:
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                yield _entry(organisation, language, countries.get(organisation.country, {}))


def _entry(organisation: Organisation, language: str, country: dict[str, str]) -> Entry:
    summary = words_in(organisation.summary, language)
    written = [organisation.name, organisation.acronym, summary.text, organisation.town, *country.values()]
    return Entry(
        kind="organisation",
        uid=str(organisation.uid),
        language=language,
        words_language=summary.language if summary.language not in {language, ""} else "",
        title=organisation.name,
        lead=summary.text,
        address=organisation.get_absolute_url(),
        sort=organisation.kind,
        place=organisation.town,
        fictional=organisation.is_fictional,
        words=" ".join(filter(None, written)),
        places=tuple(
            sorted({*(place.code for place in organisation.places.all()), *filter(None, [organisation.country])})
        ),
    )
