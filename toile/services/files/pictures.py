"""Pictures: what somebody sends becomes one that we wrote ourselves; from that one its sizes are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Literal

from django.conf import settings

from . import refusals
from .content import content_of
from .limited import Refusal, run

LONGEST_SIDE = 2880  # pixels of the picture that is kept: twice the widest column, and enough to print on a page
BEGINS_AS_DRAWING = (b"<svg", b"<!doctype svg")
HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")
WORDS = {
    "not_a_picture": refusals.NotAPicture,
    "damaged": refusals.DamagedPicture,
    "too_many_pixels": refusals.TooManyPixels,
    "too_much": refusals.TooMuchWork,
}
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture that holds pixels alone. `ending` is that of its file's name: jpg or png."""

    content: bytes
    ending: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Size:
    """A size to be made. `width`: that wide; `max`: inside a box; `fill`: a box filled around what matters. In pixels."""

    mode: Literal["width", "max", "fill"]
    width: int
    height: int
    format: Literal["WEBP", "JPEG", "PNG"]


@dataclass(frozen=True, slots=True)
class Made:
    """A size that was made."""

    content: bytes
    ending: str
    width: int
    height: int


def read_picture(file: IO[bytes]) -> CleanPicture:
    """The picture of a file that somebody sent, upright, without metadata, at most 2,880 pixels long. Takes seconds.

    Its content decides what it is, whatever its name. Raises a FileRefused of `refusals`; reads no more than is allowed.
    """
    content = content_of(file, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    if is_a_drawing(content):
        raise refusals.DrawingWithCode
    if content[4:8] == b"ftyp" and content[8:12] in HEIC and b"avif" not in content[8:32]:
        raise refusals.PhoneFormat
    try:
        answer = run("picture", content, {"pixels": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS, "side": LONGEST_SIDE})
    except Refusal as refused:
        raise WORDS[str(refused)] from refused
    facts = answer.facts
    return CleanPicture(answer.parts[0], ENDINGS[facts["format"]], facts["width"], facts["height"])


def sizes_of(content: bytes, sizes: Sequence[Size], focus: tuple[int, int] | None = None) -> list[Made]:
    """The sizes of a picture that `read_picture` gave, in their order, around the point that matters. Takes seconds.

    Raises a FileRefused when the kept file is no longer what it was.
    """
    asked = [[size.mode, size.width, size.height, size.format] for size in sizes]
    try:
        answer = run("picture", content, {"sizes": asked, "focus": focus})
    except Refusal as refused:
        raise WORDS[str(refused)] from refused
    return [
        Made(part, ENDINGS[size.format], width, height)
        for part, size, (width, height) in zip(answer.parts, sizes, answer.facts["sizes"], strict=True)
    ]


def is_a_drawing(content: bytes) -> bool:
    """Whether it is an SVG, plain or behind an XML declaration."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(BEGINS_AS_DRAWING) or (start.startswith((b"<?xml", b"<!--")) and b"<svg" in start)
