"""What random sequences found, and what they cannot reach, one behaviour a test."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from toile.front import sequences
from toile.front.models import LandingPage
from toile.newsroom.models import Article
from toile.services import published
from toile.services.models import FormerAddress, PublishedThing, SearchWord, Term, TermKind


@pytest.fixture
def trunk(db):
    return sequences.prepare()


def article(trunk, title: str, **fields) -> Article:
    values = {"kind": Term.objects.get(kind=TermKind.NEWS_KIND, code="news"), "dated_on": date(2026, 3, 1)}
    page = Article(title=title, locale=trunk.news["fr"].locale, **values | fields)
    with published.transaction():
        Page.objects.get(pk=trunk.news["fr"].pk).add_child(instance=page)
    return page


def addresses() -> list[str]:
    return sorted(PublishedThing.objects.values_list("address", flat=True))


@pytest.mark.django_db
def test_the_alias_of_a_page_that_becomes_private_goes_with_it(trunk):
    page = article(trunk, "Eau")
    with published.transaction():
        page.create_alias(update_slug="alias")
    assert addresses() == ["/actualites/alias/", "/actualites/eau/"]

    with published.transaction():
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert addresses() == []

    with published.transaction():
        restriction.delete()
    assert addresses() == ["/actualites/alias/", "/actualites/eau/"]


@pytest.mark.django_db
def test_a_deleted_theme_leaves_the_things_that_carried_it(trunk):
    page = article(trunk, "Eau")
    page.themes = [Term.objects.get(code="water")]
    with published.transaction():
        page.save_revision().publish()
    assert PublishedThing.objects.with_facet("theme", "water").count() == 1

    with published.transaction():
        Term.objects.get(code="water").delete()

    assert PublishedThing.objects.with_facet("theme", "water").count() == 0
    assert published.differences() == []


@pytest.mark.django_db
def test_a_theme_with_another_code_is_carried_under_the_new_one(trunk):
    page = article(trunk, "Eau")
    page.themes = [Term.objects.get(code="water")]
    with published.transaction():
        page.save_revision().publish()

    with published.transaction():
        Term.objects.update_or_create(code="water", defaults={"code": "wells"})

    assert PublishedThing.objects.with_facet("theme", "wells").count() == 1
    assert published.differences() == []


@pytest.mark.django_db
def test_an_address_that_is_left_leads_to_the_new_one_and_then_to_nothing(trunk):
    page = article(trunk, "Eau")

    page.slug = "eau-potable"
    with published.transaction():
        page.save_revision().publish()
    assert published.present_address("/actualites/eau/", sequences.NOON) == (True, "/actualites/eau-potable/")

    with published.transaction():
        page.unpublish()
    assert published.present_address("/actualites/eau/", sequences.NOON) == (True, "")
    assert published.present_address("/actualites/jamais/", sequences.NOON) == (False, "")


@pytest.mark.django_db
def test_two_pages_that_exchange_their_addresses_leave_none_behind(trunk):
    one, other = article(trunk, "Un"), article(trunk, "Deux")

    with published.transaction():
        for page, slug in ((one, "entre-deux"), (other, "un"), (one, "deux")):
            page.slug = slug
            page.save_revision().publish()

    assert addresses() == ["/actualites/deux/", "/actualites/un/"]
    assert list(FormerAddress.objects.all()) == []


@pytest.mark.django_db
def test_things_of_two_kinds_that_exchange_their_addresses_leave_none_behind(trunk):
    with published.transaction():
        for uid, kind in ((1, "article"), (2, "page")):
            published._store(kind, {uid}, [published.Entry(kind, f"{uid}", "fr", "Titre", f"/{uid}/")])

    with published.transaction():
        for uid, kind in ((1, "article"), (2, "page")):
            published._store(kind, {uid}, [published.Entry(kind, f"{uid}", "fr", "Titre", f"/{3 - uid}/")])

    assert addresses() == ["/1/", "/2/"]
    assert list(FormerAddress.objects.all()) == []


@pytest.mark.django_db
def test_an_address_left_under_embargo_does_not_tell_the_new_one(trunk):
    page = article(trunk, "Eau")
    page.slug = "un-secret"
    with published.transaction():
        page.save_revision().publish()

    PublishedThing.objects.update(visible_from=sequences.NOON + timedelta(seconds=1))

    assert published.present_address("/actualites/eau/", sequences.NOON) == (True, "")
    assert published.present_address("/actualites/eau/", sequences.NOON + timedelta(seconds=1)) == (
        True,
        "/actualites/un-secret/",
    )


@pytest.mark.django_db
def test_a_part_that_fails_does_not_make_the_whole_forget_what_it_has_touched(
    trunk, django_capture_on_commit_callbacks
):
    page = article(trunk, "Eau")

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        page.title = "Eau potable"
        page.save()
        with pytest.raises(ZeroDivisionError), published.transaction():
            raise ZeroDivisionError

    assert PublishedThing.objects.get().title == "Eau potable"


@pytest.mark.django_db
def test_what_is_unchanged_is_not_written_and_an_unchanged_text_is_not_indexed_again(trunk, monkeypatch):
    page = article(trunk, "Eau", lead="Un forage")

    def nothing_is_written():
        with published.transaction():
            published.touch_all("article")

    assert sequences.writes_of(nothing_is_written) == []

    monkeypatch.setattr("toile.services.search.dialects.Dialect.write", None)  # the index must not be touched
    page.slug = "autre"
    with published.transaction():
        page.save_revision().publish()
    assert addresses() == ["/actualites/autre/"]


@pytest.mark.django_db
def test_a_publication_costs_as_many_statements_for_many_pages_as_for_few(trunk):
    def cost_of(number: int) -> int:
        pages = [article(trunk, f"Eau {number} {place}") for place in range(number)]
        with published.transaction():
            Page.objects.filter(pk__in=[page.pk for page in pages]).update(title="Autre")  # nothing is marked by it
            for page in pages:
                published.touch("article", page.translation_key)
            with CaptureQueriesContext(connection) as queries:
                published._flush(published._marks())
        return len(queries)

    assert cost_of(3) == cost_of(9)


@pytest.mark.django_db
def test_a_failure_anywhere_leaves_nothing_of_a_publication(trunk, monkeypatch):
    page = article(trunk, "Eau")
    before = sequences.everything()

    for place in (
        "search.index.Index.write",
        "search.index.Index.remove",
        "models.PublishedFacet.objects.bulk_create",
        "models.FormerAddress.objects.bulk_create",
    ):
        with monkeypatch.context() as broken:
            broken.setattr(f"toile.services.{place}", lambda *args, **kwargs: 1 / 0)
            again = Article.objects.get(pk=page.pk)
            again.slug, again.title = "ailleurs", "Autre"
            with pytest.raises(ZeroDivisionError), published.transaction():
                again.save_revision().publish()
                if place.endswith("remove"):
                    again.unpublish()

        assert sequences.everything() == before
        assert Article.objects.get(pk=page.pk).title == "Eau"


@pytest.mark.django_db
def test_what_is_touched_outside_a_transaction_is_written_at_the_commit(trunk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = LandingPage(title="Qui sommes-nous", locale=trunk.home["fr"].locale)
        Page.objects.get(pk=trunk.home["fr"].pk).add_child(instance=page)

    assert addresses() == ["/qui-sommes-nous/"]
    assert SearchWord.objects.filter(word="sommes").exists()


def test_what_is_touched_without_any_transaction_is_written_at_once(own_database):
    trunk = sequences.prepare()
    page = article(trunk, "Eau")

    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert addresses() == []

    restriction.delete()
    assert addresses() == ["/actualites/eau/"]


def test_two_transactions_that_change_two_records_of_one_thing_keep_both_changes(own_database, run_together):
    """Each computes the row of a thing to which the other has changed something: the second must see the first's change."""
    trunk = sequences.prepare()
    page = article(trunk, "Eau")
    theme = Term.objects.get(code="water")

    def carry_a_theme():
        with published.transaction():
            Article.themes.through.objects.create(article=page, term=theme)
            published.touch("article", page.translation_key)

    def change_the_lead():
        with published.transaction():
            Article.objects.filter(pk=page.pk).update(lead="Un forage")
            published.touch("article", page.translation_key)

    run_together(carry_a_theme, change_the_lead)

    assert published.differences() == []
    thing = PublishedThing.objects.get()
    assert (thing.lead, [facet.code for facet in thing.facets.all()]) == ("Un forage", ["water"])


def test_a_page_published_while_what_stands_above_it_becomes_private_is_private_too(own_database, run_together):
    """On PostgreSQL the page comes in between; on SQLite it waits for the one writer."""
    trunk = sequences.prepare()
    restricted, done = threading.Event(), threading.Event()

    def restrict():
        with published.transaction():
            PageViewRestriction.objects.create(page=trunk.news["fr"], restriction_type=PageViewRestriction.LOGIN)
            restricted.set()
            done.wait(timeout=1)

    def publish():
        restricted.wait(timeout=30)
        article(trunk, "Secret")
        done.set()

    answers = run_together(restrict, publish)

    assert answers == [None, None]
    assert published.differences() == []
    assert "/actualites/secret/" not in addresses()
