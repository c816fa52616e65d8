"""Drafts that somebody without an account reads by invitation, and the screen where the staff makes the links."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from toile.core.refusals import Refused
from toile.services.headers import Door, headers_of
from toile.services.permission import may

from ..actions import make_draft_link, revoke_draft_link
from ..models import DraftLink
from ..models.draft_links import digest_of

MADE = "draft_link_made"  # in the session, until the address has been shown once


@require_safe
def draft(request: HttpRequest, token: str) -> HttpResponse:
    """`/brouillon/<token>/`: the page as its latest revision would show it. 404 without such a link, 410 once it has ended."""
    link = DraftLink.objects.select_related("page__locale").filter(digest=digest_of(token)).first()
    if link is None:
        raise Http404
    if not link.is_open_at(timezone.now()):
        with translation.override(link.page.locale.language_code):
            return render(request, "front/draft_ended.html", status=410)
    page = link.page.get_latest_revision_as_object()
    response = page.make_preview_request(request, page.default_preview_mode, {"draft_until": link.ends_at})
    response.cookies.clear()
    response.headers.pop("Set-Cookie", None)
    for name, value in headers_of(Door.DRAFT).items():  # a preview went through its own door further in
        response.headers[name] = value
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def draft_links(request: HttpRequest, page_id: int) -> HttpResponse:
    """The links of one page: make one, take one back. The address of a new one is shown once."""
    page = get_object_or_404(Page, pk=page_id).specific
    now = timezone.now()
    if not may(request.user, "share_draft", page, on=now):
        raise PermissionDenied
    if request.method == "POST":
        try:
            if "revoke" in request.POST:
                link = get_object_or_404(DraftLink, page_id=page_id, pk=_number(request.POST["revoke"]))
                revoke_draft_link(link, by=request.user, now=now)
                messages.success(request, _("The link no longer opens the draft."))
            else:
                link, token = make_draft_link(page, by=request.user, now=now)
                request.session[MADE] = [link.pk, settings.BASE_URL + reverse("draft", args=[token])]
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect("draft_links", page_id)
    made = request.session.pop(MADE, None)
    links = DraftLink.objects.filter(page_id=page_id).select_related("made_by")
    context = {
        "page": page,
        "links": [(link, link.is_open_at(now)) for link in links],
        "address": made[1] if made and made[0] in {link.pk for link in links} else "",
        "page_title": _("Share the draft"),
        "page_subtitle": page.get_admin_display_title(),
        "header_title": _("Share the draft"),
        "header_icon": "link",
    }
    return render(request, "front/gestion/draft_links.html", context)


def _number(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 19):
        raise Http404
    return int(value)
