"""The bytes of an export as clean UTF-8: wrong bytes, forbidden characters and twice-encoded words are mended, and counted."""

import codecs
import re
from typing import IO

CHUNK = 65_536
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MENDED = "\uffff"  # stands before each sign that was read as Windows-1252 until it is counted
DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([A-Za-z0-9._-]{1,40})")
# “Ã©” for “é”, “â€™” for “’”, “Å“” for “œ”: UTF-8 that somebody has read as Windows-1252, and written again
TWICE_ENCODED = re.compile("[ÂÃÅ][\u0080-\u024f\u02c6-\u2122\u20ac]|â[€‚„†][\u0080-\u2122]")


class TooLong(Exception):
    """The file goes past the bound."""


class CleanFile:
    """A file for an XML parser that is told “utf-8”. Reads as far as `most` bytes, then raises TooLong.

    Bytes that are no UTF-8 are read as Windows-1252; what XML forbids is left out. `mended` and `forbidden` count them.
    """

    def __init__(self, file: IO[bytes], most: int):
        self.file, self.left = file, most
        self.mended = self.forbidden = 0
        self._decoder: codecs.IncrementalDecoder | None = None

    def read(self, size: int = -1) -> bytes:
        while chunk := self.file.read(CHUNK):
            self.left -= len(chunk)
            if self.left < 0:
                raise TooLong
            if clean := self._clean(chunk, final=False):
                return clean
        return self._clean(b"", final=True)

    def _clean(self, chunk: bytes, *, final: bool) -> bytes:
        if self._decoder is None:
            self._decoder = codecs.getincrementaldecoder(encoding_of(chunk))(errors="replace_by_windows_1252")
        text = self._decoder.decode(chunk, final)
        mended = text.count(MENDED)
        text, left_out = FORBIDDEN.subn("", text)
        self.mended += mended
        self.forbidden += left_out - mended
        return text.encode("utf-8", "replace")


def encoding_of(beginning: bytes) -> str:
    """By its first bytes, else by its own word, else UTF-8. An encoding that Python does not know is UTF-8 too."""
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = DECLARED.match(beginning.removeprefix(codecs.BOM_UTF8))
    name = declared[1].decode() if declared else "utf-8"
    try:
        found = codecs.lookup(name)
    except LookupError:
        return "utf-8-sig"
    text = found._is_text_encoding and not found.name.startswith(("utf-8", "utf-16", "utf-32", "utf-7"))
    return found.name if text else "utf-8-sig"


def decoded_once(text: str) -> str:
    """The words without what a second encoding made of them. A text that was encoded once comes back as it is."""
    return TWICE_ENCODED.sub(_once, text)


def _once(match: re.Match) -> str:
    try:
        return b"".join(_byte_of(sign) for sign in match[0]).decode("utf-8")
    except ValueError:
        return match[0]


def _byte_of(sign: str) -> bytes:
    return sign.encode("latin-1") if "\u0080" <= sign <= "\u009f" else sign.encode("cp1252")


def _by_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end].decode("cp1252", "replace")
    return "".join(f"{MENDED}{sign}" for sign in wrong), error.end


codecs.register_error("replace_by_windows_1252", _by_windows_1252)
