"""Where entries and the generation number are kept: files on one node, Redis on several.

A store's `generation` is a new random word at each raise: one that came back would bring back pages which have changed
since. Beside it the store remembers the keys of the last changes, so that one is raised once. Two raises at the same
instant may forget one of them, and so do many in a row: it is then raised again, which costs a rendering.
"""

import contextlib
import hashlib
import os
import secrets
import time
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver

REMEMBERED = 32  # changes
WORD_LENGTH = 16  # characters of a generation
ENTRIES_A_FOLDER = 80  # of 256 folders: about 20,000 pages, the least recently written go first
ASKED_EVERY = 0.05  # seconds between two questions to Redis
RESTS_FOR = 1.0  # seconds without asking a Redis that did not answer
KEPT_FOR = 172_800  # seconds in Redis: an entry that has ended still gives its compressed bodies


class StoreAway(Exception):
    """The store cannot be reached or written. Pages are then rendered anew; the site stays up."""


class Store(Protocol):
    """What the middleware and the generation ask of a store. Each raises StoreAway where it cannot be reached."""

    def generation(self) -> str:
        """A word that changes with each raise, and never comes back."""

    def raise_generation(self, key: str) -> None:
        """Begin a generation for the change of this key, unless that is remembered."""

    def read(self, name: str) -> bytes | None:
        """What was written under a name, or None."""

    def write(self, name: str, content: bytes) -> None:
        """Keep `content` under a name, in place of what was there."""


def new_history(history: str, key: str) -> str | None:
    """A new generation and the remembered changes with `key` in front, or None where it is among them already."""
    _generation, *keys = history.split("+")
    return None if key in keys else "+".join([new_word(), key, *keys[: REMEMBERED - 1]])


def new_word() -> str:
    return secrets.token_hex(WORD_LENGTH // 2)


class FileStore:
    """Entries as files of one folder; the generation is the target of a symbolic link, replaced in one step."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.link = str(folder / "generation")

    def generation(self) -> str:
        return self._history()[:WORD_LENGTH]

    def raise_generation(self, key: str) -> None:
        if history := new_history(self._history(), key):
            draft = self.folder / f"generation.{secrets.token_hex(8)}"
            try:
                draft.symlink_to(history)
                draft.replace(self.link)
            except OSError as refused:
                raise StoreAway(str(refused)) from refused

    def _history(self) -> str:
        try:
            return os.readlink(self.link)  # noqa: PTH115 - a Path costs ten times as much, at each request
        except FileNotFoundError:
            return self._begin()
        except OSError as refused:
            raise StoreAway(str(refused)) from refused

    def _begin(self) -> str:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError):  # another process began at the same time
                Path(self.link).symlink_to(new_word())
            return str(Path(self.link).readlink())
        except OSError as refused:
            raise StoreAway(str(refused)) from refused

    def _file(self, name: str) -> Path:
        digest = hashlib.blake2b(name.encode(), digest_size=20).hexdigest()
        return self.folder / digest[:2] / digest[2:]

    def read(self, name: str) -> bytes | None:
        try:
            return self._file(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as refused:
            raise StoreAway(str(refused)) from refused

    def write(self, name: str, content: bytes) -> None:
        file = self._file(name)
        draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(content)
            draft.replace(file)
            self._make_room(file.parent)
        except OSError as refused:
            with contextlib.suppress(OSError):
                draft.unlink()
            raise StoreAway(str(refused)) from refused

    def _make_room(self, folder: Path) -> None:
        files = list(os.scandir(folder))
        if len(files) > ENTRIES_A_FOLDER:
            files.sort(key=lambda file: file.stat().st_mtime_ns)
            for file in files[: len(files) - ENTRIES_A_FOLDER]:
                Path(file.path).unlink(missing_ok=True)


class RedisStore:
    """Entries in Redis. A process asks for the generation every 50 ms, so it may show a page that much too long.

    The generation holds the identity of the Redis process: one that restarts from an old snapshot, or a replica that
    takes over, may have lost the last change, and so begins anew.
    """

    def __init__(self, url: str, prefix: str):
        import redis  # an extra of production
        from redis.backoff import NoBackoff
        from redis.retry import Retry

        self.away = redis.RedisError
        self.redis: Any = redis.Redis.from_url(
            url, socket_timeout=0.5, socket_connect_timeout=0.5, retry=Retry(NoBackoff(), 1)
        )
        self.prefix = prefix
        self.known = ""
        self.asked_at = self.rests_until = float("-inf")

    def generation(self) -> str:
        now = time.monotonic()
        if now - self.asked_at < ASKED_EVERY:
            return self.known
        with self._asking():
            pipe = self.redis.pipeline(transaction=False)
            history, server = pipe.get(self._name("generation")).info("server").execute()
            if history is None:
                self.redis.set(self._name("generation"), new_word(), nx=True)
                history = self.redis.get(self._name("generation"))
        self.known = f"{history[:WORD_LENGTH].decode()} {server['run_id']}"
        self.asked_at = now
        return self.known

    def raise_generation(self, key: str) -> None:
        with self._asking():
            history = (self.redis.get(self._name("generation")) or b"").decode()
            if raised := new_history(history, key):
                self.redis.set(self._name("generation"), raised)
        self.asked_at = float("-inf")

    def read(self, name: str) -> bytes | None:
        with self._asking():
            return self.redis.get(self._name(name))

    def write(self, name: str, content: bytes) -> None:
        with self._asking():
            self.redis.set(self._name(name), content, ex=KEPT_FOR)

    def _name(self, name: str) -> str:
        return f"{self.prefix}:{name}"

    @contextlib.contextmanager
    def _asking(self):
        if time.monotonic() < self.rests_until:
            raise StoreAway("Redis did not answer a moment ago")
        try:
            yield
        except self.away as refused:
            self.rests_until = time.monotonic() + RESTS_FOR
            self.asked_at = float("-inf")
            raise StoreAway(str(refused)) from refused


@lru_cache(maxsize=1)
def current_store() -> Store | None:
    """The store that the settings choose; None where no page is kept."""
    if settings.PAGE_CACHE == "redis":
        return RedisStore(settings.REDIS_URL, f"{settings.CACHES['default'].get('KEY_PREFIX', '')}pages")
    return FileStore(settings.VAR / "pages") if settings.PAGE_CACHE == "files" else None


@receiver(setting_changed)
def _another_setting(setting: str, **kwargs) -> None:
    if setting in {"PAGE_CACHE", "REDIS_URL", "VAR"}:
        current_store.cache_clear()
