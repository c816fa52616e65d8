"""Wagtail's verbs, through the back office: whole or nothing, noted in the journal, and nothing writes around."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db.models.signals import post_save
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.admin import urls as admin_urls
from wagtail.log_actions import registry
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.signals import page_published
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.models import Translation, TranslationSource

from toile.accounts.models import User
from toile.front.site_tree import Trunk, plant_trunk
from toile.newsroom.models import Article, NewsIndex
from toile.programmes.models import Programme, ProgrammePage
from toile.services import audit, published
from toile.services.models import AuditEntry, FormerAddress, Identity, PublishedThing, Term, TermKind
from toile.services.page_verbs.journal import PAST
from toile.services.page_verbs.transactions import CLOSED, OUTSIDE, in_one_transaction, named
from toile.services.roles import Role
from toile.services.scheduled import apply_schedule_at


@dataclass
class Desk:
    """A publisher signed in before a small site: one live article, one draft, in French."""

    client: Client
    publisher: User
    trunk: Trunk
    live: Article
    draft: Article
    elsewhere: NewsIndex

    def post(self, name: str, *args, **data):
        return self.client.post(reverse(name, args=args), data)

    def post_form(self, address: str, form_id: str, **changes):
        """Send a form of the back office as it was shown, with some fields changed."""
        data = querydict_from_html(self.client.get(address).content.decode(), form_id=form_id)
        for name, value in changes.items():
            data[name] = value
        return self.client.post(address, data)


def article(parent: Page, title: str, *, live: bool) -> Article:
    kind = Term.objects.get_or_create(kind=TermKind.NEWS_KIND, code="report", defaults={"words": {"fr": "récit"}})[0]
    page = Article(title=title, lead="Un fait.", kind=kind, dated_on=date(2026, 11, 25), live=live)
    parent.add_child(instance=page)
    page.save_revision()
    return page


@pytest.fixture
def desk(db) -> Desk:
    trunk = plant_trunk()
    Identity.load()  # its row is made when it is first read
    publisher = User.objects.create_user("publication@example.org", "a long password")
    publisher.groups.add(Group.objects.get(name=Role.PUBLISHER), Group.objects.get(name=Role.ADMINISTRATOR))
    with published.transaction():
        news = Page.objects.get(pk=trunk.news["fr"].pk)
        live, draft = article(news, "Une nouvelle", live=True), article(news, "Un brouillon", live=False)
        elsewhere = NewsIndex(title="Archives", slug="archives", locale=news.locale)
        Page.objects.get(pk=trunk.home["fr"].pk).add_child(instance=elsewhere)
    client = Client(raise_request_exception=False)
    client.force_login(publisher)
    return Desk(client, publisher, trunk, live, draft, elsewhere)


def add(desk: Desk):
    kind = Term.objects.get(code="report").pk
    address = reverse("wagtailadmin_pages:add", args=["newsroom", "article", desk.trunk.news["fr"].pk])
    words = {"title": "Neuve", "slug": "neuve", "lead": "Un fait.", "kind": kind, "dated_on": "2026-11-25"}
    return desk.post_form(address, "page-edit-form", **words, **{"body-count": "0", "action-publish": "1"})


def edit(desk: Desk):
    address = reverse("wagtailadmin_pages:edit", args=[desk.live.pk])
    changes = {"title": "Une autre nouvelle", "slug": "autre", "body-count": "0", "action-publish": "1"}
    return desk.post_form(address, "page-edit-form", **changes)


def unpublish(desk: Desk):
    return desk.post("wagtailadmin_pages:unpublish", desk.live.pk)


def delete(desk: Desk):
    return desk.post("wagtailadmin_pages:delete", desk.live.pk)


def move(desk: Desk):
    return desk.post("wagtailadmin_pages:move_confirm", desk.live.pk, desk.elsewhere.pk)


def restrict(desk: Desk):
    return desk.post("wagtailadmin_pages:set_privacy", desk.live.pk, restriction_type="login")


def copy(desk: Desk):
    parent = desk.trunk.news["fr"].pk
    words = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": parent, "publish_copies": "on"}
    return desk.post("wagtailadmin_pages:copy", desk.live.pk, **words)


def alias(desk: Desk):
    parent = desk.trunk.news["fr"].pk
    words = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": parent, "alias": "on"}
    return desk.post("wagtailadmin_pages:copy", desk.live.pk, **words)


def bulk(desk: Desk, action: str, page: Page, **data):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return desk.client.post(f"{address}?id={page.pk}", data)


def ask_for_moderation(desk: Desk) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[desk.draft.pk])
    desk.post_form(address, "page-edit-form", **{"body-count": "0", "action-submit": "1"})


def approve(desk: Desk):
    step = Article.objects.get(pk=desk.draft.pk).current_workflow_task_state
    return desk.post("wagtailadmin_pages:workflow_action", desk.draft.pk, "approve", step.pk)


def ask_for_translation(desk: Desk) -> None:
    english = desk.trunk.home["en"].locale
    desk.post("wagtail_localize:submit_page_translation", desk.live.pk, locales=english.pk)


def publish_translation(desk: Desk):
    page = Translation.objects.get(source__object_id=desk.live.translation_key).get_target_instance()
    return desk.post("wagtailadmin_pages:edit", page.pk, action="publish")


def change_translated_source(desk: Desk) -> None:
    source, _new = TranslationSource.get_or_create_from_instance(desk.live)
    Translation.objects.create(source=source, target_locale=desk.trunk.home["en"].locale).save_target(publish=True)
    desk.live.title = "Une nouvelle changée"
    desk.live.save_revision(user=desk.publisher).publish(user=desk.publisher)


def update_translations(desk: Desk):
    source = TranslationSource.objects.get(object_id=desk.live.translation_key)
    return desk.post("wagtail_localize:update_translations", source.pk, publish_translations="on")


def add_redirect(desk: Desk):
    return desk.post("wagtailredirects:add", old_path="/vieux/", redirect_page=desk.live.pk, is_permanent="on")


def nothing(desk: Desk) -> None:
    """Most verbs need no preparation."""


@dataclass(frozen=True)
class Verb:
    name: str
    act: Callable[[Desk], HttpResponse]
    noted: set[str]  # verbs of the journal
    prepare: Callable[[Desk], None] = nothing


VERBS = [
    Verb("add", add, {"page.created", "page.published"}),
    Verb("edit", edit, {"page.edited", "page.renamed", "page.published"}),
    Verb("unpublish", unpublish, {"page.unpublished"}),
    Verb("delete", delete, {"page.deleted"}),
    Verb("move", move, {"page.moved"}),
    Verb("restrict", restrict, {"page.restricted"}),
    Verb("copy", copy, {"page.copied"}),
    Verb("alias", alias, {"page.alias_created"}),
    Verb("publish several", lambda desk: bulk(desk, "publish", desk.draft), {"page.published"}),
    Verb("unpublish several", lambda desk: bulk(desk, "unpublish", desk.live), {"page.unpublished"}),
    Verb("delete several", lambda desk: bulk(desk, "delete", desk.live), {"page.deleted"}),
    Verb("move several", lambda desk: bulk(desk, "move", desk.live, chooser=desk.elsewhere.pk), {"page.moved"}),
    Verb("approve", approve, {"page.step_approved", "page.published"}, prepare=ask_for_moderation),
    Verb("translate", publish_translation, {"page.published"}, prepare=ask_for_translation),
    Verb("translate again", update_translations, {"page.published"}, prepare=change_translated_source),
    Verb("redirect", add_redirect, {"redirect.created"}),
]
each_verb = pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
PUBLISHING = [verb for verb in VERBS if "page.published" in verb.noted]


def everything() -> dict[str, list]:
    """What a verb may write, row by row."""
    tables = {
        Page: ("pk", "path", "title", "slug", "url_path", "live", "latest_revision_id", "live_revision_id"),
        Revision: ("pk", "content"),
        PageLogEntry: ("pk",),
        PublishedThing: ("pk", "digest"),
        FormerAddress: ("pk", "address"),
        AuditEntry: ("pk",),
        DBTaskResult: ("id",),
        Translation: ("pk",),
    }
    return {
        model.__name__: list(model.objects.order_by(columns[0]).values_list(*columns))
        for model, columns in tables.items()
    }


@contextmanager
def broken(signal, sender=None) -> Iterator[None]:
    def breaks(**kwargs):
        raise RuntimeError("a subscriber is broken")

    signal.connect(breaks, sender=sender)
    try:
        yield
    finally:
        signal.disconnect(breaks, sender=sender)


@each_verb
def test_a_verb_is_noted_with_who_did_it_and_what_the_public_sees_is_right(
    desk, verb, django_capture_on_commit_callbacks
):
    verb.prepare(desk)
    before = AuditEntry.objects.count()

    with django_capture_on_commit_callbacks() as after_commit:
        response = verb.act(desk)

    assert response.status_code in (200, 302)
    entries = list(AuditEntry.objects.order_by("pk"))[before:]
    assert {entry.verb for entry in entries} & verb.noted == verb.noted
    assert {(entry.actor_kind, entry.actor_uid) for entry in entries} == {("user", str(desk.publisher.uid))}
    assert published._flush_late not in after_commit  # nothing public was written outside published.transaction()
    for kind in published.kinds():
        rows = PublishedThing.objects.filter(kind=kind).values_list("digest", flat=True)
        assert sorted(rows) == sorted(entry.digest() for entry in published.recomputed(kind))


@each_verb
def test_an_error_at_the_very_end_of_a_verb_leaves_nothing_of_it(desk, verb):
    verb.prepare(desk)
    desk.client.get(reverse("wagtailadmin_pages:edit", args=[desk.live.pk]))  # the editor's GET notes who has it open
    before = everything()

    with broken(post_save, AuditEntry):
        response = verb.act(desk)

    assert response.status_code == 500
    assert everything() == before


@pytest.mark.parametrize("verb", PUBLISHING, ids=lambda verb: verb.name)
def test_a_broken_subscriber_to_a_publication_leaves_nothing_of_it(desk, verb):
    verb.prepare(desk)
    before = everything()

    with broken(page_published):
        response = verb.act(desk)

    assert response.status_code == 500
    assert everything() == before


def test_an_answer_of_400_leaves_nothing(rf, db):
    @in_one_transaction
    def writes_and_refuses(request):
        FormerAddress.objects.create(address="/x/", kind="article", uid="x", language="fr")
        return HttpResponse(status=400)

    assert writes_and_refuses(rf.post("/")).status_code == 400
    assert FormerAddress.objects.count() == 0


def test_every_address_of_the_back_office_is_guarded_closed_or_named_as_an_exception():
    addresses = dict(named(admin_urls.urlpatterns))

    bare = {name for name, pattern in addresses.items() if not hasattr(pattern.callback, "in_one_transaction")}

    assert bare == {*OUTSIDE, *CLOSED}


def test_the_second_door_to_the_verbs_is_closed(desk):
    response = desk.client.post(f"/gestion/api/main/pages/{desk.live.pk}/action/unpublish/", {})

    desk.live.refresh_from_db()
    assert (response.status_code, desk.live.live) == (404, True)


def test_the_journal_has_a_word_for_everything_that_wagtail_logs():
    assert sorted(PAST) == sorted(action for action, _label in registry.get_choices())


def test_a_verb_of_the_schedule_is_noted_as_the_platform_s(desk):
    Article.objects.filter(pk=desk.live.pk).update(expire_at=datetime(2026, 11, 25, tzinfo=UTC))

    apply_schedule_at(datetime(2026, 11, 26, tzinfo=UTC))

    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.actor_kind, entry.actor_uid) == ("page.unpublished_as_scheduled", "system", "schedule")
    assert list(audit.entries_of(desk.live))[-1] == entry


def test_what_the_editor_schedules_is_hidden_until_its_instant_and_its_versions_are_compared(desk, time_machine):
    at = datetime(2031, 1, 1, 12, tzinfo=UTC)
    editor, public = reverse("wagtailadmin_pages:edit", args=[desk.draft.pk]), Page.objects.get(pk=desk.draft.pk).url
    changes = {"title": "Un titre sous embargo", "body-count": "0", "go_live_at": "2031-01-01 13:00"}  # in Paris

    desk.post_form(editor, "page-edit-form", **changes, **{"action-publish": "1"})

    older, newer = list(desk.draft.revisions.order_by("pk").values_list("pk", flat=True))[-2:]
    address = reverse("wagtailadmin_pages:revisions_compare", args=[desk.draft.pk, older, newer])
    compared = desk.client.get(address).text
    assert all(mark in compared for mark in (">brouillon</span>", ">titre sous embargo</span>"))
    seen = []
    for instant in (at - timedelta(seconds=1), at):
        time_machine.move_to(instant, tick=False)
        done = apply_schedule_at(instant)
        seen.append((done["published"], done["errors"], Client().get(public).status_code))
    assert seen == [(0, 0, 404), (1, 0, 200)]
    assert [entry.verb for entry in audit.entries_of(desk.draft)][-2:] == [
        "page.scheduled",
        "page.published_as_scheduled",
    ]


@pytest.mark.parametrize("what", ["the page of a record", "the drawer", "the home page with all it holds"])
def test_copying_pages_of_records_is_refused_with_a_sentence(desk, what):
    drawer = Page.objects.get(pk=desk.trunk.folder["fr"].pk)
    programme = Programme.objects.create(slug="essai", title={"fr": "Essai"}, lead={"fr": "Essai."})
    prose = ProgrammePage(record=programme, locale=drawer.locale)
    drawer.add_child(instance=prose)
    page = {"the page of a record": prose, "the drawer": drawer}.get(what, desk.trunk.home["fr"])
    count = Page.objects.count()
    parent = page.get_parent().pk

    words = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": parent, "copy_subpages": "on"}
    response = desk.client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), words, follow=True)

    assert response.redirect_chain == [(reverse("wagtailadmin_explore", args=[parent]), 302)]
    assert "n’a qu’une page par langue" in response.content.decode()
    assert Page.objects.count() == count
