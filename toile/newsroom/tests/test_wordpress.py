"""An old site's export becomes articles, can be read again, and says what it could not read."""

import io
from datetime import UTC, date, datetime

import pytest
from wagtail.models import Locale, Page

from toile.newsroom.models import Article, NewsIndex
from toile.newsroom.wordpress.actions import import_wordpress
from toile.newsroom.wordpress.markup import Picture, body_of
from toile.newsroom.wordpress.reading import Item, Problem, read_export
from toile.services import audit
from toile.services.actors import System
from toile.services.models import PublishedThing, Term

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
BY = System("import_wordpress")
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Ancien site</title>"""
FOOT = "</channel></rss>"


def post(number: int = 1768, title: str = "Prix jeunes", html: str = "<p>Deux lauréats·es.</p>", **more) -> str:
    values = {
        "status": "publish",
        "kind": "post",
        "date": "2018-05-04 08:30:00",
        "slug": "prix-jeunes",
        "terms": "",
    } | more
    return f"""<item><title>{title}</title><link>https://ancien.example/actualite/{values["slug"]}/</link>
<content:encoded><![CDATA[{html}]]></content:encoded><excerpt:encoded><![CDATA[Le chapeau.]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date_gmt>{values["date"]}</wp:post_date_gmt>
<wp:post_name>{values["slug"]}</wp:post_name><wp:status>{values["status"]}</wp:status>
<wp:post_type>{values["kind"]}</wp:post_type>{values["terms"]}</item>"""


def export(*items: str) -> io.BytesIO:
    return io.BytesIO((HEAD + "".join(items) + FOOT).encode())


@pytest.fixture
def news(db) -> NewsIndex:
    Locale.objects.get_or_create(language_code="fr")
    index = NewsIndex(title="Actualités", slug="actualites", locale=Locale.objects.get(language_code="fr"))
    Page.objects.get(depth=2).add_child(instance=index)
    return index


def load(news, *items: str):
    return import_wordpress(export(*items), under=news, by=BY, now=NOW)


def test_a_post_becomes_an_article_at_its_date_under_its_terms(news):
    Term.objects.create(kind="news-kind", code="actu-membres", words={"fr": "Membres"})
    Term.objects.create(kind="country", code="KM", words={"fr": "Comores"})
    terms = (
        '<category domain="thematique" nicename="jeunesse">Jeunesse</category>'
        '<category domain="localisation" nicename="comores">Comores</category>'
        '<category domain="type-actualite" nicename="actu-membres">Membres</category>'
    )

    report = load(news, post(terms=terms))

    article = Article.objects.get()
    assert (report.created, report.problems) == (1, [])
    assert (article.title, article.slug, article.lead) == ("Prix jeunes", "prix-jeunes", "Le chapeau.")
    assert (article.dated_on, article.kind.code) == (date(2018, 5, 4), "actu-membres")
    assert (article.theme_codes(), article.place_codes()) == (("jeunesse",), ("KM",))
    assert [(block.block_type, str(block.value.source)) for block in article.body] == [
        ("text", "<p>Deux lauréats·es.</p>")
    ]
    assert [thing.title for thing in PublishedThing.objects.all()] == ["Prix jeunes"]
    imports = audit.entries_of(article).filter(verb="article.imported")
    assert [entry.facts["number"] for entry in imports] == [1768]


def test_reading_the_same_export_again_changes_nothing(news):
    load(news, post())
    revision = Article.objects.get().latest_revision_id

    report = load(news, post())

    assert (report.created, report.updated, report.unchanged) == (0, 0, 1)
    assert Article.objects.get().latest_revision_id == revision


def test_a_post_that_changed_over_there_is_followed(news):
    load(news, post())

    report = load(news, post(title="Prix jeunes 2018"))

    assert report.updated == 1
    assert [article.title for article in Article.objects.all()] == ["Prix jeunes 2018"]


def test_an_article_that_the_staff_has_changed_is_left_alone(news):
    load(news, post())
    article = Article.objects.get()
    article.title = "Notre titre"
    article.save_revision().publish()

    report = load(news, post(title="Leur titre"))

    assert report.left_alone == 1
    assert [article.title for article in Article.objects.all()] == ["Notre titre"]
    assert len(report.problems) == 1


def test_drafts_and_other_kinds_make_no_article(news):
    report = load(news, post(1, status="draft"), post(2, kind="page", slug="qui"), post(3, kind="attachment", slug="x"))

    assert (report.created, report.passed_over, len(report.problems)) == (0, 3, 2)
    assert Article.objects.count() == 0


def test_two_posts_of_one_address_are_both_kept(news):
    load(news, post(1), post(2))

    assert sorted(Article.objects.values_list("slug", flat=True)) == ["prix-jeunes", "prix-jeunes-2"]


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"not xml at all",
        HEAD.encode(),
        (HEAD + post()).encode()[:-40],
        (HEAD + post().replace("Prix", "Pr\x0bix") + FOOT).encode(),
        (HEAD + post().replace("<title>", "<title>&bomb;") + FOOT).encode(),
        (HEAD + post().replace("</title>", "") + FOOT).encode(),
        b"\xff\xfe" + HEAD.encode("utf-16-le"),
    ],
)
def test_a_broken_export_is_read_as_far_as_it_can_be_and_said(broken):
    entries = list(read_export(io.BytesIO(broken)))

    assert entries
    assert all(isinstance(entry, Item | Problem) for entry in entries)
    assert any(isinstance(entry, Problem) for entry in entries) or [entry.number for entry in entries] == [1768]


def test_an_entity_bomb_does_not_explode():
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 9))
    text = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY b0 "x">{bomb}]>' + HEAD.partition("?>")[2]
    text += post().replace("Prix jeunes", "&b8;", 1) + FOOT

    titles = [entry.title for entry in read_export(io.BytesIO(text.encode())) if isinstance(entry, Item)]

    assert all(len(title) < 1000 for title in titles)


def test_a_file_of_the_machine_is_not_read_through_an_entity():
    text = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + HEAD.partition("?>")[2]
    text += post().replace("Prix jeunes", "[&f;]", 1) + FOOT

    assert "root:" not in repr(list(read_export(io.BytesIO(text.encode()))))


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<p>Un</p><p>deux</p>", [("text", "<p>Un</p><p>deux</p>")]),
        ("Un\n\ndeux", [("text", "<p>Un</p><p>deux</p>")]),
        ("<h1>Titre</h1><h5>Sous</h5>", [("text", "<h2>Titre</h2><h3>Sous</h3>")]),
        ('<p onclick="x()">a <a href="javascript:x">b</a></p>', [("text", "<p>a <a>b</a></p>")]),
        ("<script>alert(1)</script>", []),
        ("<p>https://youtu.be/abc</p>", [("video", {"address": "https://youtu.be/abc", "where": "YouTube"})]),
        ('<img data-number="²" src="a.jpg">', [("figure", Picture("a.jpg", "", ""))]),
        ('Un\n\n[gallery ids="3, 4"]', [("text", "<p>Un</p>"), *(("figure", Picture("", "", "", n)) for n in (3, 4))]),
        ("[video src='https://vimeo.com/1']", [("video", {"address": "https://vimeo.com/1", "where": "Vimeo"})]),
        ('[caption id="a"]<img src="b.jpg"> Là[/caption]', [("figure", Picture("b.jpg", "", "Là"))]),
        ('Oui <a href="/x">ici</a> et <em>là</em>.', [("text", '<p>Oui <a href="/x">ici</a> et là.</p>')]),
        ("<p>https://[</p>", [("text", "<p>https://[</p>")]),
        ("a < b & c", [("text", "<p>a &lt; b &amp; c</p>")]),
    ],
)
def test_old_markup_becomes_blocks(markup, blocks):
    assert body_of(markup).blocks == blocks


def test_markup_nested_without_end_is_left_out_and_said():
    assert body_of("<div>" * 5000 + "x").problems == ["une partie est imbriquée trop profond : elle n’est pas reprise"]
