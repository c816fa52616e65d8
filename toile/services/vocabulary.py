"""When a term of the vocabulary changes: which published things carry its code. Its words are read when a page is drawn."""

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

from . import published
from .models import PLACES, Term, TermKind


def touch_carriers(term: Term) -> None:
    """Mark the things that carry this code, as the table says now."""
    if term.kind == TermKind.THEME:
        published.touch_facet("theme", term.code)
    elif term.kind in PLACES:
        published.touch_facet("place", term.code)
    else:
        published.touch_sort(term.code)


def _code_changes(sender, instance, raw=False, **kwargs):
    before = None if raw or not instance.pk else Term.objects.filter(pk=instance.pk).first()
    if before and (before.kind, before.code) != (instance.kind, instance.code):
        touch_carriers(before)


def _term_goes(sender, instance, **kwargs):
    touch_carriers(instance)


def _term_changed(sender, **kwargs):
    published.touch_site()


def watch() -> None:
    """Connect the signals, once, when the apps are ready."""
    pre_save.connect(_code_changes, sender=Term, dispatch_uid="published code changes")
    pre_delete.connect(_term_goes, sender=Term, dispatch_uid="published code goes")
    post_save.connect(_term_changed, sender=Term, dispatch_uid="published term changed")
    post_delete.connect(_term_changed, sender=Term, dispatch_uid="published term deleted")
