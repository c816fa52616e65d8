"""Words that must not stand in a tracked file: the host of a package registry, and marks of unfinished work.

Prints one line a finding, `file:line: what`, and exits 1 when there is any.
"""

import configparser
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

# Written in two halves, so that this file passes its own reading.
PUBLIC_REGISTRIES = ["pypi" + ".org", "files.python" + "hosted.org", "registry.npm" + "js.org", "deb.debian" + ".org"]
UNFINISHED = [
    "TO" + "DO",
    "FIX" + "ME",
    "XX" + "X",
    "HA" + "CK",
    "coming" + " soon",
    "lorem" + " ipsum",
]


def registries_of_this_machine() -> Iterator[str]:
    """Hosts that pip and uv were told of here: a company's mirror must not reach the project by a copied line."""
    values = [
        value for name, value in os.environ.items() if re.match(r"(PIP|UV|NPM)_\w*(URL|INDEX|LINKS|REGISTRY)", name)
    ]
    settings = configparser.RawConfigParser(strict=False)
    settings.read(["/etc/pip.conf", Path("~/.pip/pip.conf").expanduser(), Path("~/.config/pip/pip.conf").expanduser()])
    values += [value for section in settings.sections() for _, value in settings.items(section)]
    for uv_settings in (Path("/etc/uv/uv.toml"), Path("~/.config/uv/uv.toml").expanduser()):
        if uv_settings.exists():
            values.append(uv_settings.read_text())
    for address in re.findall(r"https?://[^\s\"']+", " ".join(values)):
        host = urlsplit(address).hostname
        if host and host not in {"localhost", "127.0.0.1"}:
            yield host


def tracked_texts(root: Path) -> Iterator[tuple[str, str]]:
    """(path, text) of each file that Git tracks; pictures, fonts and other binary files are left out."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        path = root / name
        if path.is_symlink() or not path.is_file():
            continue
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            yield name, content.decode("utf-8", errors="replace")


def findings(root: Path) -> Iterator[str]:
    """One line for each word found where it must not stand."""
    hosts = "|".join(re.escape(host) for host in sorted({*PUBLIC_REGISTRIES, *registries_of_this_machine()}))
    host = re.compile(rf"(?<![\w.-])({hosts})(?![\w-])")
    unfinished = re.compile(rf"\b({'|'.join(UNFINISHED)})\b")
    for name, text in tracked_texts(root):
        for number, line in enumerate(text.splitlines(), start=1):
            for found in host.findall(line):
                yield f"{name}:{number}: host of a package registry: {found}"
            for found in unfinished.findall(line):
                yield f"{name}:{number}: unfinished work: {found}"


def main() -> int:
    found = list(findings(Path(__file__).resolve().parents[2]))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
