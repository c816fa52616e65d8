"""What is scheduled comes out and goes by itself, a transaction each."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from wagtail.models import Page
from wagtail.signals import page_published

from toile.services.models import Folder
from toile.services.scheduled import apply_schedule_at

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)  # 12:00 in Paris
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def morning():
    with time_machine.travel(NOON - timedelta(hours=4), tick=False) as traveller:
        yield traveller


def scheduled_page(title: str, *, go_live_at: datetime) -> Folder:
    page = Folder(title=title, live=False, go_live_at=go_live_at)
    Page.objects.get(depth=1).add_child(instance=page)
    page.save_revision().publish()
    return page


def live_pages() -> list[str]:
    return list(Folder.objects.live().order_by("title").values_list("title", flat=True))


def test_a_scheduled_page_is_published_at_its_instant_and_not_before(morning):
    scheduled_page("a", go_live_at=NOON)

    morning.move_to(NOON - SECOND)
    early = apply_schedule_at(NOON - SECOND)
    assert live_pages() == []
    morning.move_to(NOON)
    late = apply_schedule_at(NOON)

    assert live_pages() == ["a"]
    assert (early["published"], late["published"], apply_schedule_at(NOON)["published"]) == (0, 1, 0)


def test_a_page_that_expires_is_taken_down_and_says_so():
    page = Folder(title="a", expire_at=NOON)
    Page.objects.get(depth=1).add_child(instance=page)

    early, late = apply_schedule_at(NOON - SECOND), apply_schedule_at(NOON)

    page.refresh_from_db()
    assert (early["unpublished"], late["unpublished"], page.live, page.expired) == (0, 1, False, True)


def test_one_broken_page_holds_back_no_other_and_leaves_nothing(morning):
    for title in "abc":
        scheduled_page(title, go_live_at=NOON)

    def breaks(sender, instance, **kwargs):
        if instance.title == "b":
            raise RuntimeError("a subscriber is broken")

    morning.move_to(NOON)
    page_published.connect(breaks)
    try:
        first = apply_schedule_at(NOON)
    finally:
        page_published.disconnect(breaks)
    held_back = live_pages()
    second = apply_schedule_at(NOON)

    assert (held_back, live_pages()) == (["a", "c"], ["a", "b", "c"])
    assert (first, second) == (
        {"unpublished": 0, "published": 2, "errors": 1},
        {"unpublished": 0, "published": 1, "errors": 0},
    )


def test_nothing_due_costs_a_fixed_number_of_queries(django_assert_num_queries):
    scheduled_page("a", go_live_at=NOON)

    with django_assert_num_queries(2):
        apply_schedule_at(NOON - SECOND)
