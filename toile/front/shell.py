"""What surrounds every page, given to the layout by a context processor."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from toile.core.localised import text_in
from toile.core.seo import canonical_path
from toile.core.shell import Column, Emergency, Language, Link, Shell
from toile.services.languages import home_in, same_address_in
from toile.services.models import Identity, SocialAccount
from toile.services.published_pages import PublishedPage
from toile.services.record_pages import RecordPage

from .feeds import feeds_of_the_site
from .mark import mark_of
from .models import EmergencyBar, HomePage, MenuItem
from .models.shell import Menu
from .told import told_at

FOOTER = {
    Menu.FOOTER_NETWORK: _("The network"),
    Menu.FOOTER_ACT: _("Take part"),
    Menu.FOOTER_FOLLOW: _("Follow"),
    Menu.FOOTER_SITE: _("This site"),
}
SHORT_NAMES = {"ar": "عربي"}  # in the wide header; others are the code itself


def shell(request: HttpRequest) -> dict[str, Any]:
    """`shell`, computed when a template first asks: nine SQL statements at most, none from the page cache."""
    return {"shell": SimpleLazyObject(lambda: shell_of(request))}


def shell_of(request: HttpRequest) -> Shell:
    """The shell of the page at this request's address."""
    language = get_language() or settings.LANGUAGE_CODE
    links = links_of_menus(request.path, language)
    mark = mark_of(Identity.load(request_or_site=request), language)
    page = page_of(request)
    is_told = page is None or isinstance(page, (HomePage, PublishedPage))  # a list is no thing of the published table
    return Shell(
        identity=mark,
        language=language,
        base=settings.BASE_URL,
        path=request.path,
        home=home_in(language),
        search=reverse("front:search"),
        menu=tuple(links.get(Menu.MAIN, ())),
        footer=tuple(Column(str(title), tuple(links[menu])) for menu, title in FOOTER.items() if menu in links),
        social=tuple(Link(account.name, account.address) for account in SocialAccount.objects.all()),
        languages=tuple(languages_of(request, language)),
        feeds=feeds_of_the_site(mark.acronym),
        emergency=emergency_at(timezone.now(), language),
        demo_mail=reverse("front:demo_mail") if settings.DEMO else "",
        draft_until=getattr(request, "draft_until", None),
        canonical=canonical_path(request.path, request.GET),
        told=told_at(request.path, mark, language) if is_told else None,
    )


def links_of_menus(path: str, language: str) -> dict[str, list[Link]]:
    """The links of each menu, without those whose page is not live in this language. Two SQL statements, whatever there is.

    Only pages about records have addresses that the tree does not tell: those alone are read whole.
    """
    items = list(MenuItem.objects.select_related("page"))
    keys = [item.page.translation_key for item in items if item.page]
    pages = Page.objects.live().filter(translation_key__in=keys, locale__language_code=language)
    addresses = {
        page.translation_key: (page.specific if issubclass(page.specific_class, RecordPage) else page).url
        for page in pages
    }
    links: dict[str, list[Link]] = {}
    for item in items:
        address = addresses.get(item.page.translation_key, "") if item.page else local(item.address, language)
        if address:
            here = path == address or (address != home_in(language) and path.startswith(address))
            links.setdefault(item.menu, []).append(Link(text_in(item.label, language), address, here))
    return links


def local(address: str, language: str) -> str:
    """An address of the site in a language; one elsewhere as it is."""
    return same_address_in(address, language) if address.startswith("/") else address


def languages_of(request: HttpRequest, reader: str) -> Iterator[Language]:
    """Each language of the site with the address of this same content in it, or of the page that says where it exists."""
    match = request.resolver_match
    if (
        match and match.view_name == "front:only_elsewhere"
    ):  # no other language has this page: one has what it speaks of
        yield from languages_of_the_notice(request, reader, match.kwargs["language"], f"/{match.kwargs['path']}")
        return
    page = page_of(request)
    translations = {page.locale.language_code: page} if page else {}
    if page:
        others = page.get_translations().live().select_related("locale")
        translations |= {translation.locale.language_code: translation for translation in others}
    for code, name in settings.LANGUAGES:
        if page:
            address = translations[code].get_url(request) if code in translations else ""
        else:
            address = same_address_in(request.path, code)
        short = SHORT_NAMES.get(code, code.upper())
        yield Language(
            code, name, short, address or elsewhere(request.path, reader, code), code == reader, bool(address)
        )


def languages_of_the_notice(request: HttpRequest, reader: str, there: str, address: str) -> Iterator[Language]:
    """The languages on a page that says: what you look for is `there` alone, at `address`."""
    for code, name in settings.LANGUAGES:
        leads_to = {reader: request.path, there: address}.get(code) or elsewhere(address, there, code)
        yield Language(code, name, SHORT_NAMES.get(code, code.upper()), leads_to, code == reader, False)


def elsewhere(path: str, language: str, reader: str) -> str:
    """The address that tells readers of `reader` that the page at `path` exists in `language` alone."""
    return f"{home_in(reader)}ailleurs/{language}{path}"


def page_of(request: HttpRequest) -> Page | None:
    """The page of the tree that answers this request; None where a view of an app does. Wagtail has found it already: no SQL."""
    match = request.resolver_match
    if match is None or match.url_name != "wagtail_serve":
        return None
    route = Page.route_for_request(request, match.args[0] if match.args else match.kwargs.get("path", ""))
    return route.page if route else None


def emergency_at(now: datetime, language: str) -> Emergency | None:
    """The bar to show at that instant."""
    bar = EmergencyBar.shown_at(now)
    if bar is None:
        return None
    label = text_in(bar.link_label, language)
    link = Link(label, local(bar.link_address, language)) if label and bar.link_address else None
    return Emergency(text_in(bar.words, language), bar.shown_until, link)
