"""The page cache around real pages: a kept page costs no SQL, and no page is shown after it has changed."""

import itertools
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import brotli
import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from toile.front.models import EmergencyBar, LandingPage, MenuItem, Pin
from toile.front.site_tree import plant_trunk
from toile.newsroom.models import NewsIndex
from toile.services import published
from toile.services.models import Identity, PublishedThing
from toile.services.page_cache import middleware, stores
from toile.services.page_cache.generation import raise_generation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]
in_each_store = pytest.mark.parametrize("kept_pages", ["files", "redis"], indirect=True)

UID = "5d0c7c1e-0b1f-4b43-9a53-0d2f6c7d1a01"
HOST = "localhost:8000"  # the page's own host: a preview is asked for there
NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)  # 12:00 in Paris


@pytest.fixture
def about(kept_pages):
    """« Qui sommes-nous », live in French and English."""
    trunk = plant_trunk()
    Identity.load()  # its row is made when it is first read
    page = trunk.home["fr"].add_child(instance=LandingPage(title="Qui sommes-nous", slug="reseau", lead="Un réseau."))
    english = page.copy_for_translation(trunk.home["en"].locale)
    english.title, english.slug = "Who we are", "network"
    english.save_revision().publish()
    DBTaskResult.objects.all().delete()  # what planting asked for
    return page


@pytest.fixture
def visitor() -> Client:
    return another()


