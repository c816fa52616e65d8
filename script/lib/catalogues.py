"""Compiles the catalogues of words (.po) that are newer than their compiled form (.mo). Babel does it: no gettext program is needed."""

import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po


def stale(root: Path) -> list[Path]:
    """The catalogues whose compiled form is missing or older."""
    return [
        po
        for po in sorted(root.glob("toile/**/locale/*/LC_MESSAGES/*.po"))
        if not po.with_suffix(".mo").exists() or po.with_suffix(".mo").stat().st_mtime <= po.stat().st_mtime
    ]


def compile_catalogue(po: Path) -> None:
    """Writes the .mo beside the .po, whole or not at all. Fuzzy entries are left out. Raises PoFileError, which names the line."""
    with po.open("rb") as source:
        catalogue = read_po(source, abort_invalid=True)
    half_written = po.with_suffix(f".mo.{os.getpid()}")
    with half_written.open("wb") as target:
        write_mo(target, catalogue)
    half_written.replace(po.with_suffix(".mo"))


def main(root: Path) -> int:
    for po in stale(root):
        try:
            compile_catalogue(po)
        except PoFileError as error:
            print(f"{po.relative_to(root)}: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parents[2]))
