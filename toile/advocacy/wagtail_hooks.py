"""Gives Wagtail's back office what `backoffice.py` declares."""

from wagtail.snippets.models import register_snippet

from .backoffice import DemandViewSet

register_snippet(DemandViewSet)
