"""Addresses that nobody else has."""

from django.db.models import QuerySet

from toile.core.text.slugs import slug_of

LENGTH = 80


def free_slug(others: QuerySet, *wishes: str) -> str:
    """An address made from the first of `wishes` that gives one, with a number after it where one of `others` has it.

    One SQL statement. At most 80 characters.
    """
    wanted = next(filter(None, map(slug_of, wishes)), others.model._meta.model_name)
    taken = set(others.filter(slug__startswith=wanted[: LENGTH - 4]).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{wanted[: LENGTH - 4]}-{n}") not in taken)
