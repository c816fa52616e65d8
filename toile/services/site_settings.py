"""Rows that every page shows: menus, identity, emergency bar. Saving one makes the kept pages old."""

from django.db import models
from django.db.models.signals import post_delete, post_save

from . import published

marking: set[type[models.Model]] = set()  # whose every save marks something public


def shown_on_every_page(*rows: type[models.Model]) -> None:
    """Mark the site as changed whenever a row of these models is saved or deleted."""
    marking.update(rows)
    for model in rows:
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid=f"{model._meta.label} is on every page")


def _changed(sender, **kwargs) -> None:
    published.touch_site()
