"""Children start, come back, and end with their parent, whatever they think of it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from toile.front.processes import Child, Family

PYTHON = [sys.executable, "-S", "-c"]
SLEEPS = [*PYTHON, "import time; time.sleep(600)"]
REFUSES_TO_END = [
    *PYTHON,
    "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(600)",
]


@pytest.fixture
def family():
    family = Family(patience=0.5)
    yield family
    family.end()


def is_alive(pid: int) -> bool:
    """A zombie has ended: only its parent has not noticed yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def wait_until(holds, seconds=20) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    return holds()


def test_the_end_of_the_family_is_the_end_of_every_child(family):
    children = [family.start(Child(name, SLEEPS)) for name in ("web server", "task worker")]

    family.end()

    assert [child.process.returncode for child in children] == [-signal.SIGTERM, -signal.SIGTERM]


def test_a_child_that_refuses_to_end_is_killed_when_patience_is_over(family, tmp_path):
    said = tmp_path / "said"
    deaf = family.start(Child("deaf", ["sh", "-c", f'exec "$@" > {said}', "sh", *REFUSES_TO_END]))
    assert wait_until(lambda: said.exists() and said.read_text() == "deaf\n")

    began = time.monotonic()
    family.end()

    assert deaf.process.returncode == -signal.SIGKILL
    assert 0.5 <= time.monotonic() - began < 5


def test_what_a_child_started_ends_as_well(family, tmp_path):
    note = tmp_path / "pid"
    family.start(Child("parent", ["sh", "-c", f"trap '' TERM; sleep 600 & echo $! > {note}; wait"]))
    assert wait_until(lambda: note.exists() and note.read_text().strip())

    family.end()

    assert wait_until(lambda: not is_alive(int(note.read_text())))


def test_a_child_that_comes_back_is_started_again_after_a_pause(family, tmp_path):
    note = tmp_path / "starts"
    family.start(Child("worker", ["sh", "-c", f"echo started >> {note}"], comes_back=True, pause=0.05))

    gone = family.watch(until=lambda: note.exists() and note.read_text().count("started") >= 3, every=0.01)

    assert gone is None


def test_each_return_waits_longer_than_the_one_before(family):
    child = family.start(Child("worker", ["true"], comes_back=True, pause=0.05))
    assert wait_until(child.ended)

    family.watch(until=lambda: child.pause >= 0.2, every=0.01)

    assert child.pause == pytest.approx(0.2)


def test_a_child_that_must_stay_and_ends_is_named(family):
    family.start(Child("task worker", SLEEPS))
    server = family.start(Child("web server", ["sh", "-c", "exit 3"]))

    assert family.watch(every=0.01) is server
    assert server.process.returncode == 3


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_tells_the_family_to_end(family, number):
    before = {known: signal.getsignal(known) for known in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        family.listen()
        os.kill(os.getpid(), number)

        assert family.watch(every=0.01) is None
        assert family.told_to_end
    finally:
        for known, handler in before.items():
            signal.signal(known, handler)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent has died")
def test_children_end_with_a_parent_that_was_killed():
    program = f"""
import time
from toile.front.processes import Child, Family
child = Family().start(Child("worker", {SLEEPS!r}))
print(child.process.pid, flush=True)
time.sleep(600)
"""
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    assert is_alive(child)

    parent.kill()
    parent.wait()
    parent.stdout.close()

    assert wait_until(lambda: not is_alive(child))
