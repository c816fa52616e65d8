"""Gives Wagtail's back office what `backoffice.py` declares."""

from wagtail import hooks

from .backoffice import EventViewSet


@hooks.register("register_admin_viewset")
def events() -> EventViewSet:
    return EventViewSet()