def another() -> Client:
    """A visitor of another process: what the first one remembers is not known there."""
    return Client(headers={"host": HOST, "accept-encoding": "br"})


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A block that is committed: what waits for the commit is done at its end."""

    @contextmanager
    def block():
        with django_capture_on_commit_callbacks(execute=True), published.transaction():
            yield

    return block


def read(response) -> str:
    assert response.status_code == 200, response.status_code
    body = response.content
    return (brotli.decompress(body) if response.get("Content-Encoding") == "br" else body).decode()


def title_of(response) -> str:
    return read(response).split("<h1>")[1].split("</h1>")[0]


def queries_of(visitor: Client, path: str, **request) -> int:
    """How many SQL statements a request costs: none where a kept page answers."""
    with CaptureQueriesContext(connection) as asked:
        assert visitor.get(path, **request).status_code == 200
    return len(asked)


def rename(page, title: str) -> None:
    page.title = title
    page.save_revision().publish()


def thing(**fields) -> PublishedThing:
    return PublishedThing.objects.create(
        **{"kind": "article", "uid": UID, "language": "fr", "title": "Appel", "address": "/appel/"} | fields
    )


def do_the_tasks() -> None:
    for row in DBTaskResult.objects.ready().filter(task_path=raise_generation.module_path):
        row.task.func(*row.args_kwargs["args"])


@in_each_store
def test_a_kept_page_costs_no_sql(about, visitor, django_assert_num_queries):
    first = visitor.get("/reseau/")

    with django_assert_num_queries(0):
        again = visitor.get("/reseau/")
        tracked = visitor.get("/reseau/?utm_source=lettre&fbclid=1")

    assert (title_of(first), title_of(again), title_of(tracked)) == ("Qui sommes-nous",) * 3
    assert again.headers == first.headers
    assert "default-src 'none'" in again["Content-Security-Policy"]


@in_each_store
def test_another_process_answers_from_the_store(about, visitor, django_assert_num_queries):
    visitor.get("/reseau/")

    with django_assert_num_queries(0):
        assert title_of(another().get("/reseau/")) == "Qui sommes-nous"


def test_head_and_304_cost_no_sql_even_first(about, visitor, django_assert_num_queries):
    head = visitor.head("/reseau/")
    with django_assert_num_queries(0):
        get = visitor.get("/reseau/")
        unchanged = visitor.get("/reseau/", headers={"if-none-match": head["ETag"]})

    assert (head.content, head["Content-Length"]) == (b"", str(len(get.content)))
    assert unchanged.status_code == 304


@in_each_store
def test_a_change_is_seen_at_once_in_both_languages(about, visitor, committed):
    assert [title_of(visitor.get(path)) for path in ("/reseau/", "/en/network/")] == ["Qui sommes-nous", "Who we are"]

    with committed():
        rename(about, "Le réseau")
        rename(about.get_translations().get().specific, "The network")

    assert [title_of(visitor.get(path)) for path in ("/reseau/", "/en/network/")] == ["Le réseau", "The network"]


@in_each_store
def test_what_is_rolled_back_keeps_the_pages(about, visitor, committed, django_assert_num_queries):
    visitor.get("/reseau/")

    with pytest.raises(ZeroDivisionError), committed():
        rename(about, "Le réseau")
        raise ZeroDivisionError

    with django_assert_num_queries(0):
        assert title_of(visitor.get("/reseau/")) == "Qui sommes-nous"


def test_a_draft_ends_no_kept_page(about, visitor, committed):
    visitor.get("/reseau/")

    with committed():
        about.title = "Brouillon"
        about.save_revision()

    assert queries_of(visitor, "/reseau/") == 0


def test_a_deleted_page_ends_the_kept_ones(about, visitor, committed):
    visitor.get("/reseau/")

    with committed():
        about.get_parent().specific.get_children().type(NewsIndex).get().delete()

    assert queries_of(visitor, "/reseau/") > 0


def test_an_unpublished_page_is_gone_at_once(about, visitor, committed):
    visitor.get("/reseau/")

    with committed():
        about.specific.unpublish()

    assert visitor.get("/reseau/").status_code in {404, 410}


@in_each_store
def test_an_embargo_ends_to_the_second(about, visitor, time_machine):
    time_machine.move_to(NOON - timedelta(seconds=2), tick=False)
    thing(visible_from=NOON)
    assert "Appel" not in read(visitor.get("/"))

    time_machine.move_to(NOON - timedelta(seconds=1), tick=False)
    assert "Appel" not in read(visitor.get("/"))
    time_machine.move_to(NOON, tick=False)
    assert "Appel" in read(visitor.get("/"))


def test_a_deadline_passes_to_the_second(about, visitor, time_machine, django_assert_num_queries):
    time_machine.move_to(NOON - timedelta(minutes=30), tick=False)
    thing(kind="event", zone="Europe/Paris", starts_at=NOON - timedelta(hours=1), ends_at=NOON)
    visitor.get("/")

    time_machine.move_to(NOON - timedelta(seconds=1), tick=False)
    with django_assert_num_queries(0):
        visitor.get("/")
    time_machine.move_to(NOON, tick=False)
    assert queries_of(visitor, "/") > 0


def test_at_midnight_in_paris_every_page_is_rendered_anew(about, visitor, time_machine):
    time_machine.move_to(datetime(2026, 11, 18, 22, 59, 59, tzinfo=UTC), tick=False)
    visitor.get("/reseau/")
    assert queries_of(visitor, "/reseau/") == 0

    time_machine.move_to(datetime(2026, 11, 18, 23, 0, tzinfo=UTC), tick=False)

    assert queries_of(visitor, "/reseau/") > 0
    assert queries_of(visitor, "/reseau/") == 0


@in_each_store
def test_a_publication_that_falls_into_a_rendering_is_seen_at_the_next_request(about, visitor, committed, monkeypatch):
    serve = LandingPage.serve

    def published_meanwhile(page, request):
        response = serve(page, request).render()
        monkeypatch.setattr(LandingPage, "serve", serve)
        with committed():
            rename(about, "Le réseau")
        return response

    monkeypatch.setattr(LandingPage, "serve", published_meanwhile)
    assert title_of(visitor.get("/reseau/")) == "Qui sommes-nous"

    assert title_of(visitor.get("/reseau/")) == "Le réseau"


def test_an_embargo_that_ends_while_the_page_is_rendered_is_seen_at_the_next_request(
    about, visitor, time_machine, monkeypatch
):
    time_machine.move_to(NOON - timedelta(seconds=1), tick=False)
    thing(visible_from=NOON)
    serve = type(about.get_parent().specific).serve

    def slow(page, request):
        response = serve(page, request).render()
        time_machine.move_to(NOON + timedelta(seconds=1), tick=False)
        return response

    monkeypatch.setattr("toile.front.models.HomePage.serve", slow)
    assert "Appel" not in read(visitor.get("/"))

    assert "Appel" in read(visitor.get("/"))


@in_each_store
def test_a_change_that_nobody_raised_is_raised_by_its_task(about, visitor, committed, monkeypatch):
    monkeypatch.setattr("toile.services.page_cache.generation.raise_at_once", lambda key: None)
    visitor.get("/reseau/")
    with committed():
        rename(about, "Le réseau")
    assert title_of(visitor.get("/reseau/")) == "Qui sommes-nous"

    do_the_tasks()

    assert title_of(visitor.get("/reseau/")) == "Le réseau"


@in_each_store
def test_the_task_of_a_change_that_was_raised_ends_no_page(about, visitor, committed):
    with committed():
        rename(about, "Le réseau")
    visitor.get("/reseau/")

    do_the_tasks()

    assert queries_of(visitor, "/reseau/") == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "sessionid=nobody"},
        {"cookie": "messages=x"},
        {"authorization": "Basic eDp5"},
        {"hx-request": "true"},
        {"range": "bytes=0-10"},
    ],
    ids=lambda headers: "-".join(headers),
)
def test_who_may_see_something_else_is_answered_anew(about, visitor, headers):
    visitor.get("/reseau/")

    assert queries_of(visitor, "/reseau/", headers=headers) > 0


@pytest.mark.parametrize("query", ["?q=eau", "?page=1&page=2", "?page=1&unheard=1"])
def test_an_unknown_or_doubled_query_is_answered_anew_and_not_kept(about, visitor, query):
    assert queries_of(visitor, f"/reseau/{query}") > 0
    assert queries_of(visitor, f"/reseau/{query}") > 0


def test_known_queries_are_kept_each_for_itself(about, visitor):
    assert queries_of(visitor, "/reseau/?theme=eau&page=2") > 0
    assert queries_of(visitor, "/reseau/?page=2&theme=eau") == 0
    assert queries_of(visitor, "/reseau/?page=3&theme=eau") > 0


def test_each_host_and_scheme_has_pages_of_its_own(about, visitor):
    visitor.get("/reseau/")

    assert queries_of(visitor, "/reseau/", headers={"host": "127.0.0.1:8000"}) > 0
    assert queries_of(visitor, "/reseau/", secure=True) > 0


def test_a_preview_is_neither_answered_from_kept_pages_nor_kept(about, visitor):
    assert title_of(visitor.get("/reseau/")) == "Qui sommes-nous"
    draft = about.specific
    draft.title = "Brouillon"

    preview = draft.make_preview_request()

    assert title_of(preview) == "Brouillon"
    assert title_of(another().get("/reseau/")) == "Qui sommes-nous"


def test_a_preview_before_anybody_came_is_not_kept(about, visitor):
    draft = about.specific
    draft.title = "Brouillon"

    assert title_of(draft.make_preview_request()) == "Brouillon"

    assert title_of(visitor.get("/reseau/")) == "Qui sommes-nous"


@in_each_store
def test_an_unchanged_page_is_not_compressed_again(about, visitor, committed, monkeypatch):
    first = visitor.get("/reseau/")
    with committed():
        published.touch_site()
    monkeypatch.setattr("brotli.compress", lambda *body, **how: pytest.fail("compressed again"))

    again = visitor.get("/reseau/")

    assert (again.content, again["ETag"]) == (first.content, first["ETag"])


def test_an_unknown_address_is_not_kept_and_is_compressed_for_who_accepts_it(about, visitor):
    for _time in range(2):
        response = visitor.get("/nulle-part/", headers={"accept-encoding": "gzip"})
        assert response.status_code == 404
        assert response.has_header("ETag") is False


def test_what_surrounds_the_pages_is_seen_at_once(about, visitor, committed, django_capture_on_commit_callbacks):
    for change in (
        lambda: EmergencyBar.objects.create(words={"fr": "Fermé"}, shown_until=NOON + timedelta(days=4000)),
        lambda: MenuItem.objects.create(menu="main", label={"fr": "Agenda"}, address="/agenda/"),
        lambda: Pin.objects.create(kind="article", uid=UID, shown_until=NOON + timedelta(days=4000)),
        lambda: Pin.objects.get().delete(),
    ):
        visitor.get("/reseau/")
        assert queries_of(visitor, "/reseau/") == 0
        with committed():
            change()
        assert queries_of(visitor, "/reseau/") > 0


def test_an_emergency_bar_and_a_pin_come_and_go_by_the_clock(about, visitor, time_machine):
    time_machine.move_to(NOON, tick=False)
    minute = timedelta(minutes=1)
    EmergencyBar.objects.create(words={"fr": "Fermé"}, shown_from=NOON + minute, shown_until=NOON + 2 * minute)
    Pin.objects.create(kind="article", uid=UID, shown_until=NOON + 3 * minute)
    visitor.get("/reseau/")

    for minutes in (1, 2, 3):
        time_machine.move_to(NOON + minutes * minute - timedelta(seconds=1), tick=False)
        assert queries_of(visitor, "/reseau/") == 0
        time_machine.move_to(NOON + minutes * minute, tick=False)
        assert queries_of(visitor, "/reseau/") > 0


def test_one_process_remembers_a_bounded_number_of_pages(about, visitor, monkeypatch):
    monkeypatch.setattr(middleware, "REMEMBERED_ENTRIES", 2)
    for page in range(1, 5):
        visitor.get(f"/reseau/?page={page}")

    monkeypatch.setattr(type(stores.current_store()), "read", lambda self, name: None)
    assert [queries_of(visitor, f"/reseau/?page={page}") > 0 for page in (4, 3, 1)] == [False, False, True]


@pytest.mark.parametrize("kept_pages", ["redis"], indirect=True)
def test_the_site_stays_up_while_redis_is_away_and_keeps_pages_again_afterwards(about, visitor, own_redis, committed):
    assert title_of(visitor.get("/reseau/")) == "Qui sommes-nous"

    own_redis.stop()
    stores.current_store().asked_at = float("-inf")  # fifty milliseconds later
    assert title_of(visitor.get("/reseau/")) == "Qui sommes-nous"
    with committed():
        rename(about, "Le réseau")
    assert title_of(visitor.get("/reseau/")) == "Le réseau"

    own_redis.start()
    stores.current_store().rests_until = float("-inf")  # a second later
    assert [queries_of(visitor, "/reseau/") > 0 for _time in range(2)] == [True, False]
    assert title_of(visitor.get("/reseau/")) == "Le réseau"


def test_a_damaged_entry_is_rendered_anew_and_mended(about, visitor, tmp_path):
    visitor.get("/reseau/")
    (entry,) = (file for file in (tmp_path / "pages").rglob("*") if file.is_file())
    for damage in (b"", b"\x00" * 50, entry.read_bytes()[:-7]):
        entry.write_bytes(damage)

        assert title_of(another().get("/reseau/")) == "Qui sommes-nous"
        assert queries_of(another(), "/reseau/") == 0


def test_a_full_disk_keeps_nobody_from_reading(about, visitor, monkeypatch):
    def full(self, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)

    assert [title_of(visitor.get("/reseau/")) for _time in range(2)] == ["Qui sommes-nous"] * 2


def test_a_page_with_a_form_to_send_is_never_kept(about, visitor, monkeypatch):
    monkeypatch.setattr("toile.front.models.LandingPage.serve", page_with_a_form)

    assert [visitor.get("/reseau/").content for _time in range(2)] == [
        b'<form method="post">1',
        b'<form method="post">2',
    ]


def test_a_page_that_reads_the_session_is_never_kept(about, visitor, monkeypatch):
    def reads_the_session(page, request):
        request.session.get("anything")
        return HttpResponse("<h1>x</h1>")

    monkeypatch.setattr("toile.front.models.LandingPage.serve", reads_the_session)

    assert visitor.get("/reseau/").has_header("ETag") is False


def page_with_a_form(page, request, number=itertools.count(1)):  # noqa: B008 - it counts its own calls
    return HttpResponse(f'<form method="post">{next(number)}')


def test_a_command_ends_every_kept_page(about, visitor):
    visitor.get("/reseau/")

    call_command("end_kept_pages")

    assert [queries_of(visitor, "/reseau/") > 0 for _time in range(2)] == [True, False]
