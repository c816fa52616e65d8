"""The platform answering over HTTP inside a test run."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. `url` has no slash at its end."""

    url: str

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
