"""A request of the back office that writes runs in `published.transaction()`; an answer of 400 or more leaves nothing."""

from collections.abc import Callable, Iterator, Sequence
from functools import wraps

from django.db.transaction import set_rollback
from django.http import Http404, HttpRequest, HttpResponse
from django.urls.resolvers import URLPattern, URLResolver

from toile.services import published

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

OUTSIDE = {
    "wagtailadmin_login": "signs in; nothing public",
    "wagtailadmin_logout": "signs out; nothing public",
    "wagtailadmin_dismissibles": "a preference of one person",
    "wagtailadmin_block_preview": "shows, writes nothing",
    "wagtailadmin_pages:preview_on_add": "shows; what is typed is kept in the session",
    "wagtailadmin_pages:preview_on_edit": "shows; what is typed is kept in the session",
    "wagtailadmin_pages:workflow_preview": "shows, writes nothing",
    "wagtailsettings:preview_on_edit": "shows; what is typed is kept in the session",
    "wagtail_localize:preview_translation": "shows, writes nothing",
    "wagtailadmin_editing_sessions:ping": "notes who has a page open, every ten seconds",
    "wagtailadmin_editing_sessions:release": "notes who has left a page",
    "wagtailimages:add": "decodes for seconds: media.actions opens the transaction when it stores",
    "wagtailimages:add_multiple": "as add",
    "wagtailimages:edit": "as add",
    "wagtailimages_chooser:create": "as add",
    "wagtaildocs:add": "reads a file for seconds: media.actions opens the transaction when it stores",
    "wagtaildocs:add_multiple": "as add",
    "wagtaildocs:edit": "as add",
    "wagtaildocs_chooser:create": "as add",
}
"""Addresses of the back office that open no transaction for the whole request, and why."""

CLOSED = {
    "wagtailadmin_api:pages:action": "a second door to the page verbs, without the hooks of the first",
    "wagtailadmin_error_test": "fails on purpose, for whoever asks",
    "wagtailembeds:chooser": "nothing shows what is embedded, and asking for it asks a third party",
    "wagtailembeds:chooser_upload": "as chooser",
}
"""Addresses of Wagtail's back office that answer “not found” here, and why."""


def in_one_transaction(view: Callable) -> Callable:
    """The view, whose writes are kept whole, or not at all when it raises or answers 400 or more.

    Wagtail's back office turns Http404 and refusals into answers below us, hence the look at the status.
    """

    @wraps(view)
    def whole_or_nothing(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method in SAFE:
            return view(request, *args, **kwargs)
        with published.transaction():
            response = view(request, *args, **kwargs)
            if response.status_code >= 400:
                set_rollback(True)
        return response

    whole_or_nothing.in_one_transaction = True
    return whole_or_nothing


def not_found(request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """Nothing is here."""
    raise Http404


def named(patterns: Sequence, namespaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """Every pattern of a tree of addresses with its full name, `namespace:name`."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            below = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from named(pattern.url_patterns, below)
        else:
            yield ":".join((*namespaces, pattern.name or "")), pattern


def guarded(patterns: list) -> list:
    """The back office's addresses, each in one transaction but those of OUTSIDE, without those of CLOSED."""
    for name, pattern in named(patterns):
        if name in CLOSED:
            pattern.callback = not_found
        elif name not in OUTSIDE and not hasattr(pattern.callback, "in_one_transaction"):
            pattern.callback = in_one_transaction(pattern.callback)
    return patterns
