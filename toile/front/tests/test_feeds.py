"""Feeds of the site, of a theme, of a place, of a kind: read back by somebody else's parser."""

import json
from datetime import UTC, datetime

import feedparser
import pytest

from toile.services.models import PublishedFacet, PublishedThing, Term

pytestmark = pytest.mark.django_db
DAY = datetime(2023, 3, 20, 11, 0, tzinfo=UTC)


def thing(number: int, **fields) -> PublishedThing:
    values = {
        "kind": "article",
        "uid": str(number),
        "language": "fr",
        "title": f"Titre {number} & « suite »",
        "lead": "Le chapeau.",
        "address": f"/actualites/{number}/",
        "dated_at": DAY,
        "changed_at": DAY,
    }
    return PublishedThing.objects.create(**values | fields)


@pytest.mark.parametrize(("name", "version"), [("atom.xml", "atom10"), ("rss.xml", "rss20")])
def test_a_feed_is_read_by_another_parser(client, settings, name, version):
    thing(1)
    thing(2, language="en")

    parsed = feedparser.parse(client.get(f"/flux/{name}").content)

    assert (parsed.bozo, parsed.version) == (False, version)
    assert [entry.title for entry in parsed.entries] == ["Titre 1 & « suite »"]
    assert [entry.link for entry in parsed.entries] == [f"{settings.BASE_URL}/actualites/1/"]
    assert parsed.entries[0].id.startswith("urn:uuid:")


def test_a_json_feed_has_what_version_1_1_asks(client, settings):
    thing(1)

    feed = json.loads(client.get("/flux/feed.json").content)

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{settings.BASE_URL}/flux/feed.json"
    assert [set(item) >= {"id", "url", "title", "content_text"} for item in feed["items"]] == [True]
    assert datetime.fromisoformat(feed["items"][0]["date_published"]) == DAY


def test_a_feed_of_a_theme_carries_that_theme_alone(client):
    Term.objects.create(kind="theme", code="jeunesse", words={"fr": "Jeunesse"})
    chosen, _other = thing(1), thing(2)
    PublishedFacet.objects.create(thing=chosen, facet="theme", code="jeunesse")

    parsed = feedparser.parse(client.get("/flux/theme/jeunesse/atom.xml").content)

    assert [entry.title for entry in parsed.entries] == [chosen.title]
    assert parsed.feed.title.endswith("Jeunesse")


@pytest.mark.parametrize("state", ["cancelled", "postponed", "rescheduled", "withdrawn", "filled", "extended"])
def test_what_changed_is_said_in_the_title(client, state):
    thing(1, kind="event", state=state)

    title = feedparser.parse(client.get("/flux/atom.xml").content).entries[0].title

    assert title.endswith("Titre 1 & « suite »")
    assert title != "Titre 1 & « suite »"


def test_the_identifier_does_not_change_with_the_address(client):
    thing(1)
    first = feedparser.parse(client.get("/flux/atom.xml").content).entries[0].id
    PublishedThing.objects.update(address="/ailleurs/")

    assert feedparser.parse(client.get("/flux/atom.xml").content).entries[0].id == first


@pytest.mark.parametrize(
    "address",
    ["/flux/feed.exe", "/flux/theme/nothing/atom.xml", "/flux/place/XX/rss.xml", "/flux/colour/red/atom.xml"],
)
def test_a_feed_that_there_is_not_is_not_found(client, address):
    thing(1)

    assert client.get(address).status_code == 404


def test_a_reader_that_has_it_already_gets_no_body(client):
    thing(1)
    last = client.get("/flux/atom.xml")["Last-Modified"]

    assert client.get("/flux/atom.xml", headers={"If-Modified-Since": last}).status_code == 304


def test_an_empty_feed_is_a_valid_feed(client):
    parsed = feedparser.parse(client.get("/flux/atom.xml").content)

    assert (parsed.bozo, parsed.entries) == (False, [])
