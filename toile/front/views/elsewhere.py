"""What somebody reads who asks for a page in a language in which it does not exist: which language has it, and the way."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from toile.core.localised import language_name
from toile.services.models import PublishedThing


def only_elsewhere(request: HttpRequest, language: str, path: str) -> HttpResponse:
    """The page at `path` exists in `language` alone. 404 where nothing public is there."""
    if language not in dict(settings.LANGUAGES) or language == request.LANGUAGE_CODE:
        raise Http404
    things = PublishedThing.objects.visible(timezone.now()).in_language(language)
    thing = things.filter(address=f"/{path}").first()
    if thing is None:
        raise Http404
    name = language_name(language, request.LANGUAGE_CODE)
    return render(request, "front/only_elsewhere.html", {"thing": thing, "language_name": name})
