"""Child processes that start together and end together. Nothing here needs Django: the parent starts in an instant."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds before a child that ended is started again


@dataclass
class Child:
    """One command in a process group of its own, so that Ctrl-C reaches it through its parent alone.

    `comes_back`: started again when it ends by itself, each time after a longer pause.
    """

    name: str
    command: list[str]
    comes_back: bool = False
    process: subprocess.Popen | None = None
    started_at: float = 0.0  # of time.monotonic
    pause: float = SHORTEST_PAUSE

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=end_with_the_parent
        )

    def ended(self) -> bool:
        return self.process.poll() is not None

    def start_again_after_a_pause(self) -> None:
        """Does nothing before the pause is over. A child that lived longer than the longest pause begins anew."""
        lived = time.monotonic() - self.started_at
        if lived >= self.pause:
            self.pause = SHORTEST_PAUSE if lived > LONGEST_PAUSE else min(2 * self.pause, LONGEST_PAUSE)
            self.start()

    def ask_to_end(self) -> None:
        if not self.ended():
            self.process.terminate()

    def kill(self) -> None:
        """Ends at once what is left of the child and of all that it started."""
        with suppress(ProcessLookupError):  # nothing is left
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass
class Family:
    """The children of one parent. `patience` is how many seconds they have to end before they are killed."""

    patience: float = 10.0
    children: list[Child] = field(default_factory=list)
    told_to_end: bool = False

    def start(self, child: Child) -> Child:
        child.start()
        self.children.append(child)
        return child

    def run(self, child: Child) -> int | None:
        """Starts a child and waits for its end. Returns its exit code, or None when the family was told to end first."""
        self.start(child)
        self.watch(until=child.ended)
        if child.ended():
            self.children.remove(child)
        return child.process.poll()

    def listen(self) -> None:
        """From now on Ctrl-C, SIGTERM and a closed terminal tell the family to end."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._tell)

    def _tell(self, number: int, frame: object) -> None:
        self.told_to_end = True

    def watch(self, *, until: Callable[[], bool] = lambda: False, every: float = 0.1) -> Child | None:
        """Waits until told to end, or until `until()` holds: returns None. Returns the child that ended for good, if one did."""
        while not self.told_to_end and not until():
            for child in self.children:
                if child.ended() and not child.comes_back:
                    return child
                if child.ended():
                    child.start_again_after_a_pause()
            time.sleep(every)
        return None

    def end(self) -> None:
        """Asks every child to end, the last started first, and kills what has not ended after `patience`, grandchildren too."""
        for child in reversed(self.children):
            child.ask_to_end()
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline and not all(child.ended() for child in self.children):
            time.sleep(0.02)
        for child in self.children:
            child.kill()


def end_with_the_parent() -> None:
    """Linux ends the child when its parent dies, also by a kill -9 that leaves the parent no time to do it."""
    if sys.platform == "linux":
        import ctypes  # in the child, and on Linux alone

        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
