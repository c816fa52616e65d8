"""What screens read of pictures: sizes that are stored. Nothing here makes one."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, QuerySet
from wagtail.images.models import Filter

from toile.core.components import Shown
from toile.core.dates import PLATFORM, local
from toile.core.localised import words_in

from . import sizes
from .models import Licence, Picture

SOON = timedelta(days=30)


def shown(picture: Picture | None, language: str, now: datetime, names: Iterable[str] = sizes.WIDE) -> Shown | None:
    """A picture in sizes of these names for a reader of a language; None without sizes, or once its consent has ended.

    No SQL where `with_sizes` fetched it, else one statement.
    """
    if picture is None or not picture.may_be_shown(local(now, PLATFORM).date()):
        return None
    names = set(names)
    stored = getattr(picture, "prefetched_renditions", None)
    if stored is None:
        stored = picture.renditions.all()
    found = sorted((each for each in stored if each.filter_spec in names), key=lambda each: (each.width, each.pk))
    if not found:
        return None
    widths = {each.width: each for each in found}  # a small picture has several names for one size
    middle = list(widths.values())[min(1, len(widths) - 1)]
    words = words_in(picture.alternative_text, language)
    return Shown(
        address=middle.url,
        width=middle.width,
        height=middle.height,
        alt=words.text,
        alt_language="" if words.language == language else words.language,
        credit=picture.credit,
        place=picture.taken_at_place,
        licence=str(Licence(picture.licence).label),
        srcset=", ".join(f"{each.url} {each.width}w" for each in widths.values()) if len(widths) > 1 else "",
    )


def with_sizes(relation: str, *names: str) -> Prefetch:
    """Fetches the pictures of a relation with their sizes of these names, together. Two SQL statements for all."""
    return Prefetch(relation, Picture.objects.prefetch_renditions(*names))


def sizes_lacking(number: int) -> tuple[Picture | None, list[str]]:
    """The picture of this key, if it is still there, and the names of the sizes that it lacks. Two SQL statements."""
    picture = Picture.objects.filter(pk=number).first()
    if picture is None:
        return None, []
    stored = set(picture.renditions.values_list("filter_spec", "focal_point_key"))
    return picture, [name for name in sizes.NAMES if (name, Filter(spec=name).get_cache_key(picture)) not in stored]


def without_file(picture: Picture) -> bool:
    """Whether the storage has lost its file."""
    return not picture.file.storage.exists(picture.file.name)


def consents_that_end(on: date) -> QuerySet[Picture]:
    """Pictures whose consent has ended or ends within 30 days, the first to end first."""
    return Picture.objects.filter(consent_until__lte=on + SOON).order_by("consent_until", "title")
