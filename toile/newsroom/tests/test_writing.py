"""Whoever writes is helped: forms read aloud, the page's weight, headings in order."""

import pytest
from django.utils.translation import override

from toile.accounts.models import User
from toile.front.site_tree import plant_trunk
from toile.newsroom.models import Article
from toile.newsroom.writing import FormHeard, forms_heard, subheading_without_heading, weight_of
from toile.services.models import Term


def test_each_form_is_heard_and_found_once():
    assert forms_heard("Un·e chargé·e, des chargé·e·s ; chargé·e.") == [
        FormHeard("Un·e", "Un ou une", ("un", "une")),
        FormHeard("chargé·e", "chargé ou chargée", ("chargé", "chargée")),
        FormHeard("chargé·e·s", "chargés et chargées", ("chargé", "chargée", "chargés", "chargées")),
    ]


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        ([], None),
        (["<p>a</p>"], None),
        (["<h2>a</h2><h3>b</h3>"], None),
        (["<p>a</p>", "<h3>b</h3>"], 1),
        (["<h2>a</h2>", "<h3>b</h3>"], None),
    ],
)
def test_a_small_heading_comes_after_a_large_one(texts, wrong):
    assert subheading_without_heading(texts) == wrong


def test_the_weight_counts_pictures_and_says_the_seconds():
    weight = weight_of("<p>mot</p>", picture_bytes=[20_000, 5_000])

    assert weight.pictures_bytes == 25_000
    assert weight.total_bytes == 22_000 + 25_000 + weight.text_bytes
    assert weight.seconds == round(weight.total_bytes * 8 / 40_000)


@pytest.fixture
def article(db) -> Article:
    trunk = plant_trunk()
    kind = Term.objects.create(kind="news-kind", code="report", words={"fr": "Compte rendu"})
    article = Article(
        title="Des migrant·e·s", slug="des", locale=trunk.news["fr"].locale, kind=kind, dated_on="2023-03-03"
    )
    trunk.news["fr"].add_child(instance=article)
    return article


def test_the_editor_shows_how_the_text_reads(client, article):
    client.force_login(User.objects.create_superuser("staff@example.org", "x" * 12))

    with override("fr"):
        text = client.get(f"/gestion/pages/{article.pk}/edit/").content.decode()

    assert "migrants et migrantes" in text
