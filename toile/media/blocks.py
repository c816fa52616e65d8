"""Choosers of blocks that fetch what they show together: a body with ten pictures costs what one with one costs."""

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images.blocks import ImageChooserBlock

from . import sizes
from .models import PictureRendition


class FetchedTogether:
    """For a chooser block: the relations of `fetches()` are read for all its values at once. Migrations do not see it."""

    def bulk_to_python(self, values):
        things = super().bulk_to_python(values)
        prefetch_related_objects([thing for thing in things if thing is not None], *self.fetches())
        return things

    def fetches(self) -> Iterable:
        raise NotImplementedError(type(self).__name__)

    def deconstruct(self):
        _path, args, kwargs = super().deconstruct()
        base = next(kind for kind in type(self).__mro__ if kind.__module__.startswith("wagtail."))
        return f"{base.__module__}.{base.__name__}", args, kwargs


class PictureChooserBlock(FetchedTogether, ImageChooserBlock):
    """A picture with the sizes that a column shows."""

    def fetches(self):
        yield Prefetch(
            "renditions",
            PictureRendition.objects.filter(filter_spec__in=sizes.WIDE),
            to_attr="prefetched_renditions",
        )
