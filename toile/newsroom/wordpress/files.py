"""The files of the old site: a local copy of its `wp-content/uploads`. Nothing is fetched.

A file is kept once, whatever its size was called in a text (`photo-300x200.jpg` is `photo.jpg`), and its old address
answers with where it is now.
"""

import hashlib
import re
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.contrib.redirects.models import Redirect

from toile.media.models import Licence, PublishedDocument
from toile.media.models import Picture as StoredPicture
from toile.services.files import read_document, read_picture
from toile.services.files.content import name_for

from .markup import Picture
from .reading import Item

UPLOADS = "/wp-content/uploads/"
SIZE = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled)(?=\.\w+$)")


@dataclass(slots=True)
class Files:
    """The copy of the uploads, and what the export says of them. Without a folder nothing is found."""

    folder: Path | None = None
    attachments: dict[int, Item] = field(default_factory=dict)
    dry: bool = False

    def path_of(self, address: str) -> Path | None:
        """The file of an old address, in its full size where there is one; never one outside the folder."""
        place = upload_of(address)
        if self.folder is None or not place:
            return None
        for name in dict.fromkeys([SIZE.sub("", place), place, SIZE.sub("-scaled", place)]):
            try:
                path = (self.folder / name).resolve()
                if path.is_relative_to(self.folder.resolve()) and path.is_file():
                    return path
            except (OSError, ValueError):  # a name too long for the file system, or with a null character
                continue
        return None

    def picture(self, met: Picture, credit: str) -> int | None:
        """The key of the stored picture that a text shows, None where its file is missing, 0 in a trial. Raises FileRefused."""
        attachment = self.attachments.get(met.number) or self._attachment_at(met.address)
        address = attachment.file_address if attachment else met.address
        words = met.alternative_text or (attachment.alternative_text if attachment else "") or met.caption
        title = (attachment.title if attachment else "") or Path(upload_of(address)).stem
        path = self.path_of(address)
        if path is None or path.suffix.lower().lstrip(".") not in settings.WAGTAILIMAGES_EXTENSIONS:
            return None
        if self.dry:
            return 0
        with path.open("rb") as file:
            clean = read_picture(file)
        stored = StoredPicture.objects.filter(file_hash=hash_of(clean.content)).order_by("pk").first()
        if stored is None:
            stored = StoredPicture(
                title=title[:255],
                file=ImageFile(BytesIO(clean.content), name=name_for(path.name, clean.ending)),
                file_size=len(clean.content),
                file_hash=hash_of(clean.content),
                alternative_text={"fr": words[:250]} if words else {},
                credit=credit[:150],
                licence=Licence.PERMISSION,
            )
            stored.save()
        for old in {address, met.address}:
            self._answer_at(old, stored.file.url)
        return stored.pk

    def document(self, address: str, title: str = "") -> int | None:
        """The key of the stored document of an old address, None where its file is missing, 0 in a trial. Raises FileRefused."""
        path = self.path_of(address)
        if path is None or path.suffix.lower().lstrip(".") not in settings.WAGTAILDOCS_EXTENSIONS:
            return None
        if self.dry:
            return 0
        attachment = self._attachment_at(address)
        with path.open("rb") as file:
            read = read_document(file)
            file.seek(0)
            digest = hash_of(file.read())
            stored = PublishedDocument.objects.filter(file_hash=digest).order_by("pk").first()
            if stored is None:
                stored = PublishedDocument(
                    title=((attachment.title if attachment else "") or title or path.stem)[:255],
                    file=File(file, name=name_for(path.name, read.ending)),
                    file_size=path.stat().st_size,
                    file_hash=digest,
                    page_count=read.pages,
                )
                stored.save()
        self._answer_at(address, stored.url)
        return stored.pk

    def _attachment_at(self, address: str) -> Item | None:
        place = SIZE.sub("", upload_of(address))
        return next(
            (one for one in self.attachments.values() if place and SIZE.sub("", upload_of(one.file_address)) == place),
            None,
        )

    def _answer_at(self, address: str, where: str) -> None:
        """Let the old address of a file lead to it."""
        for place in {upload_of(address), SIZE.sub("", upload_of(address))} - {""}:
            old = Redirect.normalise_path(UPLOADS + place)
            Redirect.objects.get_or_create(old_path=old[:255], site=None, defaults={"redirect_link": where[:255]})


def hash_of(content: bytes) -> str:
    """As Wagtail compares files."""
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def upload_of(address: str) -> str:
    """`2019/05/note.pdf` of an address of an upload on whatever host; empty for any other address."""
    try:
        path = unquote(urlsplit(address.strip()).path)
    except ValueError:
        return ""
    _before, is_one, place = path.partition(UPLOADS)
    return place if is_one and ".." not in place.split("/") else ""
