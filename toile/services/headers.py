"""Security headers, one table: header × door. The middleware obeys it, docs/security/headers.md shows it, a test walks it.

It starts from the list of OWASP's Secure Headers Project and gives a reason for each deviation.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest, HttpResponse

SELF, NONE, INLINE = "'self'", "'none'", "'unsafe-inline'"


class Door(StrEnum):
    """Where an answer comes out of the house."""

    PUBLIC = "public pages"
    DATA = "feeds, calendars, data"
    FILES = "pictures and documents"
    STATIC = "own files"
    OFFICE = "back office"
    PREVIEW = "preview of a page"
    DRAFT = "draft read by invitation"


OUT_OF_DOORS = (Door.PUBLIC, Door.DATA, Door.FILES, Door.STATIC)
NEVER_USED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip
PAGE_POLICY = {
    "default-src": (NONE,),
    "script-src": (SELF,),
    "style-src": (SELF,),
    "img-src": (SELF, "data:"),
    "font-src": (SELF,),
    "connect-src": (SELF,),
    "manifest-src": (SELF,),
    "form-action": (SELF,),
    "base-uri": (NONE,),
    "object-src": (NONE,),
    "frame-ancestors": (NONE,),
}
OFFICE_POLICY = PAGE_POLICY | {
    "script-src": (SELF, INLINE),
    "style-src": (SELF, INLINE),
    "img-src": (SELF, "data:", "blob:"),
    "frame-src": (SELF,),
    "frame-ancestors": (SELF,),
}


def policy(directives: dict[str, Iterable[str]]) -> str:
    """A Content-Security-Policy (CSP level 3) of these directives, in their order."""
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


@dataclass(frozen=True, slots=True)
class Header:
    """One response header at each door; no value, no header. `why` answers for what differs from OWASP's proposal."""

    name: str
    proposed: str
    values: dict[Door, str]
    why: str = ""


HEADERS = (
    Header(
        "Content-Security-Policy",
        "default-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; upgrade-insecure-requests",
        {
            Door.PUBLIC: policy(PAGE_POLICY),
            Door.DATA: policy({"default-src": (NONE,), "frame-ancestors": (NONE,)}),
            Door.FILES: policy({"sandbox": (), "default-src": (NONE,), "frame-ancestors": (NONE,)}),
            Door.STATIC: policy({"default-src": (NONE,), "frame-ancestors": (NONE,)}),
            Door.OFFICE: policy(OFFICE_POLICY),
            Door.PREVIEW: policy(PAGE_POLICY | {"frame-ancestors": (SELF,)}),
            Door.DRAFT: policy(PAGE_POLICY),
        },
        "Stricter everywhere: nothing is allowed that is not named. The icon of a page is drawn in its address (`data:`). "
        "Wagtail's screens hold inline scripts and styles, so the back office allows them to itself alone, and frames its "
        "own previews. Every address we write is of our own scheme: nothing needs upgrading.",
    ),
    Header(
        "X-Frame-Options",
        "deny",
        dict.fromkeys((*OUT_OF_DOORS, Door.DRAFT), "DENY") | {Door.OFFICE: "SAMEORIGIN", Door.PREVIEW: "SAMEORIGIN"},
        "The back office shows a preview beside the editor.",
    ),
    Header("X-Content-Type-Options", "nosniff", dict.fromkeys(Door, "nosniff")),
    Header(
        "Referrer-Policy",
        "no-referrer",
        dict.fromkeys(OUT_OF_DOORS, "strict-origin-when-cross-origin")
        | {Door.OFFICE: "same-origin", Door.PREVIEW: "no-referrer", Door.DRAFT: "no-referrer"},
        "Associations that the site links to may know that a visit comes from the network: its host alone is told. "
        "Addresses of the back office leave it nowhere, and the address of a draft is its key.",
    ),
    Header(
        "Permissions-Policy",
        "every feature refused",
        dict.fromkeys(Door, ", ".join(f"{name}=()" for name in NEVER_USED)),
        "Features of the proposal that browsers do not know, or that only they decide on, are left out.",
    ),
    Header(
        "Cross-Origin-Opener-Policy",
        "same-origin",
        dict.fromkeys((Door.PUBLIC, Door.OFFICE, Door.PREVIEW, Door.DRAFT), "same-origin"),
        "Only pages open windows.",
    ),
    Header(
        "Cross-Origin-Resource-Policy",
        "same-origin",
        {
            Door.PUBLIC: "same-origin",
            Door.DATA: "cross-origin",
            Door.FILES: "cross-origin",
            Door.STATIC: "same-origin",
            Door.OFFICE: "same-origin",
            Door.PREVIEW: "same-origin",
            Door.DRAFT: "same-origin",
        },
        "Public data, pictures in a newsletter read in a browser, and the picture of a shared link are made to be shown elsewhere.",
    ),
    Header(
        "Access-Control-Allow-Origin",
        "",
        {Door.DATA: "*"},
        "Public data may be read by the scripts of other sites: no cookie goes with such a request.",
    ),
    Header("X-Permitted-Cross-Domain-Policies", "none", dict.fromkeys(Door, "none")),
    Header(
        "Cache-Control",
        "no-store, max-age=0",
        {
            Door.PUBLIC: "no-cache",
            Door.DATA: "no-cache",
            Door.OFFICE: "no-store",
            Door.PREVIEW: "no-store",
            Door.DRAFT: "private, no-store",
        },
        "Public pages are the same for everybody: browsers keep them, and ask each time whether they are still true. "
        "Files say themselves how long they last.",
    ),
    Header(
        "X-Robots-Tag",
        "",
        {Door.DRAFT: "noindex, nofollow, noarchive"},
        "A draft is for whoever was invited; other pages say in themselves whether they may be found.",
    ),
    Header(
        "Cross-Origin-Embedder-Policy",
        "require-corp",
        {},
        "It isolates pages that share memory between threads; none does.",
    ),
    Header(
        "Clear-Site-Data",
        '"cache","cookies","storage" at the end of a session',
        {},
        "It would empty the pages that somebody on a slow line has kept. A session's own answers are not stored.",
    ),
)


