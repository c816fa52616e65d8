"""What is loaded, in which order: first what the home page shows, then the rest in the worker. Restartable."""

from datetime import datetime

from django.contrib.auth.models import Group

from toile.accounts.models import User
from toile.services.roles import Role

from ..models import MenuItem
from ..models.shell import Menu
from ..site_tree import Trunk, plant_trunk
from .accounts import PASSWORD, PERSONAS
from .addresses import page_files
from .dated import load_past, load_season
from .documents import load_documents, load_publications
from .pages import load_article, load_page, page_of
from .pictures import load_pictures
from .reading import read, read_all
from .records import load_demands, load_organisations, load_people, load_programmes
from .vocabulary import load_identity, load_synonyms, load_vocabulary

FIRST_ARTICLES = 4


def load_first(now: datetime) -> None:
    """What the home page and the menus show."""
    load_vocabulary()
    load_identity()
    load_organisations()
    load_people()
    load_demands()
    load_programmes()
    load_documents()
    trunk = plant_trunk()
    for page in in_order_of_parents(page_files()):
        load_page(page, trunk, now)
    for article in latest_articles()[:FIRST_ARTICLES]:
        load_article(article, trunk, now)
    load_season(trunk, now)
    load_menus(trunk)
    load_accounts()


def load_rest(now: datetime) -> None:
    """All that remains, a thing at a time, so that a stop loses nothing."""
    trunk = plant_trunk()
    load_synonyms()
    for article in latest_articles():
        load_article(article, trunk, now)
    load_pictures(now)
    load_publications(trunk, now)
    load_past(trunk, now)


def latest_articles() -> list[dict]:
    """The articles, the latest first."""
    return sorted(read_all("articles"), key=lambda article: str(article["published_on"]), reverse=True)


def in_order_of_parents(pages: dict[str, dict]) -> list[dict]:
    """The pages, each after the page that it hangs under."""

    def depth(page: dict) -> int:
        if page.get("model") == "home":
            return len(pages)  # it points to others
        parent = pages.get(page.get("parent", ""))
        return 0 if parent is None or parent.get("model") == "home" else 1 + depth(parent)

    return sorted(pages.values(), key=depth)


def load_accounts() -> None:
    """Somebody for each role of the platform."""
    for persona in PERSONAS:
        if not User.objects.filter(email=persona.email).exists():
            user = User.objects.create_user(
                persona.email,
                PASSWORD,
                first_name=persona.first_name,
                last_name=persona.last_name,
                is_superuser=persona.role == Role.ADMINISTRATOR,
            )
            user.groups.set(Group.objects.filter(name=persona.role))


def load_menus(trunk: Trunk) -> None:
    """The menus of the site, unless somebody has written others."""
    if MenuItem.objects.exists():
        return
    items = []
    for menu, entries in read("menus.yaml").items():
        for position, entry in enumerate(entries):
            page = _page(entry, trunk)
            words = {code: entry[code] for code in ("fr", "en")}
            address = "" if page else entry["address"]
            items.append(MenuItem(menu=Menu(menu), label=words, page=page, address=address, position=position))
    MenuItem.objects.bulk_create(items)


def _page(entry: dict, trunk: Trunk):
    if "page" not in entry:
        return None
    return {"news": trunk.news["fr"], "publications": trunk.publications["fr"]}.get(entry["page"]) or page_of(
        entry["page"], "fr"
    )
