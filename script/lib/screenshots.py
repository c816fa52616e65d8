"""Takes the pictures of docs/screenshots: each page that pages.txt names, at three widths, light and dark."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = {360: 740, 768: 1024, 1280: 800}  # pixels: width of the window, and its height before it grows to the page's
TALLEST = 4000  # pixels; a picture of a longer page ends there
STILL_LOADING = "The demonstration content is still loading."  # front/home_page.html
SETTLED = (
    "document.fonts.ready.then(() => Promise.all([...document.images].map((image) => image.decode().catch(() => 0))))"
)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/screenshots", allow_abbrev=False)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="pages of docs/screenshots/pages.txt; all if none is named"
    )
    parser.add_argument("--url", help="a demo that runs already, for example http://127.0.0.1:8000")
    return parser.parse_args()


def pages() -> dict[str, str]:
    """Name → path of every page that is pictured."""
    lines = (FOLDER / "pages.txt").read_text().splitlines()
    return dict(line.split() for line in lines if line.strip() and not line.startswith("#"))


@contextmanager
def demo(url: str | None) -> Iterator[str]:
    """The address of a demo: the one that is given, or one started for this run in a folder of its own."""
    if url:
        yield url.rstrip("/")
        return
    sys.path.insert(0, str(ROOT))
    from toile.front.serving import free_port  # the project's folder is on the path only from here on

    port = free_port()
    with TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [sys.executable, "-m", "toile.front.serving", "--port", str(port)],
            cwd=ROOT,
            env=os.environ | {"TOILE_VAR": folder},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            for line in server.stderr:
                if line.startswith("Toile answers"):
                    break
            else:
                raise SystemExit(f"The demo did not start (exit {server.wait()}).")
            wait_for_the_whole_demo(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate()


def wait_for_the_whole_demo(port: int, *, patience: float = 300) -> None:
    """Returns when the home page no longer says that content is loading. An unknown question passes by the page cache."""
    deadline = time.monotonic() + patience
    while True:
        home = HTTPConnection("127.0.0.1", port)
        home.request("GET", "/en/?whole=demo")
        said = home.getresponse().read().decode()
        home.close()
        if STILL_LOADING not in said:
            return
        if time.monotonic() > deadline:
            raise SystemExit(f"The demo is still loading after {patience:.0f} s.")
        time.sleep(1)


def picture(browser: Browser, address: str, file: Path, *, width: int, dark: bool) -> None:
    """Writes one picture of a whole page, as a visitor with a new browser sees it."""
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale="en" if "/en/" in address else "fr",
        timezone_id="Europe/Paris",
    )
    page = context.new_page()
    answer = page.goto(address, wait_until="load")
    if answer is None or answer.status >= 400:
        raise SystemExit(
            f"{address} answers {answer.status if answer else 'nothing'}: docs/screenshots/pages.txt names it."
        )
    page.evaluate("for (const image of document.images) image.loading = 'eager'")
    page.evaluate(SETTLED)
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    context.close()


def main() -> int:
    options = read_options()
    known = pages()
    unknown = [name for name in options.names if name not in known]
    if unknown:
        print(f"docs/screenshots/pages.txt names no page {unknown[0]}. It names: {', '.join(known)}.", file=sys.stderr)
        return 2
    executable = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    if not executable:
        print(
            "No Chromium found. On Debian: sudo apt-get install chromium fonts-roboto-unhinted fonts-noto-core",
            file=sys.stderr,
        )
        return 1
    with demo(options.url) as url, sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=executable, args=sandbox)
        for name in options.names or known:
            for width in WIDTHS:
                for dark in (False, True):
                    file = FOLDER / f"{name}-{width}{'-dark' if dark else ''}.png"
                    picture(browser, url + known[name], file, width=width, dark=dark)
                    print(file.relative_to(ROOT))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
