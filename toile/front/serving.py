"""`script/server`: prepares what is new, starts the web server and the task worker, and says where the first page answers.

    python -m toile.front.serving [--host HOST] [--port PORT] [--workers N]

It starts without Django, which takes two seconds: those go to the server. PORT, HOST and WORKERS may come from the
environment as well.
"""

import argparse
import errno
import hashlib
import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from .demo.accounts import PASSWORD, PERSONAS
from .processes import Child, Family

ROOT = Path(__file__).resolve().parents[2]
WORKER_LIFETIME = "6h"  # after which a web process gives way to a new one: what leaks, leaks no further


def main() -> int:
    began = time.monotonic()
    options = read_options()
    address = f"http://{shown(options.host)}:{options.port}"
    if in_use(options.host, options.port):
        say(
            f"Port {options.port} is in use by another program. Choose another one: PORT={options.port + 1} script/server"
        )
        return 1
    set_defaults(options.host, address)

    family = Family()
    family.listen()
    try:
        return serve(family, options, address, began=began)
    finally:
        family.end()


def serve(family: Family, options: argparse.Namespace, address: str, *, began: float) -> int:
    """Prepares and serves until told to end. Returns the exit code; what was started is the family's to end."""
    if code := prepare(family):
        return code
    if family.told_to_end:
        return 0
    family.start(Child("web server", web_server(options)))
    gone = family.watch(until=first_page(address).is_set)
    if gone is None and not family.told_to_end:
        if on_sqlite():
            family.start(Child("task worker", task_worker(), comes_back=True))
        greet(address, seconds=time.monotonic() - began)
        gone = family.watch()
    if gone is not None:
        say(f"The {gone.name} has ended by itself (exit {gone.process.returncode}): the lines above say why.")
    return 0 if gone is None else 1


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - a command speaks on the terminal


# What was asked ----------


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/server", allow_abbrev=False)
    parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1", help="address to listen on (HOST)")
    parser.add_argument("--port", type=int, default=os.environ.get("PORT") or 8000, help="port to listen on (PORT)")
    workers = os.environ.get("WORKERS") or min(os.cpu_count() or 1, 4)
    parser.add_argument("--workers", type=int, default=workers, help="web processes (WORKERS)")
    return parser.parse_args()


def shown(host: str) -> str:
    """The host as somebody on this machine types it."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        return "localhost"
    return f"[{host}]" if ":" in host else host


def in_use(host: str, port: int) -> bool:
    """Whether another program listens there. Any other obstacle is left for the web server to name."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was just left is free
        try:
            probe.bind((host, port))
        except OSError as refused:
            return refused.errno == errno.EADDRINUSE
    return False


def free_port() -> int:
    """A port of this machine on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def set_defaults(host: str, address: str) -> None:
    """`script/server` alone shows the demo, at the address it listens on; what the environment says goes before."""
    os.environ.setdefault("TOILE_DEMO", "1")
    os.environ.setdefault("TOILE_BASE_URL", address)
    if host not in {"127.0.0.1", "localhost", "::1"}:  # other machines may ask, by names this one does not know
        os.environ.setdefault("TOILE_HOSTS", "*")


def on_sqlite() -> bool:
    return urlsplit(os.environ.get("DATABASE_URL", "")).scheme in {"", "sqlite"}


# What is prepared ----------


def prepare(family: Family) -> int:
    """Runs `manage.py prepare` unless nothing has changed since: finding that out takes Django two seconds.

    Returns its exit code, 0 when there was nothing to do or when it was told to end: the next start goes on from there.
    """
    kept = Path(os.environ.get("TOILE_VAR") or ROOT / "var") / "prepared"
    if on_sqlite() and kept.exists() and kept.read_text() == state_of(kept.parent):
        return 0
    code = family.run(Child("preparation", manage("prepare", "--content")))
    if code == 0:
        kept.write_text(state_of(kept.parent))
    return 0 if family.told_to_end else code or 0


def state_of(var: Path) -> str:
    """A digest of what a preparation depends on: our files, the packages, the settings, and which database file it is."""
    digest = hashlib.sha256()
    chosen = {name: value for name, value in os.environ.items() if name.startswith("TOILE_") or name == "DATABASE_URL"}
    digest.update(repr(sorted(chosen.items())).encode())
    sources = [path for path in (ROOT / "toile").rglob("*") if path.suffix != ".pyc" and "tests" not in path.parts]
    for path in [*sorted(sources), *sorted((ROOT / ".venv" / "installed").glob("*"))]:
        if path.is_file():
            digest.update(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}\n".encode())
    database = Path(urlsplit(os.environ.get("DATABASE_URL", "")).path or var / "toile.sqlite3")
    digest.update(f"{database} {database.stat().st_ino if database.exists() else 'absent'}".encode())
    return digest.hexdigest()


# What is started ----------


def manage(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


def web_server(options: argparse.Namespace) -> list[str]:
    """granian, with one blocking thread a process: more of them hold a database connection each and serve no faster."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "toile.wsgi:application"),
        *("--host", options.host, "--port", str(options.port)),
        *("--workers", str(options.workers), "--blocking-threads", "1", "--no-ws"),
        *("--respawn-failed-workers", "--workers-lifetime", WORKER_LIFETIME, "--workers-kill-timeout", "5"),
        *("--working-dir", str(ROOT), "--log-level", "error"),
    ]


def task_worker() -> list[str]:
    return manage("work", "--child")


def first_page(address: str) -> threading.Event:
    """An event that is set when the home page answers; it asks for it four times a second."""
    answered = threading.Event()

    def ask() -> None:
        while not answered.is_set():
            try:
                urllib.request.urlopen(f"{address}/", timeout=60).close()  # noqa: S310 - our own address
                answered.set()
            except urllib.error.HTTPError as refused:
                if refused.code < 500:
                    answered.set()
            except OSError:
                pass  # not listening yet
            time.sleep(0.25)

    threading.Thread(target=ask, daemon=True).start()
    return answered


def greet(address: str, *, seconds: float) -> None:
    say(f"Toile answers at {address}/ after {seconds:.1f} s. The back office: {address}/gestion/ . Ctrl-C ends both.")
    if os.environ["TOILE_DEMO"] in {"1", "true", "yes", "on"}:
        emails = ", ".join(persona.email for persona in PERSONAS)
        say(f"Demo accounts: {emails}; password: {PASSWORD}")
    if not on_sqlite():
        say("The task worker is a process of its own here: .venv/bin/python manage.py work")


if __name__ == "__main__":
    sys.exit(main())
