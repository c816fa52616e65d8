"""The platform answering over HTTP inside a test run."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler

from tests.settings import ROOT
from toile.front.serving import free_port


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. `url` has no slash at its end; `process` and what it `said` where it is one of its own."""

    url: str
    process: subprocess.Popen | None = None
    said: list[str] = field(default_factory=list)

    def __add__(self, path: str) -> str:
        return self.url + path


class OurThread(LiveServerThread):
    """Django's, without its handlers for static and media files: those are served as in production."""

    def _create_server(self, connections_override=None):
        return ThreadedWSGIServer((self.host, self.port), QuietWSGIRequestHandler, allow_reuse_address=False)


@contextmanager
def serve_in_threads() -> Iterator[Server]:
    """Starts on a free port of localhost and stops when the block ends. Requests use the default database of now."""
    thread = OurThread("localhost", lambda handler: handler, port=0)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield Server(f"http://localhost:{thread.port}")
    finally:
        thread.terminate()


def as_a_person_would(**changes: str) -> dict[str, str]:
    """The environment of this process without what tests and developers put into it."""
    foreign = ("TOILE_", "TESTS_", "DJANGO_", "DATABASE_URL", "REDIS_URL", "PYTEST")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)} | changes


@contextmanager
def serve_in_processes(var: Path, *, patience: float = 180, **environment: str) -> Iterator[Server]:
    """The real thing, as script/server starts it: granian, the task worker, the demo, with everything written to `var`.

    Starts on a free port; the block runs when the first page answers, or raises AssertionError after `patience`
    seconds. Ends it with SIGTERM.
    """
    port = str(free_port())
    process = subprocess.Popen(
        [sys.executable, "-m", "toile.front.serving", "--port", port, "--workers", "1"],
        cwd=ROOT,
        env=as_a_person_would(TOILE_VAR=str(var), **environment),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    server = Server(f"http://127.0.0.1:{port}", process)
    reader = threading.Thread(target=lambda: server.said.extend(process.stderr), daemon=True)
    reader.start()
    try:
        deadline = time.monotonic() + patience
        while not any(line.startswith("Toile answers") for line in list(server.said)):
            assert process.poll() is None and time.monotonic() < deadline, "".join(server.said)
            time.sleep(0.05)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)
        reader.join()
        process.stderr.close()
