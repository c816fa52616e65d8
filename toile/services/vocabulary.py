"""When a term of the vocabulary changes: which published things carry its code, and are found under its words."""

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

from toile.core.text.folding import slug_of

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


def free_code(others: QuerySet[Term], words: str) -> str:
    """A code made from the words, in ASCII, with a number after it where `others` have it. At most 40 characters. One SQL."""
    wanted = slug_of(words, 36)
    taken = set(others.filter(code__startswith=wanted).values_list("code", flat=True))
    return next(code for code in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if code not in taken)


def uses_of(term: Term) -> int:
    """How many things carry this term or are a part of it: drafts too. One SQL statement a kind of thing."""
    return sum(
        relation.related_model._base_manager.filter(**{relation.field.name: term}).count()
        for relation in Term._meta.related_objects
    )


def _code_changes(sender, instance, raw=False, **kwargs):
    before = None if raw or not instance.pk else Term.objects.filter(pk=instance.pk).first()
    if before and (before.kind, before.code) != (instance.kind, instance.code):
        touch_carriers(before)


def _term_goes(sender, instance, **kwargs):
    touch_carriers(instance)


def _term_changed(sender, instance, **kwargs):
    touch_carriers(instance)
    published.touch_site()


def watch() -> None:
    """Connect the signals, once, when the apps are ready."""
    pre_save.connect(_code_changes, sender=Term, dispatch_uid="published code changes")
    pre_delete.connect(_term_goes, sender=Term, dispatch_uid="published code goes")
    post_save.connect(_term_changed, sender=Term, dispatch_uid="published term changed")
    post_delete.connect(_term_changed, sender=Term, dispatch_uid="published term deleted")
