"""The site search and what it proposes while somebody types. Whatever is typed is answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..finding import Asked, propose, search_site


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`/recherche/?q=eau&kind=article&theme=water&place=SN&page=2`."""
    found = search_site(Asked.from_query(request.GET), request.LANGUAGE_CODE, request.path, timezone.now())
    context = {"found": found, "action": request.path, "suggest": reverse("front:suggestions")}
    return _not_listed(render(request, "front/search.html", context))


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """The options of the list under a search field, for the script that shows them."""
    proposed = propose(request.GET.get("q", ""), request.LANGUAGE_CODE, timezone.now())
    return _not_listed(render(request, "core/components/suggestions.html", {"cards": proposed}))


def _not_listed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
