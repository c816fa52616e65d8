"""Gives Wagtail's back office what `backoffice.py` declares."""

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from .backoffice import EndingConsentsPanel, EndingConsentsView
from .models import Picture


def keeps_pictures(request: HttpRequest) -> bool:
    """Whether this person sends or keeps pictures."""
    return policy_registry.get_by_type(Picture).user_has_any_permission(request.user, ["add", "change", "delete"])


class ForWhoKeepsPictures(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return keeps_pictures(request)


@hooks.register("register_admin_urls")
def addresses() -> list:
    return [
        path("reports/consents/", EndingConsentsView.as_view(), name="ending_consents"),
        path(
            "reports/consents/results/", EndingConsentsView.as_view(results_only=True), name="ending_consents_results"
        ),
    ]


@hooks.register("register_reports_menu_item")
def ending_consents() -> MenuItem:
    return ForWhoKeepsPictures(
        _("Consents that end"), reverse("ending_consents"), name="consents", icon_name="image", order=500
    )


@hooks.register("construct_homepage_panels")
def consents_on_the_home(request: HttpRequest, panels: list) -> None:
    if keeps_pictures(request):
        panels.append(EndingConsentsPanel())
