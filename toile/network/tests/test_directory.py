"""What visitors see of the members and of each organisation."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from toile.network.models import Kind, Organisation, Person, Seat
from toile.services import published
from toile.services.models import Identity, PublishedFacet, PublishedThing, Term, TermKind
from toile.services.published import recomputed

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_the_first_of_april():
    with time_machine.travel(NOW, tick=False):
        yield


def organisation(name: str, **fields) -> Organisation:
    values = {"slug": f"o{Organisation.objects.count()}", "kind": Kind.FEDERATION, "name": name, "is_member": True}
    with published.transaction():
        return Organisation.objects.create(**values | fields)


def names(response) -> list[str]:
    return [card.title for card in response.context["directory"].organisations]


def cost(client, address: str) -> int:
    """How many SQL statements a page takes, with all that surrounds it. The identity is made at the very first request."""
    Identity.load()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def speaking_of(member: Organisation, kind: str, number: int) -> PublishedThing:
    thing = PublishedThing.objects.create(
        kind=kind, uid=f"{kind}-{number}", language="fr", title=f"{kind} {number}", address=f"/{kind}/{number}/",
        dated_at=NOW, starts_at=NOW, ends_at=NOW, zone="Europe/Paris", digest="x",
    )  # fmt: skip
    PublishedFacet.objects.create(thing=thing, facet="about", code=f"organisation:{member.uid}")
    return thing


def test_the_list_names_members_alone_whatever_their_accents(client):
    for name in ("Zone", "Étoile", "École", "Abri"):
        organisation(name)
    organisation("Partenaire", is_member=False, is_partner=True)

    assert names(client.get("/annuaire/")) == ["Abri", "École", "Étoile", "Zone"]


def test_a_member_is_shown_with_its_cloth_kind_town_and_country(client):
    Term.objects.create(kind=TermKind.COUNTRY, code="SN", words={"fr": "Sénégal", "en": "Senegal"})
    organisation("Union", town="Rouen", country="SN")

    for language, country in (("", "Sénégal"), ("/en", "Senegal")):
        response = client.get(f"{language}/annuaire/")
        assert [card.place for card in response.context["directory"].organisations] == [f"Rouen, {country}"]
        assert 'class="swatch"' in response.text


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("collective", ["Collectif"]), ("nothing", []), ("%00", []), ("'", []), ("", ["Collectif", "Union"])],
)
def test_the_list_is_filtered_by_a_kind_that_there_is(client, kind, expected):
    organisation("Union")
    organisation("Collectif", kind=Kind.COLLECTIVE)

    response = client.get(f"/annuaire/?kind={kind}")

    assert (response.status_code, names(response)) == (200, expected)
    assert [option.value for option in response.context["directory"].facets[0].options] == ["federation", "collective"]


def test_an_organisation_tells_who_it_is_and_in_which_roles(client):
    Term.objects.create(kind=TermKind.COUNTRY, code="TN", words={"fr": "Tunisie"})
    found = organisation("Fédération", acronym="FTCR", country="TN", is_partner=True, town="Paris")

    facts = {fact.term: fact.text for fact in client.get(found.get_absolute_url()).context["facts"]}

    assert facts["Pour le réseau"] == "membre du réseau, partenaire du réseau"
    assert (facts["Sigle"], facts["Pays concerné"], facts["Ville"]) == ("FTCR", "Tunisie", "Paris")


def test_only_seats_that_are_held_today_are_shown(client):
    found = organisation("Union")
    for number, (first, last) in enumerate(
        [(None, None), (date(2026, 4, 1), date(2026, 4, 1)), (date(2026, 4, 2), None), (None, date(2026, 3, 31))]
    ):
        person = Person.objects.create(name=f"Personne {number}")
        Seat.objects.create(person=person, organisation=found, title={"fr": "Siège"}, held_from=first, held_until=last)

    seats = client.get(found.get_absolute_url()).context["around"].seats

    assert [seat.person.name for seat in seats] == ["Personne 0", "Personne 1"]


def test_its_news_and_dates_come_from_what_is_published_of_it(client):
    found, other = organisation("Union"), organisation("Autre")
    for number, kind in enumerate(("event", "article", "programme")):
        speaking_of(found, kind, number)
    speaking_of(other, "article", 9)

    around = client.get(found.get_absolute_url()).context["around"]

    assert [[card.title for card in cards] for cards in (around.dates, around.news, around.programmes)] == [
        ["event 0"],
        ["article 1"],
        ["programme 2"],
    ]


def test_an_address_that_there_is_not_is_not_found(client):
    assert client.get("/annuaire/inconnue/").status_code == 404


def test_a_saved_organisation_is_published_in_every_language_and_a_deleted_one_is_gone():
    found = organisation("Union", country="SN", summary={"fr": "Relie."})
    rows = PublishedThing.objects.filter(kind="organisation", uid=str(found.uid)).order_by("language")
    assert list(rows.values_list("language", "title", "lead", "words_language")) == [
        ("en", "Union", "Relie.", "fr"),
        ("fr", "Union", "Relie.", ""),
    ]

    with published.transaction():
        found.name = "Union nouvelle"
        found.save()
    assert set(rows.values_list("title", flat=True)) == {"Union nouvelle"}

    with published.transaction():
        found.delete()
    assert not rows.exists()


def test_places_chosen_afterwards_are_published_too():
    found = organisation("Union")
    place = Term.objects.create(kind=TermKind.REGION, code="FR-NOR", words={"fr": "Normandie"})

    with published.transaction():
        found.places.set([place])

    codes = PublishedFacet.objects.filter(thing__uid=str(found.uid), facet="place").values_list("code", flat=True)
    assert list(codes) == ["FR-NOR", "FR-NOR"]


@pytest.mark.parametrize("number", [1, 3])
def test_rows_are_computed_in_as_many_queries_whatever_their_number(number, django_assert_num_queries):
    for n in range(number):
        organisation(f"Union {n}", country="SN")

    with django_assert_num_queries(4):
        recomputed("organisation")


def test_the_list_costs_as_many_queries_whatever_its_length(client):
    costs = []
    for number in range(3):
        organisation(f"Union {number}", country="SN")
        costs.append(cost(client, "/annuaire/"))

    assert costs == costs[:1] * 3
    assert costs[0] <= 20


def test_an_organisation_costs_as_many_queries_whatever_speaks_of_it(client):
    found, costs = organisation("Union", country="SN"), []
    for number in range(3):
        for kind in ("event", "article", "programme"):
            speaking_of(found, kind, number)
        Seat.objects.create(person=Person.objects.create(name=f"P{number}"), organisation=found, title={"fr": "Siège"})
        costs.append(cost(client, found.get_absolute_url()))

    assert costs == costs[:1] * 3
    assert costs[0] <= 20
