"""One kept answer: its headers, and its body once in Brotli and once in gzip."""

import gzip
import hashlib
import json
import re
import time
from dataclasses import dataclass, field, replace
from functools import lru_cache

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import ResponseHeaders
from django.utils.http import parse_etags

from ..compression import TEXT

FORMAT = b"toile page 1"
MOST_BYTES = 5_000_000  # of a body; what is larger is answered anew
BEST_BELOW = 300_000  # bytes: Brotli at its best takes 3 s a megabyte
SAFE_VARIATIONS = {"accept-encoding", "hx-request"}  # requests with HX-Request pass by
PRIVATE = re.compile(r"private|no-store|nonce-")
PERSONAL = re.compile(rb"csrfmiddlewaretoken|<form\b[^>]*\bmethod=[\"']?post", re.IGNORECASE)
REWRITTEN = {"content-length", "etag", "vary", "date", "server"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer with status 200, true while `generation` lasts and until `until` (seconds since 1970).

    `digest` is a fingerprint of type and uncompressed body; `headers` are all but those of length, encoding and ETag.
    """

    generation: str
    until: float
    digest: str
    headers: dict[str, str]
    brotli: bytes
    gzip: bytes
    ready: dict[str, tuple[bytes, ResponseHeaders]] = field(default_factory=dict, compare=False, repr=False)

    def is_true(self, generation: str) -> bool:
        """Whether nothing public has changed since it was rendered, as far as that generation tells."""
        return self.generation == generation and time.time() < self.until

    def answer(self, request: HttpRequest) -> HttpResponse:
        """This entry as the answer to a GET or HEAD: in the best encoding it accepts, or 304 where it has it."""
        known = request.META.get("HTTP_IF_NONE_MATCH")
        if known and self.is_known(known):
            kept = {name: self.headers[name] for name in ("Cache-Control", "Expires") if name in self.headers}
            return HttpResponseNotModified(headers=kept | {"ETag": self.etag, "Vary": self.headers["Vary"]})
        encoding = best_encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        body, headers = self.ready.get(encoding) or self.made_ready(encoding)
        response = HttpResponse(b"" if request.method == "HEAD" else body, content_type=headers["Content-Type"])
        response.headers._store = (
            headers._store.copy()
        )  # setting fifteen headers one by one costs as much as all the rest
        return response

    @property
    def etag(self) -> str:
        return f'W/"{self.digest}"'

    def is_known(self, tags: str) -> bool:
        """Whether an If-None-Match header names this page (RFC 9110 §13.1.2, weak comparison)."""
        return not {"*", self.etag, self.etag[2:]}.isdisjoint(parse_etags(tags))

    def made_ready(self, encoding: str) -> tuple[bytes, ResponseHeaders]:
        """Body and headers in one encoding, made once as long as a process remembers the entry."""
        body = {"br": self.brotli, "gzip": self.gzip}.get(encoding) or gzip.decompress(self.gzip)
        headers = ResponseHeaders(self.headers | {"ETag": self.etag, "Content-Length": str(len(body))})
        if encoding:
            headers["Content-Encoding"] = encoding
            self.ready[encoding] = body, headers
        return body, headers

    def to_bytes(self) -> bytes:
        """The entry as it is stored: a line with format and checksum, a line of JSON, both bodies."""
        facts = {name: getattr(self, name) for name in ("generation", "until", "digest", "headers")}
        facts |= {"brotli": len(self.brotli), "gzip": len(self.gzip)}
        content = b"\n".join([json.dumps(facts).encode(), self.brotli + self.gzip])
        return b"%s %s\n%s" % (FORMAT, checksum(content), content)

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Entry | None":
        """The entry that was stored, or None where it is of another format, cut or altered."""
        first, _line, content = stored.partition(b"\n")
        if first != b"%s %s" % (FORMAT, checksum(content)):
            return None
        line, _end, bodies = content.partition(b"\n")
        facts = json.loads(line)
        parts = bodies[: facts["brotli"]], bodies[facts["brotli"] :]
        return cls(**facts | {"brotli": parts[0], "gzip": parts[1]})


def checksum(content: bytes) -> bytes:
    """32 hexadecimal digits, against cut and altered files (not against somebody who may write there)."""
    return hashlib.blake2b(content, digest_size=16).hexdigest().encode()


@lru_cache(maxsize=512)
def best_encoding(accepted: str) -> str:
    """`br`, `gzip` or nothing, for an Accept-Encoding header (RFC 9110 §12.5.3): a weight of 0 refuses."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _semicolon, weight = part.strip().partition(";")
        weights[name.strip()] = not re.fullmatch(r"q=0(\.0*)?", weight.replace(" ", ""))
    others = weights.get("*", False)
    return next((name for name in ("br", "gzip") if weights.get(name, others)), "")


def may_be_kept(response: HttpResponse) -> bool:
    """Whether this answer is the same for everybody: 200, text, no cookie, form, nonce or word of privacy."""
    if response.status_code != 200 or response.streaming or response.cookies or response.has_header("Content-Encoding"):
        return False
    if not TEXT.match(response.get("Content-Type", "")) or len(response.content) > MOST_BYTES:
        return False
    if PRIVATE.search(response.get("Cache-Control", "")) or PRIVATE.search(response.get("Content-Security-Policy", "")):
        return False
    variations = {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}
    return variations <= SAFE_VARIATIONS and not PERSONAL.search(response.content)


def entry_of(response: HttpResponse, generation: str, until: float, before: Entry | None) -> Entry:
    """The entry of an answer that may be kept. The same page as `before` keeps its compressed bodies: Brotli is slow."""
    kind = response.get("Content-Type", "")
    digest = hashlib.blake2b(b"%s\n%s" % (kind.encode(), response.content), digest_size=12).hexdigest()
    headers = {name: value for name, value in response.items() if name.lower() not in REWRITTEN}
    headers.setdefault("Cache-Control", "no-cache")  # browsers keep it, and ask whether it is still true
    variations = [name.strip() for name in response.get("Vary", "").split(",") if name.strip()]
    headers["Vary"] = ", ".join(dict.fromkeys([*variations, "Accept-Encoding"]))
    if before is not None and before.digest == digest:
        return replace(before, generation=generation, until=until, headers=headers, ready={})
    return Entry(
        generation=generation,
        until=until,
        digest=digest,
        headers=headers,
        brotli=brotli.compress(
            response.content, mode=brotli.MODE_TEXT, quality=11 if len(response.content) < BEST_BELOW else 5
        ),
        gzip=gzip.compress(response.content, 9, mtime=0),
    )
