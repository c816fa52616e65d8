"""What is done with pictures and documents. Files were read before, outside any transaction: that takes seconds."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models.fields.files import FieldFile
from wagtail.tasks import delete_file_from_storage_task

from toile.services import audit, published
from toile.services.actors import Actor
from toile.services.files import ReadDocument

from . import tasks
from .models import Picture, PublishedDocument


def store_picture(picture: Picture, *, by: Actor, now: datetime) -> Picture:
    """Keep a new picture whose file `read_picture` gave, with its words and rights. Its sizes are made by a task."""
    picture._set_image_file_metadata()
    with published.transaction():
        picture.save(force_insert=True)
        audit.record("picture.stored", picture, by=by, at=now, credit=picture.credit, licence=picture.licence)
        tasks.make_sizes.enqueue(picture.pk)
    return picture


def change_picture(picture: Picture, changed: Iterable[str], *, by: Actor, now: datetime) -> Picture:
    """Keep what was changed of a picture's words and rights, `changed` by their names. Sizes follow its focal point."""
    with published.transaction():
        picture.save()
        audit.record("picture.changed", picture, by=by, at=now, changed=sorted(changed))
        tasks.make_sizes.enqueue(picture.pk)
        published.touch_site()
    return picture


def replace_picture_file(picture: Picture, former: FieldFile, *, by: Actor, now: datetime) -> Picture:
    """Give a picture another file, that `read_picture` gave. The former one and its sizes go; a cloth stands in meanwhile."""
    picture._set_image_file_metadata()
    with published.transaction():
        picture.save()
        for rendition in picture.renditions.all():
            rendition.delete()
        delete_file_from_storage_task.enqueue(former.storage.deconstruct(), former.name)
        audit.record("picture.file_replaced", picture, by=by, at=now)
        tasks.make_sizes.enqueue(picture.pk)
        published.touch_site()
    return picture


def store_document(document: PublishedDocument, read: ReadDocument | None, *, by: Actor, now: datetime) -> None:
    """Keep a new document, with its number of pages. `read` is what `read_document` said of its file, if it was asked."""
    document._set_document_file_metadata()
    document.page_count = read.pages if read else document.page_count
    with published.transaction():
        document.save(force_insert=True)
        audit.record("document.stored", document, by=by, at=now, weight_bytes=document.file_size)


def change_document(
    document: PublishedDocument,
    changed: Iterable[str],
    former: FieldFile | None = None,
    read: ReadDocument | None = None,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Keep what was changed of a document; with a `former` file, that one goes and `read` tells of the new one."""
    if former is not None:
        document._set_document_file_metadata()
        document.page_count = read.pages if read else None
    with published.transaction():
        document.save()
        if former is not None:
            delete_file_from_storage_task.enqueue(former.storage.deconstruct(), former.name)
        audit.record("document.changed", document, by=by, at=now, changed=sorted(changed))
        published.touch_site()
