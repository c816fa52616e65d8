"""Every address, asked as everybody: what it is called, what stands in it, what comes back."""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.messages import ERROR, get_messages
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import RegexPattern, URLPattern, URLResolver
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    PageViewRestriction,
    Site,
    Task,
    UploadedFile,
    Workflow,
)
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from toile.accounts.models import User
from toile.advocacy.models import Demand
from toile.events.models import Event
from toile.front.models import EmergencyBar, MenuItem, Pin
from toile.media.models import Picture, PublishedDocument
from toile.network.models import Organisation, Person, Seat
from toile.newsroom.models import Opening
from toile.services.models import Identity, SocialAccount, SynonymGroup, Term

from .world import NOT_THERE, World

PAGES = ("own draft", "another's draft", "on line")
OF_A_PAGE = {"page_id", "page_pk", "page_to_move_id", "parent_page_id"}
MODELS = (
    ("snippets_advocacy_demand", Demand), ("choosers_advocacy_demand", Demand),
    *((f"{door}_{model._meta.label_lower.replace('.', '_')}", model) for door in ("snippets", "choosers")
      for model in (EmergencyBar, MenuItem, Pin, Organisation, Person, Seat, SocialAccount, SynonymGroup, Term)),
    ("agenda", Event), ("offres", Opening), ("locales", Locale), ("sites", Site), ("users_users", User),
    ("users_groups", Group), ("collections", Collection), ("docs_chooser", PublishedDocument),
    ("images_chooser", Picture), ("api:documents", PublishedDocument), ("api:images", Picture),
    ("workflows:*task", Task), ("workflows", Workflow), ("settings", Identity), ("snippets_api", Term),
    ("submit_snippet", Term),
)  # fmt: skip
BULK = {
    "wagtailcore/page": ("delete", "move", "publish", "unpublish"),
    "accounts/user": ("assign_role", "delete", "set_active_state"),
    "media/picture": ("add_tags", "add_to_collection", "delete"),
    "media/publisheddocument": ("add_tags", "add_to_collection", "delete"),
    "services/term": ("delete",),
}
"""What may be done with many things at once: each is asked, under a name of its own."""


@dataclass(frozen=True)
class Address:
    """A pattern of the URL conf with its full name; two of one name are told apart by what stands in them."""

    name: str
    route: str
    parameters: tuple[str, ...]
    view: Any
    bulk: tuple[str, str, str] | None = None


def addresses() -> list[Address]:
    """Every address that the platform answers, in order."""
    found = [
        Address(name, "".join(routes), tuple(dict.fromkeys(parameters)), view)
        for name, routes, parameters, view in _below(get_resolver(), (), (), ())
    ]
    whole: list[Address] = []
    for address in found:
        if address.name == "wagtail_bulk_action":
            for model, actions in BULK.items():
                for action in actions:
                    bulk = (*model.split("/"), action)
                    whole.append(
                        Address(f"bulk:{bulk[1]}:{action}", address.route, address.parameters, address.view, bulk)
                    )
        else:
            taken = any(other.name == address.name for other in whole)
            whole.append(replace(address, name=f"{address.name}({address.parameters[-1]})") if taken else address)
    return whole


def _below(resolver: URLResolver, spaces: tuple, routes: tuple, parameters: tuple) -> Iterator[tuple]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern.pattern, RegexPattern):
            names = tuple(pattern.pattern.regex.groupindex)
        else:
            names = tuple(getattr(pattern.pattern, "converters", {}))
        here, inside = (*routes, str(pattern.pattern)), (*parameters, *names)
        if isinstance(pattern, URLResolver):
            yield from _below(pattern, (*spaces, pattern.namespace) if pattern.namespace else spaces, here, inside)
        else:
            assert isinstance(pattern, URLPattern)
            yield ":".join((*spaces, pattern.name or here[-1])), here, inside, pattern.callback


def faces(address: Address) -> tuple[str, ...]:
    """What the address is asked about: each kind of page, or the one thing that there is."""
    if "workflow" in address.name and "page_id" in address.parameters:
        return ("submitted",)
    if OF_A_PAGE & set(address.parameters) or address.name.startswith(
        ("bulk:page:", "wagtailadmin_api:pages:detail", "wagtailadmin_pages:revisions_compare", "wagtail_serve")
    ):
        return PAGES
    return ("",)


def path_of(address: Address, world: World, letter: str, of: str, absent: bool = False) -> str:
    """The address itself. `absent`: with numbers of nothing."""
    page = world.page(letter, of) if of else world.on_line
    if address.name.startswith("wagtail_serve"):
        return "/nulle-part/" if absent else page.get_url()
    if address.name == "wagtailadmin_pages:revisions_compare":
        return f"/gestion/pages/{NOT_THERE if absent else page.pk}/revisions/compare/earliest...latest/"
    values = {name: value_of(name, address, world, page) for name in address.parameters}
    if absent:
        values = {name: NOT_THERE if isinstance(value, int) else value for name, value in values.items()}
    path = "/" + address.route.replace("^", "").replace("$", "")
    for name, value in values.items():
        path = re.sub(rf"<(\w+:)?{name}>", str(value), path)
    path = path.replace(".*/", "nulle-part/")
    if address.bulk:
        path += f"?id={NOT_THERE if absent else bulk_id(address, world, page)}"
    return path


def bulk_id(address: Address, world: World, page: Any) -> int:
    kinds = {"page": page, "user": world.things[User], "picture": world.things[Picture]}
    kinds |= {"publisheddocument": world.things[PublishedDocument], "term": world.things[Term]}
    return kinds[address.bulk[1]].pk


