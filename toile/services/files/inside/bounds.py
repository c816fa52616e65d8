"""The bounds of a limited process, set before anything of the file is read. Standard library alone."""

import json
import os
import resource
import sys

MEMORY = 640 * 1024 * 1024  # bytes of address space
PROCESSOR = 12  # seconds
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.fork", "os.system", "ctypes.dlopen")


class Said(Exception):
    """The file is refused for this reason, one word that the platform knows."""


def enter() -> None:
    """From here on: bounded, unable to write a file; and what would connect or start something raises."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(what, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments) -> None:
    if event.startswith(FORBIDDEN) or (event == "open" and (arguments[2] or 0) & WRITES):
        raise PermissionError(event)


def answer(read) -> None:
    """Write what `read(content, order)` gives, (facts, parts), or the word by which it refuses."""
    content, order = sys.stdin.buffer.read(), json.loads(sys.argv[1])
    try:
        facts, parts = read(content, order)
    except Said as refused:
        line = {"refused": str(refused)}
        parts = []
    except MemoryError:
        line = {"refused": "too_much"}
        parts = []
    else:
        line = {"facts": facts, "parts": [len(part) for part in parts]}
    out = sys.stdout.buffer
    out.write(json.dumps(line).encode() + b"\n")
    for part in parts:
        out.write(part)
    out.flush()
