"""Where each named thing of the content will live, known before it is loaded: addresses follow from the files."""

from .reading import dated, read, read_all, slug_in

ROOTS = {"fr": "/", "en": "/en/"}
NEWS = {"fr": "actualites", "en": "news"}
SCREENS = {"event": "agenda", "opening": "offres", "programme": "programmes", "organisation": "annuaire"}


def address_of(name: str, language: str) -> str:
    """The address of a thing written `kind:identifier` in a language. KeyError for a name that no file has."""
    kind, _colon, identifier = name.partition(":")
    if kind == "article":
        article = read(f"articles/{identifier}.yaml")
        return f"{ROOTS[language]}{NEWS[language]}/{article[language]['slug']}/"
    if kind == "page":
        return f"{ROOTS[language]}{_path_of(identifier, language)}"
    return f"{ROOTS[language]}{_record_path(kind, identifier)}"


def page_files() -> dict[str, dict]:
    """The files of `pages/` by identifier."""
    return {page["id"]: page for page in read_all("pages")}


def _path_of(identifier: str, language: str) -> str:
    if identifier == "home":
        return ""
    page = page_files()[identifier]
    if "record" in page:
        kind, _colon, record = page["record"].partition(":")
        return _record_path(kind, record)
    return f"{_path_of(page['parent'], language)}{page[language]['slug']}/"


def _record_path(kind: str, identifier: str) -> str:
    slug = slug_in("fr", dated()[kind][identifier]) if kind in dated() else identifier
    return f"{SCREENS[kind]}/{slug}/"
