"""The staff's screens for openings, through the real addresses."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse

from toile.newsroom.actions.openings import fill_opening
from toile.newsroom.models import Opening, OpeningPage
from toile.services import audit
from toile.services.models import TermKind
from toile.services.roles import Role

from .factories import DEADLINE, NOW, PLATFORM, draft, published_opening, somebody, term

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_second_of_november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def editor(client):
    client.force_login(somebody(Role.EDITOR))
    return client


@pytest.fixture
def publisher(client):
    client.force_login(somebody(Role.PUBLISHER))
    return client


def typed(**fields) -> dict:
    values = {
        "kind": term(TermKind.OPENING_KIND, "job").pk,
        "title_fr": "Chargé·e de mission",
        "title_en": "",
        "lead_fr": "Un poste à Nogent.",
        "lead_en": "",
        "closes_at_day": "2026-11-18",
        "closes_at_hour": "12:00",
        "zone": "Indian/Reunion",
        "where_to_send": "emploi@example.org",
    }
    return values | fields


def step(opening: Opening, verb: str) -> str:
    return reverse("offres:step", args=[opening.pk, verb])


def edit(opening: Opening) -> str:
    return reverse("offres:edit", args=[opening.pk])


def test_an_editor_writes_a_draft_whose_hours_are_those_of_its_zone(editor):
    response = editor.post(reverse("offres:add"), typed())

    opening = Opening.objects.get()
    assert (response.status_code, response.url) == (302, edit(opening))
    assert (opening.title, opening.status, opening.slug) == (
        {"fr": "Chargé·e de mission"},
        "draft",
        "charge-de-mission",
    )
    assert opening.closes_at.isoformat() == "2026-11-18T08:00:00+00:00"  # noon in Saint-Denis, Réunion


def test_the_form_shows_the_hours_of_the_record_and_not_the_editors(editor):
    opening = draft(zone="Africa/Dakar")

    form = editor.get(edit(opening)).context["form"]

    assert form["closes_at"].value().isoformat() == "2026-11-18T11:00:00"


def test_an_hour_that_does_not_exist_comes_back_with_a_sentence_and_what_was_typed(editor):
    form = typed(closes_at_day="2027-03-28", closes_at_hour="02:30", zone="Europe/Paris")

    response = editor.post(reverse("offres:add"), form)

    assert response.status_code == 200
    assert response.context["form"].errors["closes_at"] == [
        "Cette heure n’existe pas ce jour-là : les horloges avancent. Choisissez une heure avant ou après."
    ]
    assert "Chargé·e de mission" in response.text
    assert Opening.objects.count() == 0


def test_a_title_in_english_alone_is_refused(editor):
    response = editor.post(reverse("offres:add"), typed(title_fr="", title_en="Officer"))

    assert response.context["form"].errors["title"] == ["Écrivez-le au moins en français."]


def test_an_address_that_another_has_is_said_at_its_field(editor):
    draft(title={"fr": "Chargé de mission"})

    response = editor.post(reverse("offres:add"), typed(slug="charge-de-mission"))

    assert response.context["form"].errors == {"slug": ["Une autre fiche a cette adresse."]}
    assert Opening.objects.count() == 1


def test_an_editor_sees_the_verbs_and_why_they_are_not_theirs(editor):
    opening = draft()

    page = editor.get(edit(opening)).text

    assert "Cette étape ne vous revient pas." in page
    assert step(opening, "publish") not in page
    assert step(opening, "discard") in page


def test_an_editor_who_asks_for_a_publishers_verb_is_sent_back_and_nothing_changes(editor):
    opening = draft()

    response = editor.post(step(opening, "publish"), follow=True)

    assert "Cette étape ne vous revient pas." in response.text
    opening.refresh_from_db()
    assert opening.status == "draft"


def test_a_publisher_reads_what_publishing_does_then_publishes(publisher):
    opening = draft()

    page = publisher.get(step(opening, "publish")).text
    assert "Tout le monde voit l’offre" in page
    assert "La retirer, avec une raison" in page
    opening.refresh_from_db()
    assert opening.status == "draft"

    response = publisher.post(step(opening, "publish"))
    opening.refresh_from_db()
    assert (response.url, opening.status, opening.published_at) == (edit(opening), "open", NOW)
    assert audit.entries_of(opening).last().actor_kind == "user"


def test_a_deadline_is_extended_on_the_clocks_of_its_zone(publisher):
    opening = published_opening(zone="Africa/Dakar")

    publisher.post(step(opening, "extend"), {"closes_at_day": "2026-11-25", "closes_at_hour": "18:00"})

    opening.refresh_from_db()
    assert (opening.closes_at.isoformat(), opening.first_closes_at) == ("2026-11-25T18:00:00+00:00", DEADLINE)


def test_a_refusal_comes_back_on_the_page_that_asks(publisher):
    opening = published_opening()

    response = publisher.post(step(opening, "extend"), {"closes_at_day": "2026-11-17", "closes_at_hour": "12:00"})

    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [
        "La nouvelle date limite n’est pas plus tardive que l’actuelle. Une date limite n’est jamais avancée."
    ]
    assert "2026-11-17" in response.text
    opening.refresh_from_db()
    assert opening.closes_at == DEADLINE


def test_a_withdrawal_asks_for_its_reason(publisher):
    opening = published_opening()

    assert publisher.post(step(opening, "withdraw"), {}).context["form"].errors["reason"]
    publisher.post(step(opening, "withdraw"), {"reason_fr": "Le poste est gelé."})

    opening.refresh_from_db()
    assert (opening.status, opening.withdrawn_because) == ("withdrawn", {"fr": "Le poste est gelé."})


def test_a_correction_keeps_the_deadline_whatever_is_sent(publisher):
    opening = published_opening()

    response = publisher.post(edit(opening), typed(title_fr="Chargé·e de projet", closes_at_day="2026-12-31"))

    opening.refresh_from_db()
    assert (response.status_code, opening.title["fr"], opening.closes_at) == (302, "Chargé·e de projet", DEADLINE)


def test_what_somebody_else_has_changed_meanwhile_is_said_and_what_was_typed_comes_back(publisher):
    opening = published_opening()
    seen = publisher.get(edit(opening)).context["form"]["seen"].value()
    fill_opening(opening, by=PLATFORM, now=NOW + timedelta(minutes=1))

    response = publisher.post(edit(opening), typed(title_fr="Chargé·e de projet", seen=seen))

    assert "Quelqu’un d’autre a modifié" in response.context["form"].non_field_errors()[0]
    assert "Chargé·e de projet" in response.text


def test_an_editor_reads_a_published_opening_and_changes_nothing(editor):
    opening = published_opening()

    assert editor.get(edit(opening)).context["form"].fields["where_to_send"].disabled
    assert editor.post(edit(opening), typed()).status_code in {302, 403}
    opening.refresh_from_db()
    assert opening.title["fr"] == "Assistant·e de communication"


def test_somebody_without_a_role_does_not_come_in(client):
    client.force_login(somebody(None))
    opening = published_opening()

    answers = [client.get(url) for url in (reverse("offres:index"), edit(opening), step(opening, "fill"))]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert {answer.url.partition("?")[0] for answer in answers} == {"/gestion/login/"}


@pytest.mark.parametrize("path", ["delete", "copy", "usage", "inspect"])
def test_wagtails_own_side_doors_are_closed(publisher, path):
    opening = published_opening()

    assert publisher.post(f"/gestion/offres/{path}/{opening.pk}/").status_code == 404
    assert Opening.objects.count() == 1


def titles(response) -> list[str]:
    return [str(opening) for opening in response.context["object_list"]]


def test_the_list_is_searched_whatever_the_accents_and_filtered(publisher):
    published_opening(title={"fr": "Appel à manifestation d’intérêt"}, kind=term(TermKind.OPENING_KIND, "call"))
    fill_opening(published_opening(title={"fr": "Chargé·e de mission"}), by=PLATFORM, now=NOW)
    draft(title={"fr": "Étude"})
    index = reverse("offres:index")

    assert titles(publisher.get(index, {"q": "INTERET appel"})) == ["Appel à manifestation d’intérêt"]
    assert titles(publisher.get(index, {"q": '"%_'})) == []
    assert titles(publisher.get(index, {"status": "draft"})) == ["Étude"]
    assert titles(publisher.get(index, {"now": "open"})) == ["Appel à manifestation d’intérêt"]
    assert titles(publisher.get(index, {"now": "closed"})) == ["Chargé·e de mission"]


def test_an_export_holds_what_is_on_screen_and_no_cell_executes(publisher):
    from openpyxl import load_workbook

    published_opening(title={"fr": "=CMD()"}, offered_by="+33")
    draft(title={"fr": "Étude"})
    url = reverse("offres:index")

    csv = b"".join(publisher.get(url, {"export": "csv", "status": "open"}).streaming_content).decode()
    book = load_workbook(BytesIO(b"".join(publisher.get(url, {"export": "xlsx"}).streaming_content)))

    assert csv.splitlines()[1].split(",")[:2] == ["'=CMD()", ""]
    assert len(csv.splitlines()) == 2
    assert [cell.value for cell in book.active["A"]][1:] == ["'=CMD()", "Étude"]
    assert "f" not in {cell.data_type for row in book.active for cell in row}


def test_the_page_of_words_begins_as_a_draft_under_its_folder(editor, trunk):
    opening = draft()

    response = editor.post(reverse("offres:words", args=[opening.pk, "fr"]))

    page = OpeningPage.objects.get()
    assert (page.record, page.language, page.live) == (opening, "fr", False)
    assert page.get_parent().specific == trunk.folder["fr"]
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    again = editor.post(reverse("offres:words", args=[opening.pk, "fr"]))
    assert (again.url, OpeningPage.objects.count()) == (response.url, 1)


def test_the_history_tells_who_did_what_and_why(publisher):
    opening = published_opening()
    publisher.post(step(opening, "withdraw"), {"reason_fr": "Le poste est gelé."})

    notes = publisher.get(reverse("offres:history", args=[opening.pk])).context["notes"]

    assert [(note.who, note.what, note.why) for note in notes] == [
        ("publisher@example.org", "Retirée", "Le poste est gelé."),
        ("la plateforme elle-même", "Publiée", ""),
        ("la plateforme elle-même", "Rédigée", ""),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_as_many_queries_whatever_its_length(publisher, number, django_assert_num_queries):
    for n in range(number):
        published_opening(title={"fr": f"Offre {n}"})
    publisher.get(reverse("offres:index"))

    with django_assert_num_queries(9):
        publisher.get(reverse("offres:index_results"))
