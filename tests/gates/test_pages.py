"""The list of screens is whole, and each answers as it should."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver
from wagtail.models import Page

from tests.gates.pages import NOT_SCREENS, PAGES, RECORDS, machines, page_types, screens
from toile.services.models import PublishedThing


def public_patterns(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if not isinstance(entry, URLResolver):
            yield f"{prefix}{entry.name}"
        elif str(entry.pattern) != "gestion/":
            yield from public_patterns(entry, prefix + (f"{entry.namespace}:" if entry.namespace else ""))


def test_every_public_address_is_walked_or_named_as_no_screen(demo_site):
    walked = {screen.pattern for screen in [*screens(), *machines()]} - {""}

    assert set(public_patterns(get_resolver())) - {"None"} == walked | NOT_SCREENS


def test_every_kind_of_published_thing_and_every_page_type_is_walked(demo_site):
    things = set(PublishedThing.objects.values_list("kind", flat=True))
    in_the_tree = {type(page.specific).__name__ for page in Page.objects.filter(depth__gt=1)}

    assert things == set(RECORDS) | PAGES
    assert page_types() - in_the_tree == set()


def test_every_screen_answers_in_its_language(demo_site, client):
    answers = {str(screen): client.get(screen.path).status_code for screen in [*screens(), *machines()]}

    assert answers == {str(screen): screen.status for screen in [*screens(), *machines()]}
