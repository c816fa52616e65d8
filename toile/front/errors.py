"""What somebody reads where no page answers: not found, gone, refused, not understood, our own fault.

Each says what happened and what to do. The page of our own fault and of a request that is not understood ask nothing of
the database: it may be what fails.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from toile.services import former


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 with a search, unless the address led somewhere once: then a redirect (301), or a page that says “gone” (410)."""
    gone = isinstance(exception, former.Gone)
    if not gone and request.method in {"GET", "HEAD"}:
        try:
            moved = former.new_address(request)
        except former.Gone:
            gone = True
        else:
            if moved is not None:
                return moved
    return render(request, "410.html", status=410) if gone else render(request, "404.html", status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this page is not for everybody."""
    return render(request, "403.html", status=403)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form came without the proof that it is ours. `reason` is Django's, for the journal alone."""
    return without_database("403_csrf.html", 403)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself is wrong."""
    return without_database("400.html", 400)


def our_fault(request: HttpRequest) -> HttpResponse:
    """500."""
    return without_database("500.html", 500)


def without_database(template: str, status: int) -> HttpResponse:
    """A page without menus: what draws them would ask the database."""
    return HttpResponse(loader.get_template(template).render(), status=status)
