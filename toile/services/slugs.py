"""Addresses that nobody else has."""

from django.db.models import QuerySet

from toile.core.text.folding import slug_of

LENGTH = 80


def free_slug(others: QuerySet, *wishes: str) -> str:
    """An address made from the first of `wishes` that says something, with a number after it where `others` have it.

    One SQL statement. At most 80 characters.
    """
    wanted = slug_of(next(filter(None, wishes), others.model._meta.model_name), LENGTH)
    taken = set(others.filter(slug__startswith=wanted[: LENGTH - 4]).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{wanted[: LENGTH - 4]}-{n}") not in taken)
