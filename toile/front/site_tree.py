"""The trunk of the page tree: a home page and a drawer for the pages of records in every language of the site."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from toile.newsroom.models import NewsIndex, PublicationIndex
from toile.services import published
from toile.services.models import Folder

from .models import HomePage

WORDS = {
    "fr": {"home": "Accueil", "folder": "Pages des fiches", "news": "Actualités", "publications": "Publications"},
    "en": {"home": "Home", "folder": "Pages of records", "news": "News", "publications": "Publications"},
}
OPENING_WORDS = {
    "fr": {"hero_title": "Bienvenue", "hero_lead": "Ce site ouvre bientôt. Son équipe écrit ses premières pages."},
    "en": {"hero_title": "Welcome", "hero_lead": "This site opens soon. Its team is writing its first pages."},
}
SLUGS = {
    "fr": {"home": "home-fr", "folder": "fiches", "news": "actualites", "publications": "publications"},
    "en": {"home": "home-en", "folder": "records", "news": "news", "publications": "publications"},
}


@dataclass(frozen=True, slots=True)
class Trunk:
    """The pages from which everything grows, by language code."""

    home: dict[str, HomePage]
    folder: dict[str, Folder]
    news: dict[str, NewsIndex]
    publications: dict[str, PublicationIndex]


def plant_trunk() -> Trunk:
    """Make what is missing of the trunk, and the site that begins at the French home. Safe to run twice."""
    with published.transaction():
        for code, _name in settings.LANGUAGES:
            Locale.objects.get_or_create(language_code=code)
        root = Page.objects.get(depth=1)
        home = _in_each_language(HomePage, "home", root, OPENING_WORDS)
        address = urlsplit(settings.BASE_URL)
        port = address.port or (443 if address.scheme == "https" else 80)
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": address.hostname, "port": port, "root_page": home["fr"], "site_name": ""},
        )
        Page.objects.filter(depth=2, slug="home").exclude(pk__in=[page.pk for page in home.values()]).delete()
        return Trunk(
            home=home,
            folder=_in_each_language(Folder, "folder", home),
            news=_in_each_language(NewsIndex, "news", home),
            publications=_in_each_language(PublicationIndex, "publications", home),
        )


def _in_each_language(model, name: str, parents, words: Mapping[str, dict[str, str]] | None = None) -> dict:
    """One page of `model` a language, translations of each other, under the root or under that language's parent."""
    pages = {page.locale.language_code: page for page in model.objects.select_related("locale").order_by("-pk")}
    for code, _language in settings.LANGUAGES:
        if code not in pages:
            parent = parents[code] if isinstance(parents, dict) else parents
            fields = {"title": WORDS[code][name], "slug": SLUGS[code][name], **(words or {}).get(code, {})}
            page = model(locale=Locale.objects.get(language_code=code), **fields)
            if settings.LANGUAGE_CODE in pages:
                page.translation_key = pages[settings.LANGUAGE_CODE].translation_key
            Page.objects.get(pk=parent.pk).add_child(instance=page)
            pages[code] = page
    return pages
