"""The page cache, first of all middlewares. The order of what it reads is what makes it right."""

import threading
import time

from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ..compression import CompressTexts
from .entry import Entry, entry_of, may_be_kept
from .instants import next_change
from .key import key_of
from .release import release
from .stores import StoreAway, current_store

REMEMBERED_ENTRIES = 256
REMEMBERED_BYTES = 400_000  # of one entry's bodies
BELOW_NOBODY = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


class PageCache:
    """Answers anonymous GETs and HEADs from kept pages; renders and keeps the others that are the same for everybody."""

    def __init__(self, get_response):
        if current_store() is None:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.store = current_store()
        self.compress = CompressTexts(get_response).process_response
        self.memory: dict[str, Entry] = {}
        self.lock = threading.Lock()
        self.ends: tuple[str, float] = ("", 0.0)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request)
        if key is None:
            return self.get_response(request)
        try:
            generation = self.store.generation()  # before anything of the page is read
            kept = self.memory.get(key)
            if kept is None or not kept.is_true(generation):
                kept = self.read(key)  # perhaps another process has rendered it
                if kept is not None and kept.is_true(generation):
                    self.remember(key, kept)
        except StoreAway:
            return self.get_response(request)
        if kept is not None and kept.is_true(generation):
            return kept.answer(request)
        until = self.until(generation)  # before rendering: an instant that passes meanwhile ends the entry
        response = self.render(request)
        if not may_be_kept(response):
            return self.compress(request, response)
        entry = entry_of(response, generation, until, kept)
        self.keep(key, entry)
        return entry.answer(request)

    def render(self, request: HttpRequest) -> HttpResponse:
        """The whole answer: of a GET, uncompressed, whatever the visitor has already."""
        method, request.method = request.method, "GET"
        hidden = {name: request.META.pop(name) for name in BELOW_NOBODY if name in request.META}
        try:
            return self.get_response(request)
        finally:
            request.method = method
            request.META.update(hidden)

    def until(self, generation: str) -> float:
        """When the pages of this generation change by themselves, in seconds since 1970. Counted once a generation."""
        known, until = self.ends
        if known != generation or until <= time.time():
            until = next_change(timezone.now()).timestamp()
            self.ends = generation, until
        return until

    def read(self, key: str) -> Entry | None:
        stored = self.store.read(f"{release()} {key}")
        return Entry.from_bytes(stored) if stored else None

    def keep(self, key: str, entry: Entry) -> None:
        try:
            self.store.write(f"{release()} {key}", entry.to_bytes())
        except StoreAway:
            return
        self.remember(key, entry)

    def remember(self, key: str, entry: Entry) -> None:
        """Keep an entry in this process too; the one remembered longest ago goes."""
        if len(entry.brotli) + len(entry.gzip) > REMEMBERED_BYTES:
            return
        with self.lock:
            self.memory.pop(key, None)
            while len(self.memory) >= REMEMBERED_ENTRIES:
                del self.memory[next(iter(self.memory))]
            self.memory[key] = entry
