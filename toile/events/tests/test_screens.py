"""What visitors see of events, through the real addresses."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from toile.core.dates import NBSP
from toile.events.actions import Hours, cancel_event, confirm_event, postpone_event, reschedule_event
from toile.events.models import EventPage
from toile.network.models import Kind, Organisation
from toile.services.models import Folder, Identity, TermKind

from .factories import ENDS, NEXT_WEEK, NOW, PLATFORM, STARTS, announced_event, draft, term

pytestmark = pytest.mark.django_db
A_SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def on_the_first_of_april():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def folder(db) -> Folder:
    locale, _new = Locale.objects.get_or_create(language_code="fr")
    return Page.objects.get(depth=1).add_child(instance=Folder(title="Fiches", slug="fiches", locale=locale))


def text_of(response) -> str:
    """What a reader sees of the content of a page."""
    content = response.text.partition("<main")[2].partition("</main>")[0]
    words = re.sub(r"<[^>]+>", " ", content).replace(NBSP, " ").replace("&nbsp;", " ").split()
    return " ".join(words).replace(" .", ".")


def words_of(event, folder: Folder, text: str) -> EventPage:
    page = EventPage(record=event, locale=folder.locale, body=[("text", f"<p>{text}</p>")])
    folder.add_child(instance=page)
    return page


def cost(client, address: str) -> int:
    """How many SQL statements a page takes, with all that surrounds it. The identity is made at the very first request."""
    Identity.load()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_an_event_says_when_where_by_whom(client):
    host = Organisation.objects.create(slug="cosim", kind=Kind.COLLECTIVE, name="COSIM Occitanie", town="Toulouse")
    event = announced_event(organisers=(host,), places=(term(TermKind.REGION, "FR-OCC", "Occitanie"),))

    response = client.get(event.get_absolute_url())

    page = text_of(response)
    assert "mercredi 13 mai 2026, de 9 h 30 à 17 h 00, heure de Paris" in page
    assert "Maison des associations, Toulouse, Occitanie" in page
    assert "Organisé par COSIM Occitanie Toulouse" in page
    assert f'href="{host.get_absolute_url()}"' in response.text
    assert f'href="{event.get_absolute_url()[:-1]}.ics"' in response.text


def test_hours_elsewhere_show_both_clocks(client):
    event = announced_event(hours=Hours(starts_at=STARTS, ends_at=ENDS, zone="Africa/Dakar"), town="Dakar")

    page = text_of(client.get(event.get_absolute_url()))

    assert "mercredi 13 mai 2026, de 7 h 30 à 15 h 00, heure de Dakar" in page
    assert "7 h 30 heure de Dakar 9 h 30 heure de Paris" in page


def test_days_without_hours_show_no_clock(client):
    days = Hours(
        starts_at=STARTS.replace(hour=22, minute=0),
        ends_at=STARTS.replace(hour=22, minute=0) + timedelta(2),
        is_whole_day=True,
    )
    event = announced_event(hours=days)

    page = text_of(client.get(event.get_absolute_url()))

    assert "du 14 au 15 mai 2026" in page
    assert "heure de Paris" not in page
    assert "0 h 00" not in text_of(client.get("/agenda/"))


def test_a_cancelled_event_says_so_and_why_everywhere(client):
    event = announced_event(is_online=True, online_address="https://example.org/salle")
    cancel_event(event, words={"fr": "Grève des <transports>."}, by=PLATFORM, now=NOW)

    page, agenda = client.get(event.get_absolute_url()), client.get("/agenda/")

    assert "Cet événement est annulé." in text_of(page)
    assert "Grève des &lt;transports&gt;." in text_of(page)
    assert "example.org" not in page.text
    assert "Annulé" in text_of(agenda)


def test_a_postponed_event_says_so_until_it_is_confirmed(client):
    event = announced_event()
    postpone_event(event, by=PLATFORM, now=NOW)

    page = text_of(client.get(event.get_absolute_url()))
    assert "Cet événement est reporté. Il n’a pas lieu à ces heures. La nouvelle date n’est pas encore connue." in page
    assert "Reporté" in text_of(client.get("/agenda/"))

    confirm_event(event, by=PLATFORM, now=NOW)
    assert "reporté" not in text_of(client.get(event.get_absolute_url()))


def test_a_new_date_says_the_first_one_too(client):
    event = announced_event()
    reschedule_event(event, NEXT_WEEK, words={"fr": "La salle était prise."}, by=PLATFORM, now=NOW)

    page = text_of(client.get(event.get_absolute_url()))

    assert "mercredi 20 mai 2026, de 9 h 30 à 17 h 00" in page
    assert "Nouvelle date. Il devait commencer le 13 mai 2026 à 9 h 30, heure de Paris." in page
    assert "La salle était prise." in page
    assert "Nouvelle date" in text_of(client.get("/agenda/"))


def test_an_event_is_past_from_the_second_of_its_end(client):
    event = announced_event()

    with time_machine.travel(ENDS - A_SECOND, tick=False):
        assert "a eu lieu" not in text_of(client.get(event.get_absolute_url()))
        assert "Journée de la jeunesse" in text_of(client.get("/agenda/"))
    with time_machine.travel(ENDS, tick=False):
        assert "a eu lieu" in text_of(client.get(event.get_absolute_url()))
        assert "Journée de la jeunesse" not in text_of(client.get("/agenda/"))
        assert "Journée de la jeunesse" in text_of(client.get("/agenda/?vue=passees"))


def test_a_draft_has_no_address(client):
    event = draft()

    assert client.get(event.get_absolute_url()).status_code == 404
    assert client.get(f"/agenda/{event.slug}.ics").status_code == 404


def test_the_words_of_a_page_are_shown_once_it_is_on_line(client, folder):
    event = announced_event()
    page = words_of(event, folder, "Au programme")

    assert "Au programme" in client.get(event.get_absolute_url()).text
    assert "This content exists only in French." in text_of(client.get(f"/en{event.get_absolute_url()}"))
    page.unpublish()
    assert "Au programme" not in client.get(event.get_absolute_url()).text


def groups(response) -> list[tuple[str, list[str]]]:
    return [(group.title, [card.title for card in group.cards]) for group in response.context["agenda"].groups]


def year(number: int) -> Hours:
    return Hours(starts_at=STARTS.replace(year=number), ends_at=ENDS.replace(year=number))


def test_what_is_coming_stands_under_its_month_on_the_clocks_of_its_zone(client):
    new_year = STARTS.replace(month=5, day=31, hour=22, minute=30)  # 1 June in Paris, 31 May in Dakar
    announced_event(title={"fr": "Paris"}, hours=Hours(starts_at=new_year, ends_at=new_year))
    announced_event(
        title={"fr": "Dakar"}, hours=Hours(starts_at=new_year - A_SECOND, ends_at=new_year, zone="Africa/Dakar")
    )
    announced_event(title={"fr": "Mai"})

    assert groups(client.get("/agenda/")) == [("mai 2026", ["Mai", "Dakar"]), ("juin 2026", ["Paris"])]


def test_what_is_past_stands_under_its_year_the_latest_first(client):
    for number in (2022, 2023):
        announced_event(title={"fr": f"En {number}"}, hours=year(number))

    assert groups(client.get("/agenda/?vue=passees")) == [("2023", ["En 2023"]), ("2022", ["En 2022"])]
    assert groups(client.get("/agenda/?vue=passees&year=2022")) == [("2022", ["En 2022"])]


def test_what_waits_for_a_date_stays_among_what_is_coming(client):
    postpone_event(announced_event(title={"fr": "En attente"}), by=PLATFORM, now=NOW)

    with time_machine.travel(ENDS, tick=False):
        coming, past = client.get("/agenda/"), client.get("/agenda/?vue=passees")

    assert [card.title for card in coming.context["agenda"].waiting] == ["En attente"]
    assert "Reportés, la nouvelle date n’est pas encore connue" in text_of(coming)
    assert groups(past) == []


def test_filters_find_by_kind_theme_and_place_and_leave_the_view_as_it_is(client):
    workshop, theme, place = (
        term(TermKind.EVENT_KIND, "workshop", "Atelier"),
        term(TermKind.THEME, "jeunesse", "Jeunesse"),
        term(TermKind.COUNTRY, "SN", "Sénégal"),
    )
    announced_event(title={"fr": "Atelier"}, kind=workshop, hours=year(2023))
    announced_event(title={"fr": "Jeunesse"}, themes=(theme,), hours=year(2023))
    announced_event(title={"fr": "Dakar"}, places=(place,), hours=year(2023))

    for query, title in (("kind=workshop", "Atelier"), ("theme=jeunesse", "Jeunesse"), ("place=SN", "Dakar")):
        response = client.get(f"/agenda/?vue=passees&{query}")
        assert groups(response) == [("2023", [title])]
        assert [link.address for link in response.context["agenda"].active] == ["?vue=passees"]
    assert '<input type="hidden" name="vue" value="passees">' in response.text


@pytest.mark.parametrize(
    "query",
    ["kind=<script>", "theme=%00", "place=' OR 1=1", "year=99999", "year=abc", "page=-1", "vue=nothing", "page=9e99"],
)
def test_wrong_values_are_an_empty_list_or_the_nearest_page(client, query):
    announced_event()

    assert client.get(f"/agenda/?{query}").status_code == 200
    assert client.get(f"/agenda/?vue=passees&{query}").status_code == 200


def test_an_empty_agenda_says_what_will_appear(client):
    assert "Aucune date n’est annoncée pour le moment." in text_of(client.get("/agenda/"))
    assert "Aucune date n’est encore passée." in text_of(client.get("/agenda/?vue=passees"))
    assert "Aucune date ne répond à ces filtres." in text_of(client.get("/agenda/?kind=none"))


@pytest.mark.parametrize("address", ["/agenda/", "/en/agenda/", "/agenda/?vue=passees"])
def test_the_agenda_costs_as_many_queries_whatever_its_length(client, address):
    costs = []
    for _more in range(3):
        announced_event(themes=(term(TermKind.THEME, "jeunesse"),), places=(term(TermKind.COUNTRY, "SN"),))
        announced_event(hours=year(2023))
        postpone_event(announced_event(), by=PLATFORM, now=NOW)
        costs.append(cost(client, address))

    assert costs == costs[:1] * 3
    assert costs[0] <= 20


def test_an_event_costs_as_many_queries_whatever_it_carries(client, folder):
    costs = []
    for number in (1, 3):
        event = announced_event(
            organisers=tuple(
                Organisation.objects.create(slug=f"host-{number}-{n}", kind=Kind.FEDERATION, name=f"Hôte {n}")
                for n in range(number)
            ),
            themes=tuple(term(TermKind.THEME, f"theme-{n}") for n in range(number)),
            places=tuple(term(TermKind.COUNTRY, code) for code in ("SN", "MA", "KM")[:number]),
        )
        words_of(event, folder, "Au programme")
        costs.append(cost(client, event.get_absolute_url()))

    assert costs == costs[:1] * 2
    assert costs[0] <= 20
