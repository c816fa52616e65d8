"""What the index finds, in which order, on a fixed corpus. Run on both databases: the same lists, to the last title."""

import time

import pytest

from toile.services.models import PublishedThing, SearchWord, SynonymGroup
from toile.services.search.extracts import extract, marked
from toile.services.search.site import SITE

from .corpus import meant, publish_corpus, search, texts, titles

pytestmark = pytest.mark.django_db

HOSTILE = {
    "a megabyte of one letter": "a" * 1_000_000,
    "a megabyte of words": "eau " * 250_000,
    "a megabyte of quotes": '"' * 1_000_000,
    "controls and NUL": "\x00eau\x00\x07\x1b",
    "lone surrogates": "eau\ud800\udfff",
    "SQL": "'; DROP TABLE services_publishedthing; --",
    "FTS5": 'title: NEAR(eau, 2) * ^ + AND NOT OR "',
    "tsquery": "eau & | ! <-> :* ( ) \\",
    "LIKE": "%_\\%",
    "right to left": "\u202eمرحبا\u202c",
    "emoji": "😀👩🏾‍🌾",
    "markup": "<script>alert(1)</script>",
}


@pytest.fixture
def corpus(db):
    publish_corpus()


def test_the_corpus_is_large_enough_to_mean_something():
    assert [len([text for text in texts() if text[0] == language]) for language in ("fr", "en")] == [50, 16]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("solidarites", ["Une caisse de solidarité villageoise", "Solidarités : l’appel de printemps", "Convention PRA/OSIM", "Droit de vote des étrangers : trois maires s’engagent"]),
        ("étrangère", ["Droit de vote des étrangers : trois maires s’engagent", "Français langue d’accueil"]),
        ("oeuvre", ["L’Œuvre collective"]),
        ("ŒUVRES", ["L’Œuvre collective"]),
        ("eaux", ["Eaux usées : une station qui tient", "Eau potable : un forage à Thiès"]),
        ("Mali", ["Santé : des soignantes formées à Kayes"]),
        ("journal", ["Journal de bord d’une coopérative"]),
        ("travail", ["Énergie solaire au collège"]),
        ("enjeux", ["Enjeux de l’année"]),
        ("chargée de mission", ["Chargé·e de mission plaidoyer"]),
        ("actrices", ["Portraits d’acteur·trice·s du changement"]),
        ("salariées", ["Portraits d’acteur·trice·s du changement"]),
        ("entrepreneuse", ["Femmes entrepreneuses en Guinée", "Portraits d’acteur·trice·s du changement"]),
        ("ndjamena", ["N’Djamena : une radio pour les quartiers"]),
        ("Mbour", ["M’Bour, la pêche et le climat"]),
        ("codéveloppement", ["Rencontres régionales du codéveloppement", "Solidarités : l’appel de printemps"]),
        ("co-developpement", ["Rencontres régionales du codéveloppement", "Solidarités : l’appel de printemps"]),
        ("pra osim", ["Convention PRA/OSIM"]),
        ("مرحبا", ["مرحبا : trois mots d’arabe"]),
        ("مَرْحَبًا", ["مرحبا : trois mots d’arabe"]),
        ("forim", ["Le FORIM"]),
    ],
)  # fmt: skip
def test_writing_never_hides_a_result(corpus, typed, found):
    assert titles(typed) == found


@pytest.mark.parametrize(
    ("typed", "found", "mended"),
    [
        ("forrage", ["Eau potable : un forage à Thiès"], "forage"),
        ("assainissemant", ["Eaux usées : une station qui tient"], "assainissement"),
        ("Kodeveloppement", ["Rencontres régionales du codéveloppement", "Solidarités : l’appel de printemps"], "codéveloppement"),
        ("agroekologie", ["Agriculture : semences paysannes"], "agroécologie"),
        ("echografie", ["Santé : des soignantes formées à Kayes"], "échographie"),
        ("eau Tiès", ["Eau potable : un forage à Thiès"], "eau thiès"),
    ],
)  # fmt: skip
def test_a_misspelt_word_is_mended_and_the_reader_is_told(corpus, typed, found, mended):
    assert (titles(typed), meant(typed).mended) == (found, mended)


def test_a_word_being_typed_finds_what_it_may_become(corpus):
    assert titles("assainiss") == ["Eaux usées : une station qui tient"]
    assert meant("eau for", unfinished=True).groups == (
        ((("eau",),),),
        ((("forag",),), (("forim",),), (("form",),), (("forum",),)),
    )


def test_words_side_by_side_in_quotation_marks(corpus):
    assert titles('"droit de vote"') == ["Droit de vote des étrangers : trois maires s’engagent"]
    assert titles('"vote droit"') == []
    assert titles("vote droit") == [
        "Droit de vote des étrangers : trois maires s’engagent",
        "Les jeunes prennent la parole",
    ]


