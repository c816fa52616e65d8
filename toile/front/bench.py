"""How long somebody waits who starts the platform."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from toile.core.figures import Figure, Scale, measures

from .serving import ROOT, free_port


@measures("house")
def starts(scale: Scale) -> Iterator[Figure]:
    """From the command to the first page: on an empty folder with the packages installed, and again."""
    with TemporaryDirectory() as folder:
        first = seconds_to_the_first_page(Path(folder))
        again = min(seconds_to_the_first_page(Path(folder)) for _ in range(scale.of(3, quick=1)))
    yield Figure("house.start.first", first, "s", goal="<= 18", n=1)  # of 30 s: the rest is for the packages
    yield Figure("house.start.second", again, "s", goal="<= 5", n=scale.of(3, quick=1))


def seconds_to_the_first_page(var: Path) -> float:
    """Starts the server over `var`, waits for the sentence that names its address, and ends it."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    began = time.monotonic()
    server = subprocess.Popen(
        [sys.executable, "-m", "toile.front.serving", "--port", str(free_port())],
        cwd=ROOT,
        env=environment | {"TOILE_VAR": str(var)},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for line in server.stderr:
            if line.startswith("Toile answers"):
                return time.monotonic() - began
        raise RuntimeError(f"The server ended without an answer (exit {server.wait()}).")
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate()
