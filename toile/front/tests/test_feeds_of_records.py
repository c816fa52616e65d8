"""Events and openings in feeds, from the staff's actions to somebody else's parser."""

import json
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
import time_machine

from toile.core.dates import NBSP
from toile.events.actions import cancel_event, postpone_event
from toile.events.tests import factories as events
from toile.front.queries import happening_now
from toile.newsroom.actions.openings import extend_opening, withdraw_opening
from toile.newsroom.tests import factories as openings
from toile.services.models import PublishedThing, TermKind

pytestmark = pytest.mark.django_db
NOW = openings.NOW
BY = openings.PLATFORM
NEXT_YEAR = events.Hours(starts_at=NOW + timedelta(days=300), ends_at=NOW + timedelta(days=300, hours=2))
FORMATS = ["atom.xml", "rss.xml", "feed.json"]


@pytest.fixture(autouse=True)
def on_the_second_of_november():
    with time_machine.travel(NOW, tick=False):
        yield


def plain(words: str) -> str:
    return words.replace(NBSP, " ")


def items(client, address: str) -> list[dict]:
    """The items of a feed in any format: title, words, when published, when changed, identifier."""
    content = client.get(address).content
    if address.endswith(".json"):
        return [
            {
                "title": plain(item["title"]),
                "words": plain(item["content_text"]),
                "published": datetime.fromisoformat(item["date_published"]),
                "id": item["id"],
            }
            for item in json.loads(content)["items"]
        ]
    parsed = feedparser.parse(content)
    assert not parsed.bozo
    return [
        {
            "title": plain(entry.title),
            "words": plain(entry.summary),
            "published": datetime(*entry.published_parsed[:6], tzinfo=UTC),
            "id": entry.id,
        }
        for entry in parsed.entries
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_an_event_of_next_year_was_published_when_it_was_announced(client, name):
    events.announced_event(NOW, hours=NEXT_YEAR)

    assert [item["published"] for item in items(client, f"/flux/{name}")] == [NOW]


@pytest.mark.parametrize("name", FORMATS)
def test_an_event_of_the_past_that_is_announced_late_is_no_news(client, name):
    past = events.Hours(starts_at=NOW - timedelta(days=900), ends_at=NOW - timedelta(days=900))
    events.announced_event(NOW, title={"fr": "Ancien"}, hours=past)
    openings.published_opening(NOW - timedelta(days=3), title={"fr": "Récent"})

    assert [item["title"] for item in items(client, f"/flux/{name}")] == ["Récent", "Ancien"]


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_cancelled_comes_up_again_under_its_identifier_and_says_so(client, name):
    event = events.announced_event(NOW - timedelta(days=90), hours=NEXT_YEAR)
    openings.published_opening(NOW - timedelta(days=3), title={"fr": "Récent"})
    before = items(client, f"/flux/{name}")

    cancel_event(event, words={"fr": "Grève."}, by=BY, now=NOW)
    after = items(client, f"/flux/{name}")

    assert [item["title"] for item in before] == ["Récent", "Journée de la jeunesse"]
    assert [item["title"] for item in after] == ["Annulé : Journée de la jeunesse", "Récent"]
    assert after[0]["id"] == before[1]["id"]
    assert after[0]["published"] == before[1]["published"]


def test_an_atom_feed_has_an_author_and_tells_when_each_entry_changed(client):
    event = events.announced_event(NOW - timedelta(days=90), hours=NEXT_YEAR)
    postpone_event(event, by=BY, now=NOW)

    parsed = feedparser.parse(client.get("/flux/atom.xml").content)

    assert parsed.feed.author
    assert datetime(*parsed.entries[0].updated_parsed[:6], tzinfo=UTC) == NOW
    assert datetime(*parsed.feed.updated_parsed[:6], tzinfo=UTC) == NOW


def test_an_item_says_when_and_where_or_until_when_with_the_zone(client):
    events.announced_event(NOW, hours=NEXT_YEAR)
    openings.published_opening(zone="Africa/Dakar")

    said = {item["title"]: item["words"] for item in items(client, "/flux/atom.xml")}

    assert said["Journée de la jeunesse"].startswith(
        "dimanche 29 août 2027, de 11 h 00 à 13 h 00, heure de Paris, Maison des associations, Toulouse."
    )
    assert said["Assistant·e de communication"].startswith("Jusqu’au 18 novembre 2026 à 11 h 00, heure de Dakar.")


def test_a_feed_of_events_and_one_of_a_kind_of_event(client):
    events.announced_event(NOW, hours=NEXT_YEAR, kind=events.term(TermKind.EVENT_KIND, "workshop", "Atelier"))
    openings.published_opening()

    for code in ("event", "workshop"):
        assert [item["title"] for item in items(client, f"/flux/kind/{code}/rss.xml")] == ["Journée de la jeunesse"]
    assert [item["title"] for item in items(client, "/en/flux/kind/event/rss.xml")] == ["Youth day"]


def test_a_reader_who_has_the_feed_is_told_when_an_item_goes(client):
    opening = openings.published_opening()
    first = client.get("/flux/atom.xml")
    again = client.get("/flux/atom.xml", headers={"If-None-Match": first["ETag"]})

    withdraw_opening(opening, reason={"fr": "Gelé."}, by=BY, now=NOW)
    changed = client.get("/flux/atom.xml", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, changed.status_code) == (304, 200)


@pytest.mark.parametrize("name", FORMATS)
def test_signs_that_a_feed_cannot_hold_are_left_out(client, name):
    openings.published_opening(title={"fr": "Appel\x0b & suite"})

    assert [item["title"] for item in items(client, f"/flux/{name}")] == ["Appel & suite"]


def test_a_json_feed_keeps_every_rule_of_version_1_1(client):
    events.announced_event(NOW, hours=NEXT_YEAR, title={"fr": "Journée"}, is_fictional=True)
    openings.published_opening()

    feed = json.loads(client.get("/en/flux/feed.json").content)

    assert faults_of(feed) == []
    assert feed["language"] == "en"
    assert [(item["title"], item["language"]) for item in feed["items"]] == [
        ("Communication assistant", "en"),
        ("Journée (fictional example)", "fr"),
    ]


KNOWN = {
    "feed": {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"},
    "item": {"id", "url", "title", "content_text", "summary", "date_published", "date_modified", "tags", "language"},
}


def faults_of(feed: dict) -> list[str]:
    """What breaks jsonfeed.org/version/1.1: required members, their types, instants as RFC 3339, nothing unknown."""
    faults = [f"unknown {name}" for name in set(feed) - KNOWN["feed"]]
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append("version")
    faults += [name for name in ("title", "home_page_url", "feed_url") if not isinstance(feed.get(name), str)]
    faults += ["author" for author in feed.get("authors", [{}]) if not set(author) & {"name", "url", "avatar"}]
    identifiers = [item.get("id") for item in feed["items"]]
    if len(set(identifiers)) != len(identifiers):
        faults.append("two items of one id")
    for item in feed["items"]:
        faults += [f"unknown {name}" for name in set(item) - KNOWN["item"]]
        faults += [
            name for name in ("id", "url", "content_text") if not (isinstance(item.get(name), str) and item[name])
        ]
        for name in ("date_published", "date_modified"):
            if datetime.fromisoformat(item[name]).tzinfo is None:
                faults.append(name)
    return faults


@pytest.mark.parametrize("name", FORMATS)
def test_a_feed_costs_as_many_queries_whatever_it_holds(client, name, django_assert_max_num_queries):
    client.get(f"/flux/{name}")
    for n in range(3):
        openings.published_opening(title={"fr": f"Offre {n}"})

    with django_assert_max_num_queries(8):
        client.get(f"/flux/{name}")


def test_an_opening_that_was_extended_is_still_on_now(client):
    opening = openings.published_opening()
    extend_opening(opening, closes_at=openings.DEADLINE + timedelta(days=7), by=BY, now=NOW)

    things = PublishedThing.objects.visible(NOW).in_language("fr")

    assert [thing.uid for thing in happening_now(things, NOW)] == [str(opening.uid)]


def test_what_is_on_now_closes_first_and_what_has_no_deadline_comes_last(client):
    openings.published_opening(title={"fr": "Au fil de l’eau"}, closes_at=None, is_rolling=True)
    openings.published_opening(title={"fr": "Avec date"})

    things = PublishedThing.objects.visible(NOW).in_language("fr")

    assert [thing.title for thing in happening_now(things, NOW)] == ["Avec date", "Au fil de l’eau"]
