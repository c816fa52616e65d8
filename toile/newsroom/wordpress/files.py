"""The files of the old site: a local copy of its `wp-content/uploads`. Nothing is fetched.

A file is kept once, whatever its size was called in a text (`photo-300x200.jpg` is `photo.jpg`), and its old address
answers with where it is now.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.contrib.redirects.models import Redirect

from toile.media.actions import store_document, store_picture
from toile.media.models import Licence, PublishedDocument
from toile.media.models import Picture as StoredPicture
from toile.services.actors import Actor
from toile.services.files import read_document, read_picture
from toile.services.files.content import name_for
from toile.services.files.refusals import FileRefused

from .markup import Picture
from .reading import Item

UPLOADS = "/wp-content/uploads/"
SIZE = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled)(?=\.\w+$)")


@dataclass(slots=True)
class Files:
    """The copy of the uploads, and what the export says of them. Without a folder nothing is found."""

    by: Actor
    now: datetime
    folder: Path | None = None
    attachments: dict[int, Item] = field(default_factory=dict)
    dry: bool = False
    kept: dict[Path, int | FileRefused] = field(default_factory=dict)

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
        words = (attachment.alternative_text if attachment else "") or met.alternative_text or met.caption
        title = (attachment.title if attachment else "") or Path(upload_of(address)).stem
        path = self.path_of(address)
        if path is None or path.suffix.lower().lstrip(".") not in settings.WAGTAILIMAGES_EXTENSIONS:
            return None
        if self.dry:
            return 0
        pk = self._once(path, lambda: self._store_picture(path, title, words, credit))
        for old in {address, met.address}:
            self._answer_at(old, StoredPicture.objects.get(pk=pk).file.url)
        return pk

    def document(self, address: str, title: str = "") -> int | None:
        """The key of the stored document of an old address, None where its file is missing, 0 in a trial. Raises FileRefused."""
        path = self.path_of(address)
        if path is None or path.suffix.lower().lstrip(".") not in settings.WAGTAILDOCS_EXTENSIONS:
            return None
        if self.dry:
            return 0
        attachment = self._attachment_at(address)
        title = (attachment.title if attachment else "") or title or path.stem
        pk = self._once(path, lambda: self._store_document(path, title))
        self._answer_at(address, PublishedDocument.objects.get(pk=pk).url)
        return pk

    def _once(self, path: Path, store: Callable[[], int]) -> int:
        """Read each file once a run: reading takes seconds. What was refused is refused again with the same words."""
        if path not in self.kept:
            try:
                self.kept[path] = store()
            except FileRefused as refused:
                self.kept[path] = refused
        kept = self.kept[path]
        if isinstance(kept, FileRefused):
            raise kept
        return kept

    def _store_picture(self, path: Path, title: str, words: str, credit: str) -> int:
        with path.open("rb") as file:
            clean = read_picture(file)
        digest = hash_of(clean.content)
        stored = StoredPicture.objects.filter(file_hash=digest).order_by("pk").first()
        if stored is None:
            picture = StoredPicture(
                title=title[:255],
                file=ImageFile(BytesIO(clean.content), name=name_for(path.name, clean.ending)),
                alternative_text={"fr": words[:250]} if words else {},
                credit=credit[:150],
                licence=Licence.PERMISSION,
            )
            stored = store_picture(picture, by=self.by, now=self.now)
        return stored.pk

    def _store_document(self, path: Path, title: str) -> int:
        with path.open("rb") as file:
            read = read_document(file)
            file.seek(0)
            digest = hash_of(file.read())
            stored = PublishedDocument.objects.filter(file_hash=digest).order_by("pk").first()
            if stored is None:
                stored = PublishedDocument(title=title[:255], file=File(file, name=name_for(path.name, read.ending)))
                store_document(stored, read, by=self.by, now=self.now)
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
