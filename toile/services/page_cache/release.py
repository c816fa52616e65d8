"""The name of the running release: what a page is made of besides data. Another release keeps pages of its own."""

import hashlib
import os
from functools import lru_cache

from django.conf import settings

MADE_OF = (".py", ".html", ".txt", ".xml", ".mo", ".svg")


@lru_cache(maxsize=1)
def release() -> str:
    """A digest of code, templates, catalogues, static names, dependencies and the environment's values; once a process.

    The same on every node that runs the same release, so nodes share pages; a new one never shows the old one's.
    """
    root = settings.BASE_DIR
    files = [path for path in sorted((root / "toile").rglob("*")) if path.suffix in MADE_OF and path.is_file()]
    digest = hashlib.blake2b(digest_size=8)
    for file in [*files, root / "requirements.txt", settings.STATIC_ROOT / "staticfiles.json"]:
        if file.exists():
            digest.update(str(file.relative_to(root)).encode() if file.is_relative_to(root) else file.name.encode())
            digest.update(file.read_bytes())
    for name in sorted(name for name in os.environ if name.startswith("TOILE_")):
        digest.update(f"{name}={os.environ[name]}".encode())
    return digest.hexdigest()
