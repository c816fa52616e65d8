"""Whatever the public is shown ends the kept pages when it changes: each model says how, so a new one must be thought about."""

import pytest
from django.apps import apps
from django.db.models.signals import post_save
from wagtail.models import Page

from toile.services import published, site_settings

BY_ITS_ACTIONS = {  # rows that only actions write; each marks the thing it writes
    "events.Event": "event",
    "newsroom.Opening": "opening",
}
BY_ITS_CODE = {"services.Term"}  # services.vocabulary: whoever carries it
BY_ITS_SIZES = {"media.Picture", "media.PictureRendition", "media.PublishedDocument"}  # pages that show one are marked
NOT_SHOWN = {
    "accounts.User",
    "front.DraftLink",
    "newsroom.ImportedPost",
    "services.AuditEntry",
    "services.AuditPersonalPart",
    "services.FormerAddress",  # redirects, and pages that say “gone”, are never kept
    "services.OldAddress",
    "services.PeriodicSlot",
    "services.PublishedFacet",  # written with its thing, which marks
    "services.PublishedThing",
    "services.SearchWord",  # results of a search are never kept
    "services.SynonymGroup",
    "services.TaskKey",
}


def models() -> dict[str, type]:
    return {
        model._meta.label: model
        for model in apps.get_models()
        if model.__module__.startswith("toile.") and not model._meta.auto_created
    }


def test_every_model_says_how_its_changes_reach_kept_pages():
    pages = {label for label, model in models().items() if issubclass(model, Page)}
    saved = {model._meta.label for model in site_settings.marking} & set(models())
    ways = [pages, saved, set(BY_ITS_ACTIONS), BY_ITS_CODE, BY_ITS_SIZES, NOT_SHOWN]

    assert sorted(label for way in ways for label in way) == sorted(models())


@pytest.mark.parametrize(("label", "kind"), BY_ITS_ACTIONS.items())
def test_a_record_that_its_actions_mark_is_a_published_thing(label, kind):
    assert kind in published.kinds()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "model", sorted(site_settings.marking, key=lambda model: model._meta.label), ids=lambda model: model._meta.label
)
def test_saving_a_row_that_pages_show_marks_the_site(model):
    published._marks().public = False

    for _receiver, answer in post_save.send_robust(
        sender=model, instance=model(), created=True, raw=False, update_fields=None, using="default"
    ):
        assert not isinstance(answer, AttributeError), answer

    assert published._marks().public
    published._marks().public = False
    published._marks().things.clear()
