"""The post box of a demonstration: every message that the platform wrote, since none leaves it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from toile.services import mail

MOST = 50


@require_safe
@never_cache
def demo_mail(request: HttpRequest) -> HttpResponse:
    """`/boite-demo/`: the latest messages, newest first. Outside demo mode nothing is here. One SQL statement."""
    if not settings.DEMO:
        raise Http404
    return render(request, "front/demo_mail.html", {"kept": mail.kept(MOST), "most": MOST})
