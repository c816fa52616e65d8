"""Two style sheets joined from one source file a component, without a build step: nothing generated is ever committed.

The sources lie in `toile/core/css/`, outside the static folders, so that only the bundles are collected. `Bundles` is a
finder of static files: it writes a bundle beside the other files made at run time whenever a source has changed, and the
storage then hashes and compresses it like any other file.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES = Path(__file__).parent / "css"
FIRST = ("fonts", "tokens", "ground", "type", "layout")  # what the components stand on
LAST = ("print",)
DARK = "(prefers-color-scheme:dark)"
MODES = ("light", "dark")  # of the catalogue, which shows one whatever the device prefers
FOLDER = "core/css/"
ADDRESSES = tuple(f"{FOLDER}{name}.css" for name in ("public", "workspace", *(f"catalogue-{mode}" for mode in MODES)))


def sources_of(name: str) -> list[Path]:
    """The source files of a bundle (`public`, `workspace`) in the order they are joined: foundations, components, print."""
    ranks = {stem: rank for rank, stem in enumerate(FIRST, -len(FIRST))} | dict.fromkeys(LAST, 1)
    return sorted((SOURCES / name).glob("*.css"), key=lambda path: (ranks.get(path.stem, 0), path.stem))


def joined(name: str) -> str:
    """The text of a bundle. Raises FileNotFoundError for one that has no source."""
    paths = sources_of(name)
    if not paths:
        raise FileNotFoundError(SOURCES / name)
    return "".join(minified(path.read_text()) for path in paths)


def minified(css: str) -> str:
    """The same rules without comments, line ends and spaces that mean nothing. Strings stay as they are."""
    strings: list[str] = []

    def kept(match: re.Match[str]) -> str:
        if match[0].startswith("/*"):
            return ""
        strings.append(match[0])
        return f"\0{len(strings) - 1}\0"

    css = re.sub(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'", kept, css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    css = re.sub(r"(?<=[{;])([\w-]+): ", r"\1:", css)
    css = css.replace(";}", "}").strip()
    return re.sub(r"\0(\d+)\0", lambda match: strings[int(match[1])], css)


def in_mode(css: str, mode: str) -> str:
    """A bundle as a device that prefers this mode (`light` or `dark`) shows it, whatever the device at hand prefers."""
    css = css.replace(DARK, "all" if mode == "dark" else "not all")
    return css.replace("color-scheme:light dark", f"color-scheme:{mode}")


def bundle(address: str) -> str:
    """The text of the style sheet at an address of ADDRESSES."""
    name = address.removeprefix(FOLDER).removesuffix(".css")
    mode = name.removeprefix("catalogue-")
    return in_mode(joined("public") + joined("workspace"), mode) if mode in MODES else joined(name)


class Bundles(BaseFinder):
    """Finds the bundles in a folder of this copy's run-time files, written again when their text has changed."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.folder = Path(settings.STATIC_ROOT).with_name("style-sheets")
        self.storage = FileSystemStorage(location=self.folder)
        super().__init__(*args, **kwargs)

    def check(self, **kwargs) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs) -> str | list[str]:
        """The place of a bundle on this machine; an empty list where `path` is none."""
        if path not in ADDRESSES:
            return []
        place = str(self.up_to_date(path))
        return [place] if find_all else place

    def list(self, ignore_patterns) -> Iterator[tuple[str, FileSystemStorage]]:
        for address in ADDRESSES:
            self.up_to_date(address)
            yield address, self.storage

    def up_to_date(self, address: str) -> Path:
        """The file of a bundle, replaced whole, and only if its text is new: what is collected depends on when it was written."""
        place, text = self.folder / address, bundle(address)
        if not place.exists() or place.read_text() != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            half_written = place.with_suffix(f".{uuid4().hex}")
            half_written.write_text(text)
            half_written.replace(place)
        return place
