"""Background work on pictures: their sizes, made in the limited process and then kept in one transaction."""

from toile.services import published
from toile.services.tasks import task

from .models import Picture, PictureRendition
from .queries import sizes_lacking, without_file


@task(queue_name="pictures", limit=120)
def make_sizes(number: int) -> None:
    """Make the sizes that a picture still lacks, by its key. Nothing where it has gone, or lacks none."""
    picture, lacking = sizes_lacking(number)
    if picture is None or not lacking or without_file(picture):
        return
    store_sizes(picture, picture.made(lacking))


def store_sizes(picture: Picture, made: list[PictureRendition]) -> None:
    """Keep sizes that were made, and let go those around a former focal point. What is there already stays."""
    with published.transaction():
        keys = {rendition.filter_spec: rendition.focal_point_key for rendition in made}
        for former in picture.renditions.filter(filter_spec__in=keys):
            if former.focal_point_key != keys[former.filter_spec]:
                former.delete()
        for rendition in made:
            picture.renditions.get_or_create(
                filter_spec=rendition.filter_spec,
                focal_point_key=rendition.focal_point_key,
                defaults={"file": rendition.file},
            )
        published.touch_site()
