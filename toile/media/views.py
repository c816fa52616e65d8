"""Public files: the sizes of pictures, and documents as attachments. Originals lie beside them, and have no address."""

import hashlib
from pathlib import PurePosixPath

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.models import document_served

from toile.services.sending import send

from .models import PictureRendition, PublishedDocument

TYPES = {
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}
MINUTES, DAY = 300, 86_400  # seconds


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A size of a picture by its file's name. One SQL statement.

    404 for every other file of the storage, and once the people shown no longer agree: the staff still sees it.
    """
    kind = TYPES.get(PurePosixPath(name).suffix)
    rendition = PictureRendition.objects.select_related("image").filter(file=name).first() if kind else None
    if rendition is None:
        raise Http404
    if not rendition.image.may_be_shown(timezone.localdate()) and not request.user.has_perm(
        "wagtailadmin.access_admin"
    ):
        raise Http404
    return answer(request, rendition.file, content_type=kind, lasts=DAY)


@require_safe
def document(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """A document as an attachment, unless its collection is kept from this reader. Three SQL statements."""
    asked = get_object_or_404(PublishedDocument, pk=number)
    if asked.filename != name:
        raise Http404
    for hook in hooks.get_hooks("before_serve_document"):
        if isinstance(instead := hook(asked, request), HttpResponse):
            return instead
    document_served.send(sender=PublishedDocument, instance=asked, request=request)
    return answer(request, asked.file, content_type=asked.content_type, lasts=MINUTES, save_as=asked.filename)


def answer(request: HttpRequest, stored, **how) -> HttpResponse:
    """Sends a stored file, or 404 where the storage has lost it. Its tag follows from name, size and time."""
    try:
        size = stored.size
        changed = stored.storage.get_modified_time(stored.name).timestamp()
        file = stored.storage.open(stored.name)
    except (OSError, NotImplementedError) as lost:
        raise Http404 from lost
    etag = hashlib.blake2b(f"{stored.name} {size} {changed}".encode(), digest_size=12).hexdigest()
    return send(request, file, size=size, etag=etag, **how)
