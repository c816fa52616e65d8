"""What visitors see of openings, through the real addresses."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from toile.core.dates import NBSP
from toile.network.models import Kind, Organisation
from toile.newsroom.actions.openings import extend_opening, fill_opening, withdraw_opening
from toile.newsroom.models import OpeningPage
from toile.services.models import Identity, TermKind

from .factories import DEADLINE, NOW, PLATFORM, draft, published_opening, term

pytestmark = pytest.mark.django_db
A_SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def on_the_second_of_november():
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(response) -> str:
    """What a reader sees of the content of a page."""
    content = response.text.partition("<main")[2].partition("</main>")[0]
    words = re.sub(r"<[^>]+>", " ", content).replace(NBSP, " ").replace("&nbsp;", " ").split()
    return " ".join(words).replace(" .", ".")


def words_of(opening, folder, code: str, text: str) -> OpeningPage:
    page = OpeningPage(record=opening, locale=folder[code].locale, body=[("text", f"<p>{text}</p>")])
    folder[code].add_child(instance=page)
    return page


def test_an_opening_says_until_when_with_hour_zone_and_days_left(client):
    opening = published_opening()

    page = text_of(client.get(opening.get_absolute_url()))

    assert "Ferme dans 16 jours" in page
    assert "18 novembre 2026 à 12 h 00, heure de Paris" in page


def test_a_deadline_elsewhere_shows_both_clocks(client):
    opening = published_opening(zone="Indian/Reunion")

    page = text_of(client.get(opening.get_absolute_url()))

    assert "15 h 00 heure de La Réunion 12 h 00 heure de Paris" in page
    assert "18 novembre 2026 à 15 h 00, heure de La Réunion" in page


def test_it_says_what_to_send_where_and_under_which_subject(client):
    opening = published_opening(subject_to_use={"fr": "Alternance 2026 & stage"})

    response = client.get(opening.get_absolute_url())

    assert "Un CV et une lettre." in text_of(response)
    assert 'href="mailto:emploi@example.org?subject=Alternance%202026%20%26%20stage"' in response.text


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("https://example.org/postuler", 'href="https://example.org/postuler"'),
        ("par la poste", "par la poste"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_only_an_address_becomes_a_link(client, where, expected):
    page = client.get(published_opening(where_to_send=where).get_absolute_url()).text

    assert expected in page
    assert 'href="javascript' not in page
    assert 'href="par la poste' not in page


def test_it_closes_by_itself_to_the_second_and_stays_readable(client):
    opening = published_opening()

    with time_machine.travel(DEADLINE - A_SECOND, tick=False):
        before = text_of(client.get(opening.get_absolute_url()))
    with time_machine.travel(DEADLINE, tick=False):
        after = text_of(client.get(opening.get_absolute_url()))

    assert ("Ferme aujourd’hui" in before, "Un CV et une lettre." in before) == (True, True)
    assert "Cette offre est fermée depuis le 18 novembre 2026 à 12 h 00, heure de Paris." in after
    assert ("Une alternance au sein de l’équipe." in after, "Un CV et une lettre." in after) == (True, False)


def test_an_extension_is_said_with_both_deadlines(client):
    opening = published_opening()
    extend_opening(opening, closes_at=DEADLINE + timedelta(days=7, hours=6), by=PLATFORM, now=NOW)

    page = text_of(client.get(opening.get_absolute_url()))

    assert "Prolongé jusqu’au 25 novembre 2026 à 18 h 00, heure de Paris." in page
    assert "La première date limite était le 18 novembre 2026 à 12 h 00, heure de Paris." in page


def test_a_withdrawal_says_why_and_a_filled_post_that_it_is(client):
    withdrawn, filled = published_opening(), published_opening()
    withdraw_opening(withdrawn, reason={"fr": "Le poste est <gelé>."}, by=PLATFORM, now=NOW)
    fill_opening(filled, by=PLATFORM, now=NOW)

    assert "Le poste est &lt;gelé&gt;." in text_of(client.get(withdrawn.get_absolute_url()))
    assert "emploi@example.org" not in client.get(filled.get_absolute_url()).text


def test_a_draft_has_no_address(client):
    assert client.get(draft().get_absolute_url()).status_code == 404


def test_the_words_of_a_page_are_shown_once_it_is_on_line(client, trunk):
    opening = published_opening()
    page = words_of(opening, trunk.folder, "fr", "Vos missions")
    page.unpublish()
    assert "Vos missions" not in client.get(opening.get_absolute_url()).text

    page.save_revision().publish()
    assert "Vos missions" in client.get(opening.get_absolute_url()).text


def test_who_reads_another_language_is_told_which_alone_has_the_words(client, trunk):
    opening = published_opening()
    words_of(opening, trunk.folder, "fr", "Vos missions")

    page = client.get(f"/en{opening.get_absolute_url()}")

    assert "This content exists only in French." in text_of(page)
    assert f'href="{opening.get_absolute_url()}"' in page.text
    assert "Vos missions" not in page.text


def test_words_in_another_language_are_marked_with_it(client):
    opening = published_opening(title={"fr": "Appel à projets"})

    page = client.get(f"/en{opening.get_absolute_url()}").text

    assert '<h1><span lang="fr">Appel à projets</span></h1>' in page


def test_a_preview_shows_the_words_that_are_being_written(client, trunk, rf):
    opening = published_opening()
    page = words_of(opening, trunk.folder, "fr", "Pas encore publié")

    response = page.make_preview_request()

    assert "Pas encore publié" in response.content.decode()


def titles(response, name: str) -> list[str]:
    return [card.title for card in response.context[name]]


def test_the_list_shows_what_closes_first_then_what_is_rolling_then_what_is_over(client):
    published_opening(title={"fr": "Au fil de l’eau"}, closes_at=None, is_rolling=True)
    published_opening(title={"fr": "Plus tard"}, closes_at=DEADLINE + timedelta(days=1))
    published_opening(title={"fr": "Bientôt"})
    fill_opening(published_opening(title={"fr": "Pourvu"}), by=PLATFORM, now=NOW)
    published_opening(NOW - timedelta(days=90), title={"fr": "Fermé"}, closes_at=NOW)
    draft(title={"fr": "Brouillon"})

    response = client.get("/offres/")

    assert titles(response, "open") == ["Bientôt", "Plus tard", "Au fil de l’eau"]
    assert titles(response, "over") == ["Pourvu", "Fermé"]
    assert [card.state for card in response.context["over"]] == ["filled", "closed"]


def test_the_list_is_filtered_by_kind_and_an_unknown_kind_finds_nothing(client):
    published_opening(title={"fr": "Emploi"})
    published_opening(title={"fr": "Appel"}, kind=term(TermKind.OPENING_KIND, "call", "Appel"))

    assert titles(client.get("/offres/?kind=call"), "open") == ["Appel"]
    unknown = client.get("/offres/?kind=<script>&page=999999999999999999999")
    assert (unknown.status_code, titles(unknown, "open")) == (200, [])
    assert "Rien n’est ouvert pour l’instant." in text_of(unknown)


@pytest.mark.parametrize("value", ["%00", "' OR 1=1", "%F0%9F%8E%88", "x" * 5000])
def test_a_wrong_kind_is_an_empty_list(client, value):
    published_opening()

    response = client.get(f"/offres/?kind={value}")

    assert (response.status_code, titles(response, "open")) == (200, [])


def test_an_empty_list_says_what_will_appear(client):
    page = text_of(client.get("/offres/"))

    assert "Rien n’est ouvert pour l’instant." in page
    assert text_of(client.get("/en/offres/")) != page


def cost(client, address: str) -> int:
    """How many SQL statements a page takes, with all that surrounds it. The identity is made at the very first request."""
    Identity.load()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_list_costs_as_many_queries_whatever_its_length(client, language):
    costs = []
    for _more in range(3):
        published_opening()
        fill_opening(published_opening(), by=PLATFORM, now=NOW)
        costs.append(cost(client, f"{language}/offres/"))

    assert costs == costs[:1] * 3
    assert costs[0] <= 20


def test_an_opening_costs_as_many_queries_whatever_it_carries(client, trunk):
    host = Organisation.objects.create(slug="cosim", kind=Kind.COLLECTIVE, name="COSIM")
    costs = []
    for number in (1, 3):
        themes = tuple(term(TermKind.THEME, f"theme-{n}") for n in range(number))
        opening = published_opening(themes=themes, organisation=host)
        words_of(opening, trunk.folder, "fr", "Vos missions")
        costs.append(cost(client, opening.get_absolute_url()))

    assert costs == costs[:1] * 2
    assert costs[0] <= 20
