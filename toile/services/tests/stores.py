"""The stores of the page cache as tests use them: files in a folder of the test, a Redis server of the test's own."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from toile.services.page_cache.stores import FileStore, RedisStore


class OwnRedis:
    """A Redis server of the tests, without a port: it can be stopped and started again, and forgets everything."""

    def __init__(self, folder: str):
        self.socket = f"{folder}/socket"
        self.url = f"unix://{self.socket}"
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        command = [shutil.which("redis-server"), "--port", "0", "--unixsocket", self.socket, "--save", "", "--dir", "/"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        give_up_at = time.monotonic() + 10
        while not Path(self.socket).exists():
            assert time.monotonic() < give_up_at, "redis-server does not start"
            time.sleep(0.01)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        Path(self.socket).unlink(missing_ok=True)


@pytest.fixture(scope="session")
def own_redis() -> Iterator[OwnRedis]:
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed: apt-get install redis-server")
    with tempfile.TemporaryDirectory(prefix="toile-redis-") as folder:
        server = OwnRedis(folder)
        server.start()
        yield server
        server.stop()


@pytest.fixture(params=["files", "redis"])
def store(request, tmp_path):
    """An empty store of each sort."""
    if request.param == "files":
        return FileStore(tmp_path / "pages")
    return RedisStore(request.getfixturevalue("own_redis").url, f"{tmp_path.name}{time.monotonic_ns()}")


@pytest.fixture
def kept_pages(request, settings, tmp_path):
    """The page cache switched on for this test, in files; with `indirect` another store (“redis”)."""
    settings.VAR = tmp_path
    if getattr(request, "param", "files") == "redis":
        settings.REDIS_URL = request.getfixturevalue("own_redis").url
        settings.CACHES = settings.CACHES | {
            "default": settings.CACHES["default"] | {"KEY_PREFIX": f"{tmp_path.name}{time.monotonic_ns()}"}
        }
    settings.PAGE_CACHE = getattr(request, "param", "files")
