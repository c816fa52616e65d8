"""Sending a stored file: whole, a part of it (a download that was cut goes on), or that it has not changed.

HTTP semantics, RFC 9110: ranges §14, preconditions §13. One range at a time: of several, the whole file is sent, as §14.2 allows.
"""

import re
from collections.abc import Iterator
from typing import IO

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.utils.http import content_disposition_header, parse_etags

PIECE = 65_536  # bytes read at once
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
BEYOND = (1, 0)  # a range that the file does not have


def send(
    request: HttpRequest, file: IO[bytes], *, size: int, content_type: str, etag: str, lasts: int, save_as: str = ""
) -> HttpResponse:
    """The answer to a GET or HEAD for an open file of `size` bytes; the answer closes it.

    `etag` is a strong one without its quotes: other bytes, other tag. `lasts` are the seconds for which nobody asks again.
    `save_as` makes it an attachment of that name, in any script.
    """
    headers = {"ETag": f'"{etag}"', "Accept-Ranges": "bytes", "Cache-Control": f"public, max-age={lasts}"}
    if not {"*", f'"{etag}"', f'W/"{etag}"'}.isdisjoint(parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))):
        file.close()
        return HttpResponseNotModified(headers=headers)
    headers["Content-Type"] = content_type
    if save_as:
        headers["Content-Disposition"] = content_disposition_header(True, save_as)
    part = part_asked(request, size, etag)
    if part == BEYOND:
        file.close()
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    first, last = part or (0, size - 1)
    headers["Content-Length"] = str(last - first + 1)
    if part:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    status = 206 if part else 200
    if request.method == "HEAD":
        file.close()
        return HttpResponse(status=status, headers=headers)
    response = StreamingHttpResponse(pieces(file, first, last), status=status, headers=headers)
    response._resource_closers.append(file.close)  # as Django's FileResponse does, which writes headers of its own
    return response


def part_asked(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """First and last byte asked for; None for the whole file, BEYOND where it has no such part.

    A part of another version (If-Range) is answered by the whole of this one.
    """
    asked = RANGE.fullmatch(request.META.get("HTTP_RANGE", "").replace(" ", ""))
    if not asked or asked[0] == "bytes=-" or request.META.get("HTTP_IF_RANGE", f'"{etag}"') != f'"{etag}"':
        return None
    if not asked[1]:  # the last bytes
        number = min(int(asked[2]), size)
        return (size - number, size - 1) if number else BEYOND
    first, last = int(asked[1]), min(int(asked[2] or size), size - 1)
    if asked[2] and int(asked[2]) < first:  # not a range at all
        return None
    return (first, last) if first < size else BEYOND


def pieces(file: IO[bytes], first: int, last: int) -> Iterator[bytes]:
    """The bytes `first` to `last` of an open file, both included."""
    file.seek(first)
    left = last - first + 1
    while left > 0 and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
