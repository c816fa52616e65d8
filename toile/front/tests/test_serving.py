"""One command serves the platform, says where, and leaves nothing running."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.databases import copy_prepared_to
from tests.servers import as_a_person_would, serve_in_processes
from tests.settings import ROOT
from toile.front import serving
from toile.front.processes import Family


def serve(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "toile.front.serving", *arguments],
        cwd=ROOT,
        env=as_a_person_would(**environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def descendants(pid: int) -> set[int]:
    """Process ids of all that a process started, and of what those started."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue  # it ended meanwhile
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def test_a_port_in_use_is_said_in_one_sentence_before_anything_is_written(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        ended = serve("--port", str(port), TOILE_VAR=str(tmp_path / "var"))

    assert ended.returncode == 1
    assert ended.stderr == (
        f"Port {port} is in use by another program. Choose another one: PORT={port + 1} script/server\n"
    )
    assert not (tmp_path / "var").exists()


def test_a_port_that_is_no_number_is_refused_with_a_sentence(tmp_path):
    ended = serve(PORT="http", TOILE_VAR=str(tmp_path))

    assert ended.returncode == 2
    assert "argument --port: invalid int value: 'http'" in ended.stderr


@pytest.mark.parametrize(
    ("host", "typed"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "localhost"), ("::", "localhost"), ("::1", "[::1]")],
)
def test_the_address_that_is_shown_can_be_typed(host, typed):
    assert serving.shown(host) == typed


@pytest.fixture
def preparation(tmp_path, monkeypatch):
    """`preparation("true")` prepares with that command in place of manage.py; returns the exit code and what was run so far."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("TOILE_VAR", str(tmp_path))
    ran = []

    def prepare(command: str):
        monkeypatch.setattr(serving, "manage", lambda *arguments: ran.append(arguments) or [command])
        return serving.prepare(Family()), len(ran)

    return prepare


def test_nothing_is_prepared_again_while_nothing_has_changed(preparation):
    assert preparation("true") == (0, 1)
    assert preparation("true") == (0, 1)


def test_another_database_file_and_another_setting_are_something_new(preparation, tmp_path, monkeypatch):
    preparation("true")

    (tmp_path / "toile.sqlite3").touch()  # for example a copy that was put back
    assert preparation("true") == (0, 2)
    monkeypatch.setenv("TOILE_DEMO", "0")
    assert preparation("true") == (0, 3)


def test_a_preparation_that_fails_is_tried_again_at_the_next_start(preparation):
    assert preparation("false") == (1, 1)
    assert preparation("true") == (0, 2)


@pytest.mark.skipif(sys.platform != "linux", reason="reads the processes of Linux")
def test_the_server_answers_and_sigterm_ends_it_with_its_worker(django_db_setup, tmp_path):
    copy_prepared_to(tmp_path / "var" / "toile.sqlite3")
    with serve_in_processes(tmp_path / "var") as server:
        with urllib.request.urlopen(f"{server.url}/gestion/") as answer:
            assert answer.status == 200
        started = descendants(server.process.pid)
        assert any(b"\0work\0" in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in started)
        began = time.monotonic()

    assert server.process.returncode == 0
    assert time.monotonic() - began < 15
    assert [pid for pid in started if Path(f"/proc/{pid}").exists()] == []


def test_ctrl_c_during_the_preparation_ends_it_without_a_traceback(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "toile.front.serving", "--port", "0"],
        cwd=ROOT,
        env=as_a_person_would(TOILE_VAR=str(tmp_path)),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not (tmp_path / "secret-key").exists() and process.poll() is None:
        time.sleep(0.01)

    os.killpg(process.pid, signal.SIGINT)  # what a terminal does
    said = process.communicate(timeout=30)[1]

    assert (process.returncode, "Traceback" in said) == (0, False)
    assert not (tmp_path / "prepared").exists()
