"""Gives Wagtail's back office what `backoffice.py` declares."""

from wagtail.snippets.models import register_snippet

from .backoffice import NetworkGroup

register_snippet(NetworkGroup)
