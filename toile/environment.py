"""The one typed reader of the environment. Only `settings.py` calls it; a wrong value stops the start with a sentence."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The value of `name`, without surrounding spaces; `default` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def words(name: str, default: str = "") -> list[str]:
    """The comma-separated values of `name`, without empty ones."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def flag(name: str, default: bool = False) -> bool:
    """Yes for 1, true, yes, on; no for 0, false, no, off; any other value stops the start."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is “{value}”. Write 1 for yes or 0 for no.")


def never_in_a_demonstration(demo: bool, name: str) -> None:
    """A demonstration keeps its mail and shows everybody's password: with what only a real copy has, it does not start."""
    if demo and text(name):
        raise ImproperlyConfigured(f"TOILE_DEMO and {name} exclude each other. A real copy sets TOILE_DEMO=0.")


def integer(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number between `least` and `most`, both included."""
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write a whole number from {least} to {most}.")
    return int(value)


def folder(name: str, default: Path) -> Path:
    """An absolute folder, made if it is missing."""
    path = Path(text(name, str(default))).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise ImproperlyConfigured(f"{name}: the folder {path} cannot be made ({refused.strerror}).") from refused
    return path


def database(name: str, sqlite_file: Path) -> dict:
    """Django's database settings from an address.

    Empty: the SQLite file `sqlite_file`. `sqlite:///path`: another file. `postgresql://user:password@host:port/name`:
    PostgreSQL; its query (`?sslmode=require`) goes to the driver.
    """
    address = urlsplit(text(name))
    if address.scheme in {"", "sqlite"}:
        return sqlite(Path(unquote(address.path)) if address.path else sqlite_file)
    if address.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name} begins with “{address.scheme}:”. Write postgresql://… or sqlite:///….")
    if len(address.path) < 2:
        raise ImproperlyConfigured(f"{name} names no database: postgresql://user@host:5432/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path[1:]),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or "",
        "PORT": str(address.port or ""),
        "CONN_MAX_AGE": 60,  # seconds; one connection a thread, and each process has few threads
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(address.query)),
    }


def sqlite(file: Path) -> dict:
    """SQLite as a server's database: writers queue up to 20 s, readers never wait, a commit is on the disk."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,  # seconds
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def kept_secret(file: Path, length: int = 50) -> str:
    """The secret in `file`, drawn at the first start. Two processes that start together end with the same one."""
    from django.core.management.utils import get_random_secret_key  # it needs no settings, but its package is slow

    if not file.exists():
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(get_random_secret_key()[:length])
        try:
            os.link(draft, file)  # fails where another process was first: its secret stands
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text().strip()
