"""Records that are kept by plain forms (no actions of their own) and shown to the public: saving one marks it."""

from collections.abc import Callable

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete

from . import published
from .site_settings import marking


def touch_when_saved(model: type[models.Model], kind: str) -> None:
    """Mark the published thing of a record whenever it, or what it points to many of, is saved or deleted."""

    def changed(sender, instance, **kwargs) -> None:
        if isinstance(instance, model):
            published.touch(kind, instance.uid)
        published.touch_site()

    watch(changed, f"published {kind}", model, *(field.remote_field.through for field in model._meta.many_to_many))


def touch_others(model: type[models.Model], kind: str, of: Callable[[models.Model], models.QuerySet]) -> None:
    """Mark the things of `kind` that show something of a record: `of(record)` gives them, each with a `uid`.

    Before a deletion, while they still point to it; after a save.
    """

    def changed(sender, instance, **kwargs) -> None:
        for uid in of(instance).values_list("uid", flat=True):
            published.touch(kind, uid)

    for signal in (post_save, pre_delete):
        signal.connect(changed, sender=model, weak=False, dispatch_uid=f"published {kind} of {model._meta.label}")


def watch(changed: Callable, name: str, model: type[models.Model], *throughs: type[models.Model]) -> None:
    """Connect `changed` to what may happen to rows of a model and of its many-to-many tables, once."""
    marking.add(model)
    for signal in (post_save, post_delete):
        signal.connect(changed, sender=model, weak=False, dispatch_uid=name)
    for through in throughs:
        m2m_changed.connect(changed, sender=through, weak=False, dispatch_uid=name)
