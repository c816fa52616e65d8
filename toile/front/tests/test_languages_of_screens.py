"""On a French screen no sentence of ours stands in English, on an English one none in French: read over the whole demo."""

import re
from datetime import UTC, datetime

import lxml.html
import pytest

from toile.front import catalogues
from toile.front.demo.loading import load_first, load_rest
from toile.services.models import PublishedThing

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SCREENS = ["/", "/agenda/", "/offres/", "/annuaire/", "/recherche/?q=jeunesse", "/recherche/?q=zzzz", "/nulle-part/"]
SPOKEN = ("alt", "aria-label", "placeholder", "title")
PLACEHOLDER = re.compile(r"%\\?\(\w+\\?\)[a-z]")


@pytest.fixture
def demo(db):
    load_first(NOW)
    load_rest(NOW)


def sentences(spoken: str, other: str) -> list[re.Pattern]:
    """The sentences of all catalogues in `spoken` that are not the same in `other`: two words or more, with their holes."""
    both = {"en": set(), "fr": set()}
    for app in catalogues.apps():
        french = catalogues.read(app, "fr")
        for sentence in catalogues.sentences_of(app):
            both["en"] |= {sentence.id, sentence.plural}
            both["fr"] |= set(catalogues.words_in(french, sentence))
    told = {plain(text) for text in both[spoken]} - {plain(text) for text in both[other]}
    return [
        re.compile(PLACEHOLDER.sub(".+", re.escape(text)))
        for text in sorted(told)
        if len(PLACEHOLDER.sub("", text).split()) > 1
    ]


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", text).split())


def said(page: bytes, language: str) -> list[str]:
    """What a page says in its own language: texts and attributes that no `lang` of their own marks as another's."""
    found = []
    for element in lxml.html.document_fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
            continue
        if (
            next((one.get("lang") for one in [element, *element.iterancestors()] if one.get("lang")), language)
            == language
        ):
            found += [element.text or "", *(element.get(name, "") for name in SPOKEN)]
        around = element.getparent()
        if around is not None:
            marks = (one.get("lang") for one in [around, *around.iterancestors()] if one.get("lang"))
            found += [element.tail or ""] if next(marks, language) == language else []
    return [words for text in found if (words := plain(text))]


@pytest.mark.sqlite
def test_a_screen_says_our_sentences_in_its_own_language_alone(demo, client):
    for language, other, prefix, its_prefix in (("fr", "en", "", "/en"), ("en", "fr", "/en", "")):
        things = PublishedThing.objects.in_language(language).order_by("kind", "address")
        kinds = dict(things.values_list("kind", "address"))  # one page of each kind
        foreign = sentences(other, language)

        def strange(address, language, foreign=foreign):
            texts = said(client.get(address).content, language)
            return [(address, text) for text in texts if any(sentence.fullmatch(text) for sentence in foreign)]

        addresses = [*(prefix + screen for screen in SCREENS), *sorted(kinds.values())]
        assert len(kinds) > 4
        assert [one for address in addresses for one in strange(address, language)] == []
        assert len(strange(f"{its_prefix}/", other)) > 4  # it does see what it looks for


def test_a_sentence_left_in_the_other_language_is_seen():
    page = '<html lang="fr"><meta charset="utf-8"><p>Search the site</p><p lang="en">Search the site</p><i title="Éléments 3"></i>x</html>'

    assert said(page.encode(), "fr") == ["Search the site", "Éléments 3", "x"]
