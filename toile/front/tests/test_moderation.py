"""Editors ask, publishers publish: through the back office's own screens, with the mails of each step."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation, TranslationSource

from toile.accounts.models import User
from toile.front.site_tree import plant_trunk
from toile.front.waiting import coming_out, drafts_of, translations_begun
from toile.newsroom.models import Article
from toile.services import audit, published
from toile.services.models import Term, TermKind
from toile.services.roles import Role

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


@dataclass
class Office:
    """A draft of an editor, two publishers (one reads English), and each one's browser."""

    draft: Article
    people: dict[str, User]

    def as_(self, name: str) -> Client:
        client = Client()
        client.force_login(self.people[name])
        return client

    def edit(self, name: str, **changes):
        """Send the editor's form as it is shown to somebody, with some fields changed."""
        client, address = self.as_(name), reverse("wagtailadmin_pages:edit", args=[self.draft.pk])
        data = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form")
        data.update(changes | {"body-count": "0"})
        return client.post(address, data)

    def answer(self, name: str, step: str, **words):
        state = self.draft.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[self.draft.pk, step, state.pk])
        return self.as_(name).post(address, words)

    @property
    def is_live(self) -> bool:
        self.draft = Article.objects.get(pk=self.draft.pk)
        return self.draft.live


def somebody(name: str, role: Role, language: str = "") -> User:
    user = User.objects.create_user(f"{name.lower()}@example.org", "a long password", first_name=name)
    user.groups.add(Group.objects.get(name=role))
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


@pytest.fixture
def office() -> Office:
    kind = Term.objects.get_or_create(kind=TermKind.NEWS_KIND, code="report", defaults={"words": {"fr": "récit"}})[0]
    people = {
        "Awa": somebody("Awa", Role.EDITOR),
        "Karim": somebody("Karim", Role.PUBLISHER),
        "Zoe": somebody("Zoe", Role.PUBLISHER, "en"),
    }
    article = Article(title="L’été & la <mer>", slug="ete", lead="Un fait.", kind=kind, dated_on=MARCH, live=False)
    with published.transaction():
        plant_trunk().news["fr"].add_child(instance=article)
    article.save_revision(user=people["Awa"])
    return Office(article, people)


def told(mails: list[EmailMessage]) -> list[tuple[str, str]]:
    return [(mail.to[0], mail.subject) for mail in mails]


def test_one_workflow_of_one_step_is_the_publishers():
    (workflow,) = Workflow.objects.all()
    (task,) = workflow.tasks

    assert (workflow.name, task.name, list(task.specific.groups.values_list("name", flat=True))) == (
        "Publication",
        "Publication",
        [Role.PUBLISHER],
    )


def test_an_editor_asks_and_each_publisher_is_told_in_their_own_language(office, mailoutbox, work_off_tasks):
    response = office.edit("Awa", **{"action-submit": "1"})
    work_off_tasks()

    assert (response.status_code, office.is_live) == (302, False)
    assert told(mailoutbox) == [
        ("karim@example.org", "À relire\u202f: L’été & la <mer>"),
        ("zoe@example.org", "To reread: L’été & la <mer>"),
    ]
    page, task = office.draft.pk, office.draft.current_workflow_task_state.task_id
    assert mailoutbox[1].body == (
        "Hello Zoe,\n\n"
        "Awa asks you to reread “L’été & la <mer>” before it is published.\n\n"
        f"Read it: http://localhost:8000/gestion/pages/workflow/preview/{page}/{task}/\n"
        f"Answer: http://localhost:8000/gestion/pages/{page}/edit/\n\n"
        "Approve it, and it is published. Or ask for changes, and say which.\n"
    )
    assert {mail.message().get_content_type() for mail in mailoutbox} == {"text/plain"}


def test_an_editor_neither_publishes_nor_approves_what_they_asked_for(office, mailoutbox, work_off_tasks):
    office.edit("Awa", **{"action-publish": "1"})
    assert office.is_live is False
    office.edit("Awa", **{"action-submit": "1"})

    office.answer("Awa", "approve")
    work_off_tasks()

    assert office.is_live is False
    assert office.draft.current_workflow_task_state.status == "in_progress"
    assert [mail.to for mail in mailoutbox] == [["karim@example.org"], ["zoe@example.org"]]


