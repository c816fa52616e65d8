"""A whole small site comes in with its files, its two languages and its links, and is told about."""

from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.text import slugify
from PIL import Image
from wagtail.models import Locale, Page

from toile.media.models import Picture, PublishedDocument
from toile.newsroom.models import Article, ImportedPost, NewsIndex
from toile.newsroom.wordpress.actions import Report, import_wordpress
from toile.newsroom.wordpress.encoding import decoded_once, encoding_of
from toile.newsroom.wordpress.reading import Item, read_export
from toile.newsroom.wordpress.report import lines_of
from toile.services.actors import System

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SAMPLE = Path(__file__).with_name("wordpress_sample.xml")
OLD = "https://fil-des-rives.example"


@pytest.fixture
def news(db) -> NewsIndex:
    """A list of news in French, and its translation."""
    indexes = []
    for language, title in (("fr", "Actualités"), ("en", "News")):
        locale, _created = Locale.objects.get_or_create(language_code=language)
        index = NewsIndex(title=title, slug=slugify(title), locale=locale)
        Page.objects.get(depth=2).add_child(instance=index)
        indexes.append(index)
    return indexes[0]


@pytest.fixture
def uploads(tmp_path, settings) -> Path:
    """A copy of the old site's files, one picture short."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    folder = tmp_path / "uploads" / "2018" / "05"
    folder.mkdir(parents=True)
    Image.new("RGB", (600, 400), "teal").save(folder / "puits.png")
    Image.new("RGB", (100, 100)).save(folder / "bilan.pdf")
    (tmp_path / "secret.png").write_bytes((folder / "puits.png").read_bytes())
    return tmp_path / "uploads"


def load(news: NewsIndex, content: bytes | None = None, **more) -> Report:
    file = BytesIO(SAMPLE.read_bytes() if content is None else content)
    return import_wordpress(file, under=news, by=System("import_wordpress"), now=NOW, **more)


def blocks(article: Article) -> list[tuple[str, object]]:
    def plain(block):
        value = block.value
        if block.block_type == "text":
            return str(value.source)
        if block.block_type == "figure":
            return (value["picture"].title, value["caption"])
        return value["address"] if block.block_type == "video" else next(iter(value["table"].rows))[0].value

    return [(block.block_type, plain(block)) for block in article.body]


def test_an_old_site_comes_in_with_its_files_languages_and_links(news, uploads):
    load(news, files=uploads)

    first, second = Article.objects.get(slug="dix-ans"), Article.objects.get(slug="la-suite")
    document, picture = PublishedDocument.objects.get(), Picture.objects.get()
    link = f'<a linktype="page" id="{second.pk}">'
    assert (first.title, first.dated_on, first.picture) == ("Dix ans & un puits", date(2018, 5, 5), picture)
    assert blocks(first) == [
        (
            "text",
            f"<h2>Le forage</h2><p>Lisez {link}la suite</a>, {link}par son numéro</a>, "
            f'<a linktype="document" id="{document.pk}">le bilan</a>, <a href="/contact/">l’ancien contact</a> ou '
            '<a href="https://ailleurs.example/">ailleurs</a>.</p>'
            "<ul><li>Un<ul><li>un bis</li></ul></li><li>deux</li></ul>",
        ),
        ("figure", ("Le puits de jour", "Le puits")),
        ("video", "https://vimeo.com/1"),
        ("table", "2018"),
        ("text", "<p>«\u202fL’eau d’abord.\u202f»</p>"),
    ]
    assert blocks(second) == [
        ("text", "<p>L’année du puits continue.</p>"),
        ("figure", ("Le puits de jour", "")),
        ("video", "https://www.youtube.com/watch?v=a"),
    ]
    assert (first.lead, second.lead) == (
        "Lisez la suite, par son numéro, le bilan, l’ancien contact ou ailleurs.",
        "Le puits donne de l’eau.",
    )
    assert [page.title for page in first.get_translations()] == ["Ten years"]
    assert (picture.alternative_text, picture.credit) == ({"fr": "Un puits, de jour"}, "fil-des-rives.example")
    assert (document.title, document.page_count) == ("Bilan 2018", 1)


def test_what_did_not_come_in_is_told_with_its_reason(news, uploads):
    report = load(news, files=uploads)

    assert lines_of(report)[0] == (
        "3 créés, 0 mis à jour, 0 inchangés, 0 laissés tels quels, 7 passés, 3 images, 1 documents, 9 points à regarder."
    )
    assert sorted((problem.where.split(" ")[1], problem.what) for problem in report.problems) == [
        ("11", "<script> n’est pas repris"),
        ("11", f"l’image {OLD}/wp-content/uploads/2018/05/perdue.jpg n’est pas parmi les fichiers"),
        ("12", "le code court [contact-form-7] n’a pas de bloc ici"),
        ("12", "son numéro figure deux fois dans le fichier\u202f: le premier est gardé"),
        ("14", "c’est un brouillon"),
        ("15", "il est privé"),
        ("16", "un mot de passe le protège"),
        ("17", "il n’a pas de titre ou pas de date"),
        ("18", "un élément «\u202fpage\u202f» n’est pas repris\u202f: écrivez-le comme une page"),
    ]


@pytest.mark.parametrize(
    ("old", "slug"),
    [
        ("/?p=11", "dix-ans"),
        ("/actualite/dix-ans/", "dix-ans"),
        ("/actualite/dix-ans/page/15/", "dix-ans"),
        ("/en/actu/ten-years/", "ten-years"),
    ],
)
def test_old_addresses_lead_to_the_articles(news, client, old, slug):
    load(news)

    response = client.get(old)

    assert (response.status_code, response["Location"]) == (301, Article.objects.get(slug=slug).url)


def test_old_addresses_of_files_lead_to_them(news, uploads, client):
    load(news, files=uploads)

    moved = [client.get(f"/wp-content/uploads/2018/05/{name}") for name in ("bilan.pdf", "puits-300x200.png")]

    assert [(one.status_code, one["Location"]) for one in moved] == [
        (301, PublishedDocument.objects.get().url),
        (301, Picture.objects.get().file.url),
    ]


def test_a_second_run_changes_nothing(news, uploads):
    load(news, files=uploads)
    before = list(ImportedPost.objects.order_by("number").values())

    report = load(news, files=uploads)

    assert (report.created, report.updated, report.unchanged, report.left_alone) == (0, 0, 3, 0)
    assert list(ImportedPost.objects.order_by("number").values()) == before
    assert (Picture.objects.count(), PublishedDocument.objects.count()) == (1, 1)


def test_a_trial_tells_the_same_and_keeps_nothing(news, uploads):
    tried = load(news, files=uploads, dry=True)

    assert (Article.objects.count(), ImportedPost.objects.count(), Picture.objects.count()) == (0, 0, 0)
    assert lines_of(tried)[1:] == lines_of(load(news, files=uploads))[1:]


def test_no_file_outside_the_folder_is_taken(news, uploads):
    (uploads / "lien.png").symlink_to(uploads.parent / "secret.png")
    sample = SAMPLE.read_text().replace("2018/05/puits-300x200.png", "lien.png")
    sample = sample.replace("2018/05/perdue.jpg", "../secret.png")

    load(news, sample.encode(), files=uploads)

    assert [kind for kind, _value in blocks(Article.objects.get(slug="dix-ans"))].count("figure") == 0


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(news, uploads):
    (uploads / "2018/05/puits.png").write_text("<svg onload=alert(1)>")

    report = load(news, files=uploads)

    assert Picture.objects.count() == 0
    assert sum("puits" in problem.what or "#21" in problem.what for problem in report.problems) == 3


def test_the_command_writes_its_report_where_it_is_told(news, tmp_path):
    said = StringIO()

    call_command("import_wordpress", SAMPLE, dry_run=True, report=tmp_path / "rapport.txt", stdout=said)

    written = (tmp_path / "rapport.txt").read_text()
    assert said.getvalue().strip() == written.splitlines()[0]
    assert written.startswith("Un essai\u202f: rien n’a été gardé. 3 créés")
    assert "Écrits par\u202f: redaction (2)" in written


@pytest.mark.parametrize(
    ("bytes_of", "title"),
    [
        (lambda text: text.encode("utf-16"), "L’année"),
        (lambda text: text.replace("UTF-8", "windows-1252", 1).encode("cp1252"), "L’année"),
        (lambda text: text.encode("cp1252"), "L’année"),
        (lambda text: text.encode().decode("cp1252").encode(), "L’année"),
        (lambda text: text.replace("année", "an\x0bn\x00ée").encode(), "L’année"),
    ],
    ids=["utf-16", "windows-1252", "windows-1252 that says utf-8", "encoded twice", "control characters"],
)
def test_words_in_any_encoding_are_read(bytes_of, title):
    text = '<?xml version="1.0" encoding="UTF-8"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>'
    text += "<title>L’année</title><wp:post_id>1</wp:post_id></item></channel></rss>"

    found = [entry.title for entry in read_export(BytesIO(bytes_of(text))) if isinstance(entry, Item)]

    assert found == [title]


def test_french_that_was_encoded_once_stays_as_it_is():
    assert decoded_once("«\u00a0ÉTÉ PRIVÉ», l’œuvre à 3 €, Ångström") == "«\u00a0ÉTÉ PRIVÉ», l’œuvre à 3 €, Ångström"
    assert encoding_of(b'<?xml version="1.0" encoding="rot13"?>') == "utf-8-sig"
