"""How a page stands in each language, as its editor says it."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from toile.accounts.models import User
from toile.front.rewording import REWORDED
from toile.front.site_tree import plant_trunk
from toile.front.translating import Standing, Version, languages_of, standing_of
from toile.newsroom.models import NewsIndex

BEFORE, NOW = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("french", "english", "standing"),
    [
        (Version(True, NOW, NOW), None, Standing.MISSING),
        (Version(True, NOW, NOW), Version(False, BEFORE, None), Standing.DRAFT),
        (Version(True, NOW, BEFORE), Version(True, BEFORE, BEFORE), Standing.ONLINE),  # the change is a draft yet
        (Version(True, NOW, NOW), Version(True, BEFORE, BEFORE), Standing.OLDER),
        (Version(True, BEFORE, BEFORE), Version(True, NOW, NOW), Standing.ONLINE),
        (Version(True, None, None), Version(True, None, None), Standing.ONLINE),
        (None, Version(True, BEFORE, BEFORE), Standing.ONLINE),
    ],
)
def test_a_translation_stands_as_the_instants_of_both_say(french, english, standing):
    versions = {code: version for code, version in (("fr", french), ("en", english)) if version}

    assert standing_of("en", versions, source="fr") == standing


@pytest.mark.django_db
def test_the_editor_says_how_the_page_stands_in_each_language(client, django_assert_num_queries):
    trunk = plant_trunk()
    client.force_login(User.objects.create_superuser("staff@example.org", "x" * 12))
    page = Page.objects.get(pk=trunk.home["fr"].pk).add_child(instance=NewsIndex(title="Archives", slug="archives"))
    page.save_revision().publish()

    def said() -> list[str]:
        with django_assert_num_queries(1):
            languages = languages_of(page)
        return [f"{language.code} {language.standing}" for language in languages if not language.is_source]

    assert said() == ["en missing"]
    source, _new = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=trunk.home["en"].locale)
    translation.save_target(publish=False)
    assert said() == ["en draft"]
    translation.save_target(publish=True)
    assert said() == ["en online"]
    page.save_revision().publish()
    assert said() == ["en older"]

    for shown in (page, translation.get_target_instance()):  # Wagtail's editor, and that of translations
        words = " ".join(client.get(reverse("wagtailadmin_pages:edit", args=[shown.pk])).text.split())
        assert "plus ancienne que sa source" in words.partition(">Traductions</h3>")[2].partition("</ul>")[0]


def test_in_french_the_back_office_calls_no_language_a_region():
    with override("fr"):
        assert [gettext(sentence) for sentence in REWORDED] == [
            "Langue",
            "Langues",
            "langue",
            "Changer de langue",
            "{} langues",
        ]
