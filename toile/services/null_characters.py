"""A null character in an address is read as the sign for “no such character”, which nothing is called by.

PostgreSQL refuses it in any comparison, with an error that no reader can help: SQLite does not. So the same address
finds nothing on both, wherever it would have been looked up.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SIGN = "\ufffd"  # REPLACEMENT CHARACTER


class NoNullCharacters:
    """Replaces null characters in the path and in the query, before anything reads them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            request.path_info = request.path_info.replace("\x00", SIGN)
            request.path = request.path.replace("\x00", SIGN)
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query or "\x00" in query:
            request.META["QUERY_STRING"] = query.replace("%00", "%EF%BF%BD").replace("\x00", "%EF%BF%BD")
        return self.get_response(request)
