"""Draws documents and pictures with Typst, from a template and plain data. Same bytes on every machine.

Data passes as JSON, so that markup in a name stays text; only the fonts and templates of this folder are read; nothing
is fetched. PDFs are tagged (PDF/UA-1): a missing title or alternative text is an error of Typst's.
"""

import json
import tempfile
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

HERE = Path(__file__).parent
ONE_AT_A_TIME = threading.Lock()  # a compiler is not made for two threads


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def pdf_of(template: str, data: Mapping[str, Any], pictures: Mapping[str, str] | None = None) -> bytes:
    """The PDF (1.7, PDF/UA-1) of `templates/<template>.typ` with this data. `pictures` are SVG texts by file name."""
    return _drawn(template, data, pictures or {}, format="pdf", pdf_standards=["ua-1"])


def png_of(template: str, data: Mapping[str, Any], pictures: Mapping[str, str] | None = None) -> bytes:
    """The first page of `templates/<template>.typ` as a PNG, one pixel a point."""
    return _drawn(template, data, pictures or {}, format="png", ppi=72)


def _drawn(template: str, data: Mapping[str, Any], pictures: Mapping[str, str], **options: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder, ONE_AT_A_TIME:
        root = Path(folder)
        (root / "main.typ").write_text((HERE / "templates" / f"{template}.typ").read_text())
        (root / "data.json").write_text(json.dumps(data, default=str))
        for name, svg in pictures.items():
            (root / name).write_text(svg)
        drawn = typst.Compiler(root / "main.typ", root=root, font_paths=_fonts()).compile(timestamp=0, **options)
    return drawn[0] if isinstance(drawn, list) else cast(bytes, drawn)
