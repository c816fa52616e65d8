"""Which requests the page cache answers, and the name of each: scheme, host, path and the query names that pages read."""

import re
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

PASSING_HEADERS = ("HTTP_AUTHORIZATION", "HTTP_HX_REQUEST", "HTTP_X_REQUESTED_WITH", "HTTP_RANGE")
PASSING_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")
PASSING_DOORS = ["/gestion/", "/documents/", settings.STATIC_URL, settings.MEDIA_URL]

READ_NAMES = {"page", "theme", "place", "kind", "year", "vue"}
READ_VALUE = re.compile(r"[\w.:-]{0,60}")

TRACKERS = {
    "_ga", "_gl", "_hsenc", "_hsmi", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igsh", "igshid", "li_fat_id",
    "mc_cid", "mc_eid", "mkt_tok", "msclkid", "oly_anon_id", "oly_enc_id", "ref_src", "s_cid", "srsltid", "ttclid",
    "twclid", "vero_id", "wbraid", "wickedid", "xtor", "yclid",
}  # fmt: skip
TRACKER_PREFIXES = ("utm_", "mtm_", "matomo_", "pk_", "hsa_", "at_")


def read_query(*names: str) -> None:
    """Say that public pages read these query names; their values are codes, years, numbers (`READ_VALUE`).

    A request with any other name is answered anew each time. Called by an app when it is ready.
    """
    READ_NAMES.update(names)


def pass_by(door: str) -> None:
    """Say that no address under `door` (`/espace/`) is ever kept."""
    PASSING_DOORS.append(door)


def is_tracker(name: str) -> bool:
    """Whether a query name only tells somebody else where the visitor came from."""
    return name in TRACKERS or name.startswith(TRACKER_PREFIXES)


def cut_trackers(request: HttpRequest) -> list[tuple[str, str]]:
    """Take trackers out of the query, before anybody reads it. Returns the rest, in its order."""
    pairs = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    rest = [(name, value) for name, value in pairs if not is_tracker(name)]
    if len(rest) != len(pairs):
        request.META["QUERY_STRING"] = urlencode(rest)
    return rest


def key_of(request: HttpRequest) -> str | None:
    """The name of the answer to this request, or None where it passes by.

    The query that the view will see is the one of the key: trackers are cut, names stand in alphabetical order.
    """
    meta = request.META
    if request.method not in ("GET", "HEAD") or getattr(request, "is_dummy", False):  # Wagtail's previews are dummies
        return None
    for header in PASSING_HEADERS:
        if header in meta:
            return None
    if meta.get("HTTP_COOKIE") and any(name in request.COOKIES for name in PASSING_COOKIES):
        return None
    path = request.path
    if path.startswith(tuple(PASSING_DOORS)):
        return None
    query = meta.get("QUERY_STRING", "")
    if query:
        query = _read_query_of(request)
        if query is None:
            return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    if host != host.lower():  # a page may write the host that it was asked by
        return None
    return f"{request.scheme}://{host}{path}?{query}"


def _read_query_of(request: HttpRequest) -> str | None:
    """The query that pages read, in one order, or None where it holds an unknown or doubled name or a wild value."""
    pairs = sorted(cut_trackers(request))
    names = [name for name, _value in pairs]
    if len(set(names)) != len(names) or not READ_NAMES.issuperset(names):
        return None
    if not all(READ_VALUE.fullmatch(value) for _name, value in pairs):
        return None
    request.META["QUERY_STRING"] = urlencode(pairs)
    return request.META["QUERY_STRING"]
