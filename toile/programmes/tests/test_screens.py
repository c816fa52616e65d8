"""What visitors see of programmes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from toile.network.models import Kind, Organisation
from toile.programmes.models import Programme, ProgrammePage
from toile.services import published
from toile.services.models import Folder, Identity, PublishedThing, Term, TermKind
from toile.services.published import recomputed

pytestmark = pytest.mark.django_db


def programme(title: str, **fields) -> Programme:
    values = {"slug": f"p{Programme.objects.count()}", "title": {"fr": title}, "lead": {"fr": "Un chapeau."}}
    with published.transaction():
        return Programme.objects.create(**values | fields)


def words_of(record: Programme, text: str) -> ProgrammePage:
    locale, _new = Locale.objects.get_or_create(language_code="fr")
    folder = Folder.objects.first() or Page.objects.get(depth=1).add_child(
        instance=Folder(title="Fiches", slug="fiches", locale=locale)
    )
    page = ProgrammePage(record=record, locale=locale, body=[("text", f"<p>{text}</p>")])
    folder.add_child(instance=page)
    return page


def cost(client, address: str) -> int:
    """How many SQL statements a page takes, with all that surrounds it. The identity is made at the very first request."""
    Identity.load()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_programmes_stand_in_the_order_that_the_staff_gives(client):
    programme("Second", position=2)
    programme("Premier", position=1)
    programme("Caché", is_shown=False)

    assert [card.title for card in client.get("/programmes/").context["cards"]] == ["Premier", "Second"]


def test_a_hidden_programme_has_no_address(client):
    assert client.get(programme("Caché", is_shown=False).get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2021, 1, 1), date(2024, 12, 31), "2021–2024"),
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2021, 1, 1), None, "depuis 2021"),
        (None, date(2024, 1, 1), "jusqu’en 2024"),
    ],
)
def test_a_programme_says_its_years(client, first, last, expected):
    found = programme("Coopération", begins_on=first, ends_on=last)

    facts = {fact.term: fact.text for fact in client.get(found.get_absolute_url()).context["facts"]}

    assert facts["Années"] == expected


def test_it_is_whole_without_a_page_and_shows_its_words_once_they_are_on_line(client):
    found = programme("Coopération")
    assert "Un chapeau." in client.get(found.get_absolute_url()).text

    page = words_of(found, "Depuis Dakar")
    assert "Depuis Dakar" in client.get(found.get_absolute_url()).text
    assert "This content exists only in French." in client.get(f"/en{found.get_absolute_url()}").text
    page.unpublish()
    assert "Depuis Dakar" not in client.get(found.get_absolute_url()).text


def test_hiding_a_programme_takes_its_rows_away_and_showing_it_brings_them_back():
    found = programme("Coopération")
    rows = PublishedThing.objects.filter(kind="programme", uid=str(found.uid))
    assert rows.count() == 2

    for shown, number in ((False, 0), (True, 2)):
        with published.transaction():
            found.is_shown = shown
            found.save()
        assert rows.count() == number


def test_a_partner_that_changes_its_name_changes_what_the_search_finds():
    partner = Organisation.objects.create(slug="lam", kind=Kind.RESEARCH, name="Ancien")
    found = programme("Coopération")
    with published.transaction():
        found.partners.add(partner)
    before = {entry.digest() for entry in recomputed("programme")}

    with published.transaction():
        partner.name = "Nouveau"
        partner.save()

    stored = set(PublishedThing.objects.filter(kind="programme").values_list("digest", flat=True))
    assert stored == {entry.digest() for entry in recomputed("programme")}
    assert not stored & before


def test_the_list_costs_as_many_queries_whatever_its_length(client):
    costs = []
    for number in range(3):
        programme(f"Programme {number}")
        costs.append(cost(client, "/programmes/"))

    assert costs == costs[:1] * 3
    assert costs[0] <= 20


def test_a_programme_costs_as_many_queries_whatever_it_carries(client):
    costs = []
    for number in (1, 3):
        found = programme("Coopération")
        for n in range(number):
            code = f"t{number}{n}"
            found.themes.add(Term.objects.create(kind=TermKind.THEME, code=code, words={"fr": code}))
            found.partners.add(Organisation.objects.create(slug=code, kind=Kind.RESEARCH, name=code))
        words_of(found, "Depuis Dakar")
        costs.append(cost(client, found.get_absolute_url()))

    assert costs == costs[:1] * 2
    assert costs[0] <= 20