def test_a_publisher_approves_and_whoever_asked_is_told(office, mailoutbox, work_off_tasks):
    office.edit("Awa", **{"action-submit": "1"})
    work_off_tasks()
    mailoutbox.clear()

    office.answer("Karim", "approve", comment="")
    work_off_tasks()

    assert office.is_live is True
    assert told(mailoutbox) == [("awa@example.org", "Approuvée\u202f: L’été & la <mer>")]
    assert "http://localhost:8000/actualites/ete/" in mailoutbox[0].body
    verbs = set(audit.entries_of(office.draft).values_list("verb", flat=True))
    assert {"page.moderation_asked", "page.step_approved", "page.published"} <= verbs


def test_a_publisher_asks_for_changes_in_words_and_the_editor_asks_again(office, mailoutbox, work_off_tasks):
    office.edit("Awa", **{"action-submit": "1"})
    work_off_tasks()
    mailoutbox.clear()

    office.answer("Karim", "reject", comment="La date n’est pas <la bonne>.")
    work_off_tasks()

    assert (office.is_live, told(mailoutbox)) == (False, [("awa@example.org", "À modifier\u202f: L’été & la <mer>")])
    assert (
        "Karim a relu «\u202fL’été & la <mer>\u202f» et demande des changements.\n\nLa date n’est pas <la bonne>.\n"
        in (mailoutbox[0].body)
    )
    mailoutbox.clear()
    office.edit("Awa", **{"action-submit": "1"})
    work_off_tasks()
    assert [mail.to for mail in mailoutbox] == [["karim@example.org"], ["zoe@example.org"]]


def test_a_translation_of_an_editor_is_a_draft_that_waits_on_the_first_screen_also_where_the_source_is_live(
    office, django_assert_num_queries
):
    office.draft.save_revision().publish()
    english = plant_trunk().home["en"].locale

    client = office.as_("Awa")
    client.post(
        reverse("wagtail_localize:submit_page_translation", args=[office.draft.pk]),
        {"locales": [english.pk], "include_subtree": ""},
    )

    [translation] = office.draft.get_translations()
    assert not translation.live
    assert "Traductions pas encore en ligne" in office.as_("Karim").get("/gestion/").text
    with django_assert_num_queries(1):
        assert [page.address for page in translations_begun()] == [f"/gestion/pages/{translation.pk}/edit/"]
    translation.save_revision().publish()
    assert translations_begun() == []


@pytest.mark.parametrize(("name", "status", "is_live"), [("Awa", 302, False), ("Zoe", 302, True)])
def test_updated_translations_are_published_by_publishers_alone(office, name, status, is_live):
    office.draft.save_revision().publish()
    source, _created = TranslationSource.get_or_create_from_instance(office.draft)
    english = plant_trunk().home["en"].locale
    Translation.objects.create(source=source, target_locale=english).save_target(publish=False)

    response = office.as_(name).post(
        reverse("wagtail_localize:update_translations", args=[source.pk]), {"publish_translations": "on"}
    )

    assert (response.status_code, office.draft.get_translation(english).live) == (status, is_live)


@pytest.mark.parametrize("number", [1, 3])
def test_the_first_screen_says_what_waits_drafts_of_mine_and_what_comes_out_soon(
    office, number, django_assert_num_queries
):
    soon = timezone.now() + timedelta(days=2)
    parent = office.draft.get_parent()
    for each in range(number):
        later = Article(title=f"Bientôt {each}", lead="x", kind=office.draft.kind, dated_on=MARCH, live=False)
        with published.transaction():
            parent.add_child(instance=later)
        later.go_live_at = soon + timedelta(hours=each)
        later.save_revision(user=office.people["Karim"]).publish()

    with django_assert_num_queries(3):
        mine, coming = drafts_of(office.people["Awa"]), coming_out()

    assert [page.title for page in mine] == ["L’été & la <mer>"]
    assert [(page.title, page.at) for page in coming] == [
        (f"Bientôt {each}", soon + timedelta(hours=each)) for each in range(number)
    ]
    assert (drafts_of(office.people["Karim"]), "Bientôt en ligne" in office.as_("Karim").get("/gestion/").text) == (
        [],
        True,
    )
