"""What programs are told of a page: data of schema.org that no text can break out of."""

import json
from datetime import UTC, datetime

import pytest
from django.template import Context, Template

from toile.core import seo
from toile.core.shell import Link, Mark, Shell, Told

BASE = "https://example.org"
NETWORK = Mark(name="Réseau des solidarités", acronym="RDS", seal="x")
NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
PUBLISHER = {
    "@type": "Organization",
    "name": "Réseau des solidarités",
    "alternateName": "RDS",
    "url": "https://example.org/",
}


def told(kind: str, **more) -> Told:
    return Told(kind=kind, language="fr", title="Titre", address=f"{BASE}/x/", zone="Europe/Paris", **more)


def test_an_article_says_who_wrote_it_and_when():
    article = told("article", description="Chapeau", dated_at=NOON, changed_at=NOON, picture=f"{BASE}/p.png")

    assert seo.data_of(article, NETWORK, BASE) == [
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "url": "https://example.org/x/",
            "name": "Titre",
            "description": "Chapeau",
            "image": "https://example.org/p.png",
            "headline": "Titre",
            "inLanguage": "fr",
            "datePublished": "2026-11-18T12:00:00+01:00",
            "dateModified": "2026-11-18T12:00:00+01:00",
            "author": PUBLISHER,
            "publisher": PUBLISHER,
        }
    ]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("announced", "EventScheduled"),
        ("postponed", "EventPostponed"),
        ("cancelled", "EventCancelled"),
        ("", "EventScheduled"),
    ],
)
def test_an_event_says_its_hours_in_its_own_zone_and_its_state(state, said):
    event = Told(
        "event",
        "fr",
        "Forum",
        f"{BASE}/x/",
        zone="Africa/Dakar",
        state=state,
        place="Dakar",
        starts_at=NOON,
        ends_at=NOON,
    )

    assert seo.data_of(event, NETWORK, BASE) == [
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "url": "https://example.org/x/",
            "name": "Forum",
            "startDate": "2026-11-18T11:00:00+00:00",
            "endDate": "2026-11-18T11:00:00+00:00",
            "eventStatus": f"https://schema.org/{said}",
            "location": {"@type": "Place", "name": "Dakar", "address": "Dakar"},
            "inLanguage": "fr",
            "organizer": PUBLISHER,
        }
    ]


@pytest.mark.parametrize(
    ("kind", "said"),
    [("publication", "Report"), ("position", "Report"), ("programme", "Project"), ("organisation", "Organization"),
     ("opening", "WebPage"), ("page", "WebPage")],
)  # fmt: skip
def test_each_kind_has_its_type(kind, said):
    assert [data["@type"] for data in seo.data_of(told(kind), NETWORK, BASE)] == [said]


def test_the_home_page_says_the_network_and_its_site():
    assert [data["@type"] for data in seo.data_of(told("site"), NETWORK, BASE)] == ["Organization", "WebSite"]


def test_a_fictional_example_is_told_to_no_search_engine():
    assert seo.data_of(told("event", is_fictional=True), NETWORK, BASE) == []


def test_the_trail_ends_at_the_page_itself():
    assert seo.trail_of([Link("Accueil", "/"), Link("Actualités", "/actualites/"), Link("Titre", "")], BASE) == {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Accueil", "item": "https://example.org/"},
            {"@type": "ListItem", "position": 2, "name": "Actualités", "item": "https://example.org/actualites/"},
            {"@type": "ListItem", "position": 3, "name": "Titre"},
        ],
    }


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "a & b", "\u2028\u2029", '"\\', "Ɓah é 😀"]
)
def test_no_text_ends_the_element_and_none_is_lost(text):
    element = seo.script_of({"name": text})
    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")

    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside) == {"name": text}


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ({}, "/a/"),
        ({"page": "2"}, "/a/?page=2"),
        ({"page": "12", "theme": "x", "utm_source": "y"}, "/a/?page=12"),
        *(({"page": page}, "/a/") for page in ("1", "0", "-1", "02", "x", "", "²", "1e3", "9" * 20)),
    ],
)
def test_the_canonical_address_keeps_the_number_of_a_list_s_page_alone(query, path):
    assert seo.canonical_path("/a/", query) == path


def test_a_page_without_a_thing_tells_its_trail_alone_and_without_crumbs_nothing():
    shell = Shell(identity=NETWORK, language="fr", base=BASE, path="/x/", home="/")
    template = Template("{% load seo %}{% data_for_machines shell crumbs %}")

    assert template.render(Context({"shell": shell, "crumbs": ()})) == ""
    assert '"BreadcrumbList"' in template.render(Context({"shell": shell, "crumbs": (Link("Accueil", "/"),)}))
