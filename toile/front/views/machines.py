"""What programs ask for first: robots.txt, the sitemap, whom to tell of a weakness, the sign of a tab."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from toile.core import patterns
from toile.services.models import Identity

from ..sitemap import files_of, places_in
from .sharing import standing_alone

DAY = 86_400  # seconds


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309): everything but what nobody should find by a search. A demonstration is not to be found at all."""
    closed = ["/"] if settings.DEMO else ["/gestion/", "/documents/authenticate_with_password/", "/*?q=", "/*&q="]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    if not settings.DEMO:
        lines += ["", f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of the sitemap's files."""
    context = {"base": settings.BASE_URL, "files": files_of(timezone.now())}
    return render(request, "front/sitemap_index.xml", context, content_type="application/xml; charset=utf-8")


@require_safe
def sitemap_file(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """One file of the sitemap. 404 beyond the last."""
    now = timezone.now()
    if (language, number) not in files_of(now):
        raise Http404
    context = {"base": settings.BASE_URL, "places": places_in(language, number, now)}
    return render(request, "front/sitemap.xml", context, content_type="application/xml; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """security.txt (RFC 9116): whom to tell of a weakness. 404 until the network has written its address."""
    email = Identity.load(request_or_site=request).email
    if not email:
        raise Http404
    lines = [
        f"Contact: mailto:{email}",
        f"Expires: {expiry(timezone.now()):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.BASE_URL}{request.path}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def expiry(now: datetime) -> datetime:
    """The first of the month half a year on: the file must not be older than a year, nor change at each request."""
    later = now + timedelta(days=183)
    return later.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The sign of a tab for who asks for it by its old name; pages hold it themselves."""
    identity = Identity.load(request_or_site=request)
    svg = standing_alone(patterns.swatch(str(identity.seal), identity.seal_variant), 64, 64)
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={DAY}"
    return response
