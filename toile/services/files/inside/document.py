"""Reads a document to its end without believing it: a PDF's pages, or what an office file unpacks to. Runs alone.

Order: {"unpacked": most bytes that an office file may unpack to}. Facts: {"kind": "pdf" …, "pages": number or null}.
"""

import io
import re
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import bounds

bounds.enter()

MOST_ENTRIES = 3_000
RATIO = 150  # times its weight that a part may unpack to, once it is large
LARGE = 2_000_000  # bytes
ACTIVE_KEYS = {"/JS", "/JavaScript", "/XFA", "/EmbeddedFile", "/EmbeddedFiles", "/RichMediaContent"}
ACTIVE_VERBS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE"}
OFFICE = {  # the content type of the main part, and the ending by which people know it
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
ACTS = re.compile(
    r"(^|/)(vbaProject\.bin|vbaData\.xml|Basic/|Scripts/|embeddings/|activeX/|macrosheets/|ObjectReplacements/)"
)
DECLARES = re.compile(rb"<!\s*(ENTITY|DOCTYPE)", re.IGNORECASE)
FETCHES = re.compile(rb'attachedTemplate"[^>]*TargetMode="External"|TargetMode="External"[^>]*attachedTemplate"')


def read(content: bytes, order: dict):
    if b"%PDF-" in content[:1024]:
        return {"kind": "pdf", "pages": pages_of(content)}, []
    if content.startswith(b"PK\x03\x04"):
        return {"kind": office_kind(content, order["unpacked"]), "pages": None}, []
    return {"kind": text_kind(content), "pages": None}, []


def pages_of(content: bytes) -> int:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True, attempt_recovery=False) as pdf:
            for thing in pdf.objects:
                refuse_what_acts(thing, pikepdf)
            refuse_what_acts(pdf.trailer, pikepdf)
            return len(pdf.pages)
    except pikepdf.PasswordError as locked:
        raise bounds.Said("locked") from locked
    except (bounds.Said, MemoryError):
        raise
    except Exception as broken:  # qpdf's errors have many classes
        raise bounds.Said("damaged") from broken


def refuse_what_acts(thing, pikepdf, depth: int = 0) -> None:
    """Looks into direct dictionaries and lists; what is referred to has its own turn."""
    if depth > 40:
        raise bounds.Said("damaged")
    if isinstance(thing, pikepdf.Array):
        for each in thing:
            if not each.is_indirect if isinstance(each, pikepdf.Object) else False:
                refuse_what_acts(each, pikepdf, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        if ACTIVE_KEYS & set(thing.keys()) or str(thing.get("/S", "")) in ACTIVE_VERBS or "/AA" in thing:
            raise bounds.Said("active")
        for key in thing.keys():  # noqa: SIM118 - a stream is not iterable
            each = thing.get(key)
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                refuse_what_acts(each, pikepdf, depth + 1)


def office_kind(content: bytes, most: int) -> str:
    """What an archive is, when all its parts unpack within bounds and none acts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > most:
                raise bounds.Said("bomb")
            for entry in entries:
                if entry.file_size > LARGE and entry.file_size > RATIO * max(entry.compress_size, 1):
                    raise bounds.Said("bomb")
                if entry.flag_bits & 1:
                    raise bounds.Said("locked")
                if entry.filename.startswith(("/", "\\")) or ".." in entry.filename.replace("\\", "/").split("/"):
                    raise bounds.Said("damaged")
                if ACTS.search(entry.filename):
                    raise bounds.Said("macros")
            kind = kind_in(archive)
            unpacked = 0
            for entry in entries:
                unpacked += look_into(archive, entry, most - unpacked)
            return kind
    except (bounds.Said, MemoryError):
        raise
    except Exception as broken:  # zipfile, zlib and struct have errors of their own
        raise bounds.Said("damaged") from broken


def kind_in(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            return OPEN_DOCUMENT.get(part.read(200).strip()) or not_ours()
    if "[Content_Types].xml" in names:
        with archive.open("[Content_Types].xml") as part:
            types = part.read(1_000_000)
        return next((kind for main, kind in OFFICE.items() if main in types), None) or not_ours()
    return not_ours()


def not_ours():
    raise bounds.Said("not_a_document")


def look_into(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """How many bytes a part really unpacks to; what it declares of itself is not believed."""
    size = 0
    with archive.open(entry) as part:
        while piece := part.read(1_000_000):
            if size == 0 and entry.filename.endswith((".xml", ".rels")) and DECLARES.search(piece[:20_000]):
                raise bounds.Said("macros")
            if entry.filename.endswith(".rels") and FETCHES.search(piece):
                raise bounds.Said("macros")
            size += len(piece)
            if size > left:
                raise bounds.Said("bomb")
    return size


def text_kind(content: bytes) -> str:
    """A table or a calendar in plain text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as not_text:
        raise bounds.Said("not_a_document") from not_text
    start = text.lstrip()[:200].lower()
    if start.startswith("begin:vcalendar"):
        return "ics"
    if "\0" in text or start.startswith("<") or not any(sign in text for sign in ",;\t"):
        raise bounds.Said("not_a_document")
    return "csv"


bounds.answer(read)