def test_a_word_after_a_minus_is_left_out(corpus):
    assert titles("migration -climat") == [
        "Mots de la migration : petit lexique",
        "Handicap et migration",
        "Les migrations au musée",
        "Forum mondial sur la migration et le développement",
        "Convention PRA/OSIM",
        "Le développement vu par ceux qui partent",
        "Le FORIM",
    ]
    assert titles("-climat") == []


def test_title_before_lead_before_text_and_the_newest_first_among_equals(corpus):
    assert titles("financement") == [
        "Solidarités : l’appel de printemps",
        "Énergie solaire au collège",
        "Enjeux de l’année",
    ]
    assert titles("droit") == [
        "Droit de vote des étrangers : trois maires s’engagent",
        "Les jeunes prennent la parole",
        "Note de positionnement sur l’asile",
        "Accueil des mineurs isolés",
        "Ce que le FMMD a changé",
    ]


def test_a_title_of_exactly_these_words_comes_first(corpus):
    assert titles("migrations et climat")[0] == "Migrations et climat"
    assert titles("Migrations climat")[0] == "Migrations et climat"
    assert titles("Annual report 2025", "en") == ["Annual report 2025"]


def test_synonyms_work_both_ways_as_soon_as_they_are_written(corpus):
    assert titles("fmmd") == ["Ce que le FMMD a changé"]

    synonyms = SynonymGroup.objects.create(
        words="FMMD\nGFMD\nForum mondial sur la migration et le développement\nGlobal Forum on Migration and Development"
    )

    both = ["Ce que le FMMD a changé", "Forum mondial sur la migration et le développement"]
    assert [sorted(titles(typed)) for typed in ("FMMD", "gfmd", "forum mondial migration développement")] == [both] * 3
    assert titles("global forum migration development", "en") == titles("fmmd", "en") == ["What the GFMD changed"]
    assert titles("FMMD rencontres") == ["Ce que le FMMD a changé"]

    synonyms.delete()

    assert titles("gfmd") == []


def test_each_language_has_its_own_texts_and_stems(corpus):
    assert titles("communities", "en") == ["A village savings fund", "International Migrants Day"]
    assert titles("communities", "fr") == []


def test_pages_hold_each_thing_once_in_a_stable_order(corpus):
    whole = titles("des les une", size=50)
    pages = [titles("des les une", first=first, size=5) for first in range(0, len(whole) + 5, 5)]

    assert [title for page in pages for title in page] == whole
    assert search("des les une").total == len(whole) == len(set(whole))


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_nothing_typed_is_an_error_and_all_of_it_is_answered_in_a_second(corpus, typed):
    began = time.process_time()

    search(typed)
    meant(typed, unfinished=True)

    assert time.process_time() - began < 1


@pytest.mark.parametrize("typed", ["droit", "solidarité migration", "des les une", "eau", "migration -climat"])
def test_of_many_rows_the_best_are_the_same_as_of_few(corpus, monkeypatch, typed):
    few = [titles(typed, first=first, size=3) for first in range(0, 50, 3)]

    monkeypatch.setattr("toile.services.search.index.MANY", 0)

    assert [titles(typed, first=first, size=3) for first in range(0, 50, 3)] == few


def test_a_search_costs_as_many_statements_whatever_it_finds(corpus, django_assert_num_queries):
    with django_assert_num_queries(5):
        search("solidarité migration")
    with django_assert_num_queries(5):
        search("eau")


def test_the_marks_stand_on_the_words_as_they_are_written(corpus):
    stems = meant("acteurs solidarites mineures").stems

    assert marked("Les acteur·trice·s & la SOLIDARITÉ <des> mineurs", stems, "fr") == (
        "Les <mark>acteur·trice·s</mark> &amp; la <mark>SOLIDARITÉ</mark> &lt;des&gt; <mark>mineurs</mark>"
    )


def test_an_extract_is_cut_where_most_of_the_words_stand():
    text = (
        "Premier paragraphe sans rapport. " * 20
        + "Enfin le forage : l’eau arrive à Thiès. "
        + "Puis autre chose. " * 20
    )

    shown = extract(text, {"forag", "eau", "thi"}, "fr", length=60)

    assert (
        shown == "… Enfin le <mark>forage</mark> : l’<mark>eau</mark> arrive à <mark>Thiès</mark>. Puis autre chose. …"
    )


def test_the_vocabulary_holds_exactly_the_words_of_the_rows(corpus):
    english = PublishedThing.objects.in_language("en")
    last = english.get(title="The FORIM in short").pk

    SITE.remove(list(english.exclude(pk=last).values_list("pk", flat=True)))

    words = SearchWord.objects.filter(language="en").values_list("word", "things")
    of_the_text = "The FORIM in short a platform of networks it brings together federations and groups organisations born migration"
    assert dict(words) == dict.fromkeys(of_the_text.lower().split(), 1)
    SITE.remove([last])
    assert list(SearchWord.objects.filter(language="en")) == []