def headers_of(door: Door) -> dict[str, str]:
    """The headers of the table at one door."""
    return {header.name: header.values[door] for header in HEADERS if door in header.values}


def door_of(request: HttpRequest, response: HttpResponse) -> Door:
    """Which door this answer goes through."""
    path = request.path_info
    if getattr(request, "is_dummy", False):
        return Door.PREVIEW
    if path.startswith("/brouillon/"):
        return Door.DRAFT
    if path.startswith("/gestion/"):
        return Door.OFFICE
    if path.startswith((settings.MEDIA_URL, "/documents/")) and not response.get("Content-Type", "").startswith(
        "text/html"
    ):
        return Door.FILES
    if path.startswith(settings.STATIC_URL) and response.status_code < 400:
        return Door.STATIC
    return Door.PUBLIC if response.get("Content-Type", "text/html").startswith("text/html") else Door.DATA


class SecurityHeaders:
    """Adds the headers of the door. What a view, or the door of a preview further in, has set itself stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self.headers = {door: headers_of(door) for door in Door}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers[door_of(request, response)].items():
            response.headers.setdefault(name, value)
        return response


def page() -> str:
    """docs/security/headers.md."""
    lines = [
        "# Security headers",
        "",
        "Drawn from `toile/services/headers.py` by `manage.py write_headers`; a test asks every door and holds this page to it.",
        "The proposals are those of OWASP's Secure Headers Project. Over HTTPS each answer also carries",
        "`Strict-Transport-Security: max-age=31536000; includeSubDomains` (Django's SecurityMiddleware).",
    ]
    for header in HEADERS:
        lines += [
            "",
            f"## {header.name}",
            "",
            f"OWASP proposes `{header.proposed}`." if header.proposed else "Not in OWASP's list.",
        ]
        lines += ["", "| door | value |", "| --- | --- |"]
        for value in dict.fromkeys(header.values.get(door, "") for door in Door):
            doors = ", ".join(door for door in Door if header.values.get(door, "") == value)
            lines.append(f"| {doors} | {f'`{value}`' if value else 'none'} |")
        if header.why:
            lines += ["", header.why]
    return "\n".join(lines) + "\n"
