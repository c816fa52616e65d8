"""One of everything that an address can name, and an account of each role: made once for the whole walk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
    Task,
    UploadedFile,
    Workflow,
)
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from toile.accounts.models import User
from toile.advocacy.models import Demand
from toile.events.actions import Hours
from toile.events.tests.factories import announced_event
from toile.front.models import EmergencyBar, MenuItem, Pin
from toile.front.site_tree import plant_trunk
from toile.media.models import Picture, PublishedDocument
from toile.network.models import Kind, Organisation, Person, Seat
from toile.newsroom.models import Article
from toile.newsroom.tests.factories import published_opening
from toile.services import published
from toile.services.models import Identity, SocialAccount, SynonymGroup, Term, TermKind
from toile.services.roles import Role

NOT_THERE = 987_654_321
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>\n"


@dataclass
class World:
    """Accounts by the letter of the table, pages by what they are to who asks, and other things by their model."""

    people: dict[str, User | None]
    own: dict[str, Article]
    others: Article
    on_line: Article
    submitted: Article
    things: dict[type[Model], Model]

    def client(self, letter: str) -> Client:
        client = Client(headers={"x-requested-with": "XMLHttpRequest"}, raise_request_exception=False)
        if user := self.people[letter]:
            client.force_login(user)
        return client

    def page(self, letter: str, of: str) -> Article:
        """The page that a row speaks of; for a visitor nothing is their own, so another's stands for it."""
        if of == "own draft":
            return self.own.get(letter, self.others)
        return {"another's draft": self.others, "on line": self.on_line, "submitted": self.submitted}[of]


def somebody(name: str, role: Role | None = None, **fields) -> User:
    user = User.objects.create_user(f"{name}@example.org", "a long password", first_name=name, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def build() -> World:
    """Some hundred rows in the test's transaction."""
    people = {
        "v": None,
        "n": somebody("nobody"),
        "d": somebody("left", Role.ADMINISTRATOR),
        "E": somebody("editor", Role.EDITOR),
        "P": somebody("publisher", Role.PUBLISHER),
        "A": somebody("administrator", Role.ADMINISTRATOR),
    }
    colleague = somebody("colleague", Role.EDITOR)
    trunk = plant_trunk()
    news = trunk.news["fr"]
    kind = Term.objects.get_or_create(kind=TermKind.NEWS_KIND, code="report", defaults={"words": {"fr": "récit"}})[0]

    def article(title: str, owner: User, live: bool = False) -> Article:
        page = Article(title=title, lead="Un fait.", kind=kind, dated_on=date(2026, 3, 1), live=live, owner=owner)
        with published.transaction():
            Page.objects.get(pk=news.pk).add_child(instance=page)
            page.save_revision(user=owner)
        return page

    own = {letter: article(f"Brouillon {letter}", people[letter]) for letter in "EPA"}
    others, submitted = article("Brouillon", colleague), article("À relire", colleague)
    on_line = article("En ligne", colleague, live=True)
    workflow = Workflow.objects.get()
    workflow.start(submitted, colleague)
    things = {type(thing): thing for thing in _things(on_line, trunk, colleague)}
    things |= {
        Workflow: workflow,
        Task: Task.objects.get(),
        User: colleague,
        Group: Group.objects.create(name="chorale"),
    }
    return World(people, own, others, on_line, submitted, things)


def _things(page: Article, trunk: Any, colleague: User) -> Iterator[Model]:
    soon = timezone.now() + timedelta(days=2)
    file = BytesIO()
    Image.new("RGB", (64, 40), "teal").save(file, "PNG")
    picture = Picture.objects.create(
        title="Photo",
        file=ContentFile(file.getvalue(), name="photo.png"),
        alternative_text={"fr": "x"},
        credit="x",
        uploaded_by_user=colleague,
    )
    document = PublishedDocument(title="Note", file=ContentFile(PDF, name="note.pdf"), uploaded_by_user=colleague)
    document.save()
    yield picture
    yield document
    yield UploadedFile.objects.create(
        file=ContentFile(PDF, name="kept.pdf"), uploaded_by_user=colleague, for_content_type=None
    )
    now = timezone.now()
    yield announced_event(now, hours=Hours(starts_at=now + timedelta(days=5), ends_at=now + timedelta(days=6)))
    yield published_opening(now, closes_at=now + timedelta(days=5))
    organisation = Organisation.objects.create(slug="x", kind=Kind.ASSOCIATION, name="Exemple")
    person = Person.objects.create(name="Une personne")
    yield organisation
    yield person
    yield Seat.objects.create(person=person, organisation=organisation, title={"fr": "présidente"})
    yield Term.objects.create(kind=TermKind.THEME, code="unused", words={"fr": "Thème"})
    yield Demand.objects.create(number=1, text={"fr": "Une demande"})
    yield MenuItem.objects.create(menu="main", label={"fr": "Agenda"}, address="/agenda/")
    yield EmergencyBar.objects.create(words={"fr": "À savoir"}, shown_until=soon)
    yield Pin.objects.create(kind="article", uid="x", shown_until=soon)
    yield SocialAccount.objects.create(name="Exemple", address="https://example.org/")
    yield SynonymGroup.objects.create(words="un\ndeux")
    yield Identity.load()
    yield Redirect.objects.create(old_path="/ancienne", redirect_link="/agenda/")
    yield Collection.get_first_root_node().add_child(name="Collection")
    yield trunk.home["en"].locale
    yield Site.objects.get()
    yield EditingSession.objects.create(
        user=colleague, content_type=page.cached_content_type, object_id=page.pk, last_seen_at=timezone.now()
    )
    source, _new = TranslationSource.get_or_create_from_instance(page)
    yield source
    translation = Translation.objects.create(source=source, target_locale=trunk.home["en"].locale)
    translation.save_target(publish=False)
    yield translation
    yield StringSegment.objects.filter(source=source).first()
    yield OverridableSegment.objects.filter(source=source).first()
    yield PageViewRestriction.objects.create(
        page=trunk.publications["en"], restriction_type=BaseViewRestriction.PASSWORD, password="x"
    )
    yield CollectionViewRestriction.objects.create(
        collection=Collection.objects.get(name="Collection"),
        restriction_type=BaseViewRestriction.PASSWORD,
        password="x",
    )


def switch_off(world: World) -> None:
    """After the sign-ins: an account whose session outlives it."""
    User.objects.filter(pk=world.people["d"].pk).update(is_active=False)
