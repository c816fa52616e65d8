"""The living catalogue of the design language, for the staff."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from toile.core.catalogue import catalogue, cloths_by_family
from toile.core.catalogue_samples import SHELL
from toile.core.icons import icons
from toile.core.patterns.dyes import DYES
from toile.core.stylesheets import MODES
from toile.core.templatetags.lisiere import SECTIONS

SPACES = (4, 8, 12, 16, 24, 32, 48, 72, 112)  # pixels


@require_safe
@require_admin_access
def style(request: HttpRequest) -> HttpResponse:
    """`/style/`; `?mode=light|dark` and `?dir=rtl` whatever the device prefers, `?component=card_news` for one alone."""
    name = request.GET.get("component", "")
    mode = request.GET.get("mode", "")
    language = "ar" if request.GET.get("dir") == "rtl" else request.LANGUAGE_CODE
    return render(
        request,
        "core/catalogue.html",
        {
            "shell": replace(SHELL, language=language),
            "section": "observatory",
            "entries": [entry for entry in catalogue() if name in {"", entry.name}],
            "name": name,
            "mode_sheet": f"core/css/catalogue-{mode}.css" if mode in MODES else "",
            "dyes": DYES,
            "sections": SECTIONS,
            "families": cloths_by_family(),
            "icons": icons(),
            "spaces": SPACES,
        },
    )
