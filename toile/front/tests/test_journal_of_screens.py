"""Whatever the staff saves around the pages is in the journal, once, under the name of who saved it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import querydict_from_html

from toile.accounts.models import User
from toile.advocacy.models import Demand
from toile.front.models import EmergencyBar, MenuItem, Pin
from toile.network.models import Kind, Organisation, Person, Seat
from toile.services.models import AuditEntry, Identity, PublishedThing, SocialAccount, SynonymGroup, Term, TermKind

pytestmark = pytest.mark.django_db
LATER = datetime(2030, 1, 1, 12, tzinfo=UTC)


def organisation() -> Organisation:
    return Organisation.objects.create(slug="reseau", kind=Kind.FEDERATION, name="Réseau d’exemple")


def pin() -> Pin:
    PublishedThing.objects.create(
        kind="article",
        uid="1",
        language="fr",
        title="Un titre",
        address="/1/",
        visible_from=timezone.now() - timedelta(1),
    )
    return Pin.objects.create(kind="article", uid="1", shown_until=LATER)


def seat() -> Seat:
    person = Person.objects.create(name="Awa Exemple")
    return Seat.objects.create(person=person, organisation=organisation(), title={"fr": "présidente"})


THINGS = {
    Demand: lambda: Demand.objects.create(number=1, text={"fr": "Une demande."}),
    EmergencyBar: lambda: EmergencyBar.objects.create(words={"fr": "À savoir."}, shown_until=LATER),
    Identity: Identity.load,
    MenuItem: lambda: MenuItem.objects.create(menu="main", label={"fr": "Agenda"}, address="/agenda/"),
    Organisation: organisation,
    Person: lambda: Person.objects.create(name="Awa Exemple"),
    Pin: pin,
    Seat: seat,
    SocialAccount: lambda: SocialAccount.objects.create(name="Exemple", address="https://example.org/"),
    SynonymGroup: lambda: SynonymGroup.objects.create(words="FMMD\nGFMD"),
    Term: lambda: Term.objects.create(kind=TermKind.THEME, code="eau", words={"fr": "Eau"}),
}


def edit_address(thing) -> str:
    app, name = thing._meta.app_label, thing._meta.model_name
    if type(thing) in settings_registry:
        return reverse("wagtailsettings:edit", args=[app, name, thing.pk])
    return reverse(f"wagtailsnippets_{app}_{name}:edit", args=[thing.pk])


def test_each_list_and_setting_of_the_back_office_is_tried_here():
    assert {*get_snippet_models(), *settings_registry} == set(THINGS)


@pytest.mark.parametrize("model", THINGS, ids=lambda model: model._meta.model_name)
def test_what_is_saved_is_in_the_journal_once_by_whoever_saved_it(client, model):
    thing = THINGS[model]()
    staff = User.objects.create_superuser("staff@example.org", "x" * 12)
    client.force_login(staff)
    form = querydict_from_html(client.get(edit_address(thing)).text, form_id="w-editor-form")

    response = client.post(edit_address(thing), form)

    assert response.status_code == 302, response.context["form"].errors
    name = model._meta.model_name
    entries = AuditEntry.objects.filter(thing_kind=model._meta.label_lower).values_list("verb", "actor_uid")
    assert list(entries) == [(f"{name}.edited", str(staff.uid))]