def model_of(name: str) -> Any:
    """The model whose numbers stand in the addresses of a namespace."""
    for part, model in MODELS:
        start, _star, end = part.partition("*")
        if start in name and end in name:
            return model
    raise LookupError(f"{name}: nothing says which thing its number names. Add a line to MODELS.")


def value_of(parameter: str, address: Address, world: World, page: Any) -> Any:
    """What stands for a parameter: a number of something that exists, or a word that the address knows."""
    name, things = address.name, world.things
    state = page.current_workflow_state
    numbers = {
        "page_id": page, "page_pk": page, "page_to_move_id": page, "revision_id": page.latest_revision,
        "destination_id": page.get_parent(), "document_id": things[PublishedDocument], "doc_id": things[PublishedDocument],
        "number": things[PublishedDocument], "image_id": things[Picture], "uploaded_file_id": things[UploadedFile],
        "redirect_id": things[Redirect], "collection_id": things[Collection], "session_id": things[EditingSession],
        "translation_source_id": things[TranslationSource], "translation_id": things[Translation],
        "string_segment_id": things[StringSegment], "overridable_segment_id": things[OverridableSegment],
        "task_id": things[Task], "workflow_pk": things[Workflow], "page_view_restriction_id": things[PageViewRestriction],
        "restriction_id": things[CollectionViewRestriction],
    }  # fmt: skip
    special = {
        ("wagtailadmin_api:pages:action", "action_name"): "publish",
        ("wagtailadmin_workflows:add_task", "app_label"): "wagtailcore",
        ("wagtailadmin_workflows:add_task", "model_name"): "groupapprovaltask",
        ("wagtailadmin_tag_model_autocomplete", "app_name"): "taggit",
        ("wagtailadmin_tag_model_autocomplete", "model_name"): "tag",
        ("picture", "name"): "images/nulle-part.png", ("wagtaildocs_serve", "name"): "note.pdf",
        ("front:feed", "name"): "feed.json", ("front:feed_of", "name"): "feed.json",
        ("sitemap_file", "language"): "fr", ("sitemap_file", "number"): 1, ("offres:step", "verb"): "withdraw",
    }  # fmt: skip
    if (name, parameter) in special:
        return special[name, parameter]
    if parameter == "parent_page_id":
        return page.pk if "explore" in name or "child" in name else page.get_parent().pk
    if parameter == "workflow_state_id":
        return state.pk
    if parameter == "task_state_id":
        return state.current_task_state.pk
    if parameter == "pk":
        return page.pk if "pages" in name else things[model_of(name)].pk
    if parameter == "object_id":
        return world.on_line.pk
    if parameter == "slug":
        return {"network": things[Organisation], "newsroom": things[Opening], "events": things[Event]}.get(
            name.partition(":")[0], things[Organisation]
        ).slug
    if parameter in numbers:
        return numbers[parameter].pk
    words = {
        "content_type_app_name": "newsroom", "content_type_model_name": "article", "language": "en", "code": "unused",
        "facet": "theme", "filter_spec": "max-165x165", "action_name": "approve", "mode": "default", "verb": "cancel",
        "uidb64": "MQ", "token": "set-password", "digest": "0000000000000000", "kind": "article", "uid": "x",
        "path": "agenda/", "app_label": "newsroom", "model_name": "article", "app_name": "services",
    }  # fmt: skip
    if address.bulk and parameter in {"app_label", "model_name", "action"}:
        return dict(zip(("app_label", "model_name", "action"), address.bulk, strict=True))[parameter]
    if name.startswith("wagtailsettings"):
        return {"app_name": "services", "model_name": "identity"}[parameter]
    if "snippet" in name and parameter in {"app_label", "model_name"}:
        return {"app_label": "services", "model_name": "term"}[parameter]
    return words[parameter]


WORDS = {"body-count": "0"}
"""What a POST says: without it a form with a list of blocks is not read at all."""


def ask(client: Client, method: str, path: str, bulk: bool = False) -> str:
    """The status; `back` where somebody is sent elsewhere with a sentence of error. Nothing that it did remains.

    Asked as a script asks (`X-Requested-With`), so that Wagtail refuses with 403 in place of a redirect. A POST carries
    next to nothing: its answer is a form's errors, or what needs no form is done. CSRF is not enforced: it would refuse all.
    An action on many things says `nothing` where it leaves out what the person may not touch, and nothing is left.
    """
    cookies = copy.copy(client.cookies)
    with transaction.atomic():
        response = client.get(path) if method == "GET" else client.post(path, WORDS)
        left_out = bulk and response.status_code == 200 and response.context_data["items"] == []
        transaction.set_rollback(True)
    client.cookies = cookies
    if left_out:
        return "nothing"
    if response.status_code == 302:
        if "/login/" in response["Location"]:
            return "sign-in"
        if any(message.level >= ERROR for message in get_messages(response.wsgi_request)):
            return "back"
    return str(response.status_code)


def answers(world: World, clients: dict[str, Client]) -> Iterator[tuple[Address, str, str, dict[str, str]]]:
    """For each address, what it is asked about and each method: who (a letter) gets what."""
    for address in addresses():
        for of in faces(address):
            said: dict[str, dict[str, str]] = {"GET": {}, "POST": {}}
            for letter, client in clients.items():
                path = path_of(address, world, letter, of)
                for method in said:
                    said[method][letter] = ask(client, method, path, bulk=address.bulk is not None)
                if said["GET"][letter] == "nothing":
                    said["POST"][letter] = "nothing"  # it takes up the same things, which are none
            for method, who in said.items():
                yield address, of, method, who
