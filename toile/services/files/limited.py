"""Runs one of the programs of `inside/` over a file, with bounds on memory, processor and clock.

A program gets the file on its standard input and an order as JSON. It answers one line of JSON, then the bytes of its
parts. It imports nothing of the platform, sees no environment, and cannot write, connect or start anything.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .refusals import TooMuchWork

INSIDE = Path(__file__).parent / "inside"
CLOCK = 20  # seconds of a wall clock, start included


class Refusal(Exception):
    """What the program inside says of the file, in one word."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Facts of the file, and the files that were made from it."""

    facts: dict[str, Any]
    parts: list[bytes]


def run(program: str, content: bytes, order: dict[str, Any] | None = None, *, clock: float = CLOCK) -> Answer:
    """The answer of `inside/<program>.py` over a file's content.

    Raises Refusal with the program's word; TooMuchWork when a bound stops it, or it ends in a way that it does not know.
    """
    command = [sys.executable, "-I", "-B", "-X", "utf8", str(INSIDE / f"{program}.py"), json.dumps(order or {})]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and program; the file is its input alone
            command, input=content, capture_output=True, timeout=clock, env={}, cwd="/", check=False
        )
    except subprocess.TimeoutExpired as slow:
        raise TooMuchWork from slow
    head, _newline, rest = done.stdout.partition(b"\n")
    if done.returncode != 0 or not head:
        raise TooMuchWork
    said = json.loads(head)
    if "refused" in said:
        raise Refusal(said["refused"])
    parts = []
    for length in said["parts"]:
        parts.append(rest[:length])
        rest = rest[length:]
    return Answer(said["facts"], parts)
