"""The browser that tests drive: the system's own Chromium, never a download."""

import os
import shutil

HOW_TO_GET_ONE = "no Chromium found. On Debian: sudo apt-get install chromium fonts-roboto-unhinted fonts-noto-core"


def executable() -> str | None:
    """Path of $CHROMIUM, or of the first Chromium on the PATH; None without one."""
    return shutil.which(os.environ.get("CHROMIUM") or "chromium") or shutil.which("chromium-browser")


def arguments() -> list[str]:
    """Options of its start. Chromium refuses to run as root inside its sandbox."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []
