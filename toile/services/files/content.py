"""The bytes of a file that somebody sends, and the name under which it is kept."""

import re
from typing import IO

from django.utils.text import slugify

from . import refusals

LONGEST_NAME = 60  # letters


def content_of(file: IO[bytes], most: int) -> bytes:
    """The whole content of a file. Raises EmptyFile, or TooHeavy having read no more than `most` bytes and one."""
    file.seek(0)
    content = file.read(most + 1)
    if not content:
        raise refusals.EmptyFile
    if len(content) > most:
        raise refusals.TooHeavy(most // 1_000_000)
    return content


def name_for(sent: str, ending: str) -> str:
    """A file's name that says what it was called and ends as its content demands: letters without accents, digits, hyphens.

    Paths, control characters, marks that turn the direction of writing, signs and emoji are left out.
    """
    stem = re.split(r"[/\\]", sent)[-1].rpartition(".")[0] or sent
    return f"{slugify(stem)[:LONGEST_NAME].strip('-') or 'fichier'}.{ending}"
