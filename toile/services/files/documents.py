"""Documents: which kind a file really is, how many pages it has, and that nothing in it acts."""

from dataclasses import dataclass
from typing import IO

from django.conf import settings

from . import refusals
from .content import content_of
from .limited import Refusal, run

UNPACKED = 150_000_000  # bytes that an office file may unpack to
WORDS = {
    "not_a_document": refusals.NotADocument,
    "damaged": refusals.DamagedDocument,
    "locked": refusals.LockedDocument,
    "active": refusals.ActivePdf,
    "macros": refusals.Macros,
    "bomb": refusals.Bomb,
    "too_much": refusals.TooMuchWork,
}


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What a document is: pdf, docx, odt, xlsx, ods, csv or ics, which is also its ending; its pages where it has some."""

    ending: str
    pages: int | None


def read_document(file: IO[bytes]) -> ReadDocument:
    """What a file that somebody sent really is. Takes seconds. The file itself is kept as it came.

    Its content decides, whatever its name. Raises a FileRefused of `refusals`; reads no more than is allowed.
    """
    content = content_of(file, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    try:
        answer = run("document", content, {"unpacked": UNPACKED})
    except Refusal as refused:
        raise WORDS[str(refused)] from refused
    return ReadDocument(answer.facts["kind"], answer.facts["pages"])
