"""What surrounds every page, given to the layout by a context processor."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Locale

from toile.core.localised import text_in
from toile.services.languages import same_address_in
from toile.services.models import Identity, SocialAccount

from .models import EmergencyBar, MenuItem


@dataclass(frozen=True, slots=True)
class Link:
    """A label and where it leads; `is_here` on the page that the reader is on, or above it."""

    label: str
    address: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """Menus, identity and bar of one page in the reader's language."""

    identity: Identity
    language: str
    menu: list[Link]
    footer: list[list[Link]]
    social: list[Link]
    emergency: EmergencyBar | None
    demo: bool = field(default=False)


def shell(request: HttpRequest) -> dict[str, Any]:
    """`shell`, computed when a template first asks: seven SQL statements at most, none from the page cache."""
    return {"shell": SimpleLazyObject(lambda: shell_of(request))}


def shell_of(request: HttpRequest) -> Shell:
    """The shell of the page at this request's address."""
    language = get_language() or settings.LANGUAGE_CODE
    links: dict[str, list[Link]] = {}
    for item in MenuItem.objects.select_related("page"):
        if address := address_of(item, language):
            here = request.path == address or (
                address not in {"/", f"/{language}/"} and request.path.startswith(address)
            )
            links.setdefault(item.menu, []).append(Link(text_in(item.label, language), address, here))
    return Shell(
        identity=Identity.load(request_or_site=request),
        language=language,
        menu=links.get("main", []),
        footer=[links.get(f"footer-{column}", []) for column in (1, 2, 3, 4)],
        social=[Link(account.name, account.address) for account in SocialAccount.objects.all()],
        emergency=EmergencyBar.shown_at(timezone.now()),
        demo=settings.DEMO,
    )


def address_of(item: MenuItem, language: str) -> str:
    """Where an item leads in a language; empty where its page is not live in it."""
    if item.page_id is None:
        return same_address_in(item.address, language) if item.address.startswith("/") else item.address
    page = (
        item.page
        if item.page.locale.language_code == language
        else item.page.get_translation_or_none(Locale.objects.get(language_code=language))
    )
    return page.url if page is not None and page.live else ""
