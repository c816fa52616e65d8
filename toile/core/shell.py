"""What surrounds every page: the shape that the layout draws. `front` fills it by a context processor."""

from dataclasses import dataclass
from datetime import datetime

RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "nqo", "ff-Adlm"}


@dataclass(frozen=True, slots=True)
class Link:
    """A label and where it leads; `is_here` on the page that the reader is on, or above it."""

    label: str
    address: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site by its own name (`Français`), short for the wide header (`FR`).

    `address` is the same content in it. Where there is none, `has_this_page` is False and the address says so in that
    language: it is offered to readers, and not told to search engines.
    """

    code: str
    name: str
    short: str
    address: str
    is_here: bool = False
    has_this_page: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """One list at the foot of every page."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Emergency:
    """What everybody must know now. `until` is an aware instant, shown in the platform's zone."""

    words: str
    until: datetime
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that programs discover: its title, address and media type (`application/atom+xml`)."""

    title: str
    address: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The network in the reader's language. Its cloth beside the name is drawn from `seal` and `seal_variant`.

    `colour_sheet` is the static file of its action colour; empty for the one that the style sheet holds.
    """

    name: str
    acronym: str
    seal: str
    seal_variant: int = 0
    tagline: str = ""
    funders: str = ""
    colour_sheet: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One page as programs are told of it. Addresses are absolute; instants are aware; what is not known is empty.

    `kind`, `state` are those of published things, “site” for a home page; `zone` is the one in which hours are meant.
    A fictional example is shared like any other page, and told to no search engine.
    """

    kind: str
    language: str
    title: str
    address: str
    description: str = ""
    picture: str = ""
    state: str = ""
    place: str = ""
    zone: str = "UTC"
    is_fictional: bool = False
    dated_at: datetime | None = None
    changed_at: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    @property
    def sharing_type(self) -> str:
        """Open Graph knows articles and websites."""
        return "article" if self.kind in {"article", "publication", "position"} else "website"


@dataclass(frozen=True, slots=True)
class Shell:
    """Around the page at `path`, in one language. Addresses are absolute paths; `base` is the scheme and host before them.

    `canonical` is the path, with the page number of a list; `told` is what programs are told of the page, if it is a thing.
    `search` is empty where the site cannot be searched, `demo_mail` (kept messages) outside a demonstration.
    `draft_until`, where a draft is read by invitation, is the end of that. `languages` holds all that the site speaks; one alone is not shown.
    """

    identity: Mark
    language: str
    base: str
    path: str
    home: str
    search: str = ""
    menu: tuple[Link, ...] = ()
    footer: tuple[Column, ...] = ()
    social: tuple[Link, ...] = ()
    languages: tuple[Language, ...] = ()
    feeds: tuple[Feed, ...] = ()
    emergency: Emergency | None = None
    demo_mail: str = ""
    draft_until: datetime | None = None
    canonical: str = ""
    told: Told | None = None

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def alternates(self) -> tuple[Language, ...]:
        """The languages that have this very page, for `hreflang`; empty where there is one alone."""
        having = tuple(language for language in self.languages if language.has_this_page)
        return having if len(having) > 1 else ()
