"""Gives Wagtail's back office what `backoffice.py` declares."""

from wagtail import hooks

from .backoffice import OpeningViewSet


@hooks.register("register_admin_viewset")
def openings() -> OpeningViewSet:
    return OpeningViewSet()
