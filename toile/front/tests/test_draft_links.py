"""Somebody without an account reads a draft: by a link that shows this page alone, for seven days, or until it is taken back."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from toile.accounts.models import User
from toile.front.actions import make_draft_link, revoke_draft_link
from toile.front.models import DraftLink
from toile.front.rules import LinkHasEnded, NotYoursToShare
from toile.front.site_tree import plant_trunk
from toile.newsroom.models import Article
from toile.programmes.models import Programme, ProgrammePage
from toile.services import audit, published
from toile.services.headers import HEADERS, Door, headers_of
from toile.services.models import Term, TermKind
from toile.services.roles import Role

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)


def article(title: str) -> Article:
    kind = Term.objects.get_or_create(kind=TermKind.NEWS_KIND, code="report", defaults={"words": {"fr": "récit"}})[0]
    page = Article(title=title, lead="Un fait.", kind=kind, dated_on=date(2026, 3, 1), live=False)
    with published.transaction():
        plant_trunk().news["fr"].add_child(instance=page)
    page.save_revision()
    return page


@pytest.fixture
def draft() -> Article:
    return article("Pas encore dit")


@pytest.fixture
def editor() -> User:
    user = User.objects.create_user("awa@example.org", "a long password", first_name="Awa")
    user.groups.add(Group.objects.get(name=Role.EDITOR))
    return user


def of_the_table(response) -> dict[str, str]:
    return {header.name: response[header.name] for header in HEADERS if header.name in response}


def test_whoever_was_invited_reads_the_latest_draft_and_nothing_keeps_it(draft, editor):
    _link, token = make_draft_link(draft, by=editor, now=timezone.now())
    draft.title = "Dit autrement depuis"
    draft.save_revision()

    page = Client().get(f"/brouillon/{token}/")

    assert (page.status_code, "Dit autrement depuis" in page.text) == (200, True)
    assert "Brouillon, lu par invitation" in page.text
    assert '<meta name="robots" content="noindex">' in page.text
    assert of_the_table(page) == headers_of(Door.DRAFT)
    assert {name: page[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag", "X-Frame-Options")} == {
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "X-Frame-Options": "DENY",
    }
    assert (page.cookies, Client().get("/actualites/dit-autrement-depuis/").status_code) == ({}, 404)


def test_head_answers_like_get_and_nothing_else_is_accepted(draft, editor):
    _link, token = make_draft_link(draft, by=editor, now=timezone.now())

    head = Client().head(f"/brouillon/{token}/")

    assert (head.status_code, head.content, of_the_table(head)) == (200, b"", headers_of(Door.DRAFT))
    assert Client().post(f"/brouillon/{token}/").status_code == 405


def test_the_words_of_a_record_are_read_like_those_of_a_page(editor):
    programme = Programme.objects.create(slug="prairies", title={"fr": "Prairies", "en": "Meadows"})
    page = ProgrammePage(record=programme, live=False)
    with published.transaction():
        plant_trunk().folder["fr"].add_child(instance=page)
    page.save_revision()
    _link, token = make_draft_link(page, by=editor, now=timezone.now())

    answer = Client().get(f"/brouillon/{token}/")

    assert (answer.status_code, "Prairies" in answer.text, "Brouillon, lu par invitation" in answer.text) == (
        200, True, True,
    )  # fmt: skip


@pytest.mark.parametrize("token", ["x", "a" * 43, "é" * 20, "x" * 3000])
def test_another_token_opens_nothing(draft, editor, token):
    make_draft_link(draft, by=editor, now=timezone.now())

    answer = Client().get(f"/brouillon/{token}/")

    assert (answer.status_code, "Pas encore dit" in answer.text) == (404, False)


def test_the_token_is_not_kept_and_neither_its_digest_nor_its_key_opens_the_draft(draft, editor):
    link, token = make_draft_link(draft, by=editor, now=timezone.now())

    assert token not in {str(value) for value in DraftLink.objects.values_list().get()}
    assert [Client().get(f"/brouillon/{word}/").status_code for word in (link.digest, link.pk)] == [404, 404]


def test_a_link_opens_its_own_page_alone(draft, editor):
    other = article("Un autre secret")
    _link, token = make_draft_link(draft, by=editor, now=timezone.now())
    make_draft_link(other, by=editor, now=timezone.now())

    assert "Un autre secret" not in Client().get(f"/brouillon/{token}/").text


def test_after_seven_days_the_invitation_has_ended_and_says_so(draft, editor):
    _link, token = make_draft_link(draft, by=editor, now=timezone.now() - timedelta(days=7, seconds=1))

    answer = Client().get(f"/brouillon/{token}/")

    assert (answer.status_code, "Pas encore dit" in answer.text) == (410, False)
    assert "Cette invitation a pris fin" in answer.text
    assert of_the_table(answer) == headers_of(Door.DRAFT)


@pytest.mark.parametrize(("seconds", "is_open"), [(-1, True), (0, False), (1, False)])
def test_a_link_is_open_until_the_very_instant_of_its_end(draft, editor, seconds, is_open):
    link, _token = make_draft_link(draft, by=editor, now=NOON)

    assert link.is_open_at(NOON + timedelta(days=7, seconds=seconds)) is is_open


def test_a_link_that_was_taken_back_opens_nothing_and_both_acts_are_noted(draft, editor):
    link, token = make_draft_link(draft, by=editor, now=timezone.now())
    revoke_draft_link(link, by=editor, now=timezone.now())

    assert Client().get(f"/brouillon/{token}/").status_code == 410
    assert list(
        audit.entries_of(draft).filter(verb__contains="draft").order_by("pk").values_list("verb", "actor_uid")
    ) == [("page.draft_shared", str(editor.uid)), ("page.draft_link_revoked", str(editor.uid))]
    with pytest.raises(LinkHasEnded):
        revoke_draft_link(link, by=editor, now=timezone.now())


def test_a_page_that_is_deleted_takes_its_links_along(draft, editor):
    _link, token = make_draft_link(draft, by=editor, now=timezone.now())
    with published.transaction():
        draft.delete()

    assert Client().get(f"/brouillon/{token}/").status_code == 404


def test_whoever_may_not_change_a_page_shares_nothing(draft, editor):
    link, _token = make_draft_link(draft, by=editor, now=timezone.now())
    nobody = User.objects.create_user("personne@example.org", "a long password")

    with pytest.raises(NotYoursToShare):
        make_draft_link(draft, by=nobody, now=timezone.now())
    with pytest.raises(NotYoursToShare):
        revoke_draft_link(link, by=nobody, now=timezone.now())

    assert list(DraftLink.objects.values_list("pk", "revoked_at")) == [(link.pk, None)]


def test_an_editor_makes_a_link_reads_its_address_once_and_takes_it_back(draft, editor):
    desk, screen = Client(), reverse("draft_links", args=[draft.pk])
    desk.force_login(editor)
    assert screen in desk.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).text

    made = desk.post(screen, follow=True)
    address = re.search(r'value="http://localhost:8000(/brouillon/[^"]+)"', made.text)[1]

    assert Client().get(address).status_code == 200
    assert address not in desk.get(screen).text
    link = DraftLink.objects.get()
    other = article("Un autre")
    assert desk.post(reverse("draft_links", args=[other.pk]), {"revoke": link.pk}).status_code == 404
    desk.post(screen, {"revoke": link.pk})
    assert Client().get(address).status_code == 410
    assert Client().get(screen)["Location"].startswith("/gestion/login/")
