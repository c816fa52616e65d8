"""What each screen asks of the database: little, never once an item, and nothing where the page is kept."""

import re
from collections import Counter

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.gates.pages import machines, screens
from toile.services.tests.stores import kept_pages  # noqa: F401 - a fixture

MOST = 20
DEARER = {  # of the tree's pages, which Wagtail finds by six statements of its own: what they cost today, to be lowered
    "article": 25,
    "home": 22,
    "news": 24,
    "news, filtered": 24,
    "position": 26,
    "publication": 24,
    "publications": 24,
}
AGAIN = 3  # a feed reads its things for the tag, the date and the text; a fourth time is one an item
OF_THE_TEST = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")


def asked(client, path: str) -> list[str]:
    """The statements of one request, with signs in place of values."""
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    statements = [query["sql"] for query in queries if not query["sql"].startswith(OF_THE_TEST)]
    return [re.sub(r"'(?:[^']|'')*'|\b\d+\b", "?", sql) for sql in statements]


def test_every_screen_costs_few_statements_and_none_of_them_once_an_item(demo_site, client):
    client.get("/")  # the first request of a process fills what all others share

    costs = {screen: asked(client, screen.path) for screen in [*screens(), *machines()]}

    dear = {str(screen): len(found) for screen, found in costs.items() if len(found) > DEARER.get(screen.name, MOST)}
    again = {screen: Counter(found).most_common(1)[0] for screen, found in costs.items() if found}
    assert dear == {}
    assert {str(screen): most for screen, most in again.items() if most[1] > AGAIN} == {}


def test_no_kept_screen_asks_anything(demo_site, client, kept_pages):  # noqa: F811
    kept = [
        screen for screen in screens() if screen.status == 200 and "q=" not in screen.path
    ]  # searches are made anew
    for screen in kept:
        client.get(screen.path)

    again = {str(screen): len(asked(client, screen.path)) for screen in kept}

    assert {name: number for name, number in again.items() if number} == {}
