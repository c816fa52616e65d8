"""Each value that is read from the environment stands in docs/settings.md, and nothing else does."""

import ast
import re

from tests.settings import ROOT

READERS = {"text", "words", "flag", "integer", "folder", "database"}
DOCUMENT = (ROOT / "docs" / "settings.md").read_text()
DOCUMENTED = re.findall(r"^\| `([A-Z_]+)`", DOCUMENT, re.MULTILINE)
# Of the system, or set by ourselves for our own processes
OTHERS = {
    "HOME",
    "PATH",
    "BASH_SOURCE",
    "UV_CACHE_DIR",
    "DJANGO_SETTINGS_MODULE",
    "DJANGO_ALLOW_ASYNC_UNSAFE",
    "TESTS_RUN",
}
# Where somebody else than settings.py may look: what starts before Django, and who hands its environment on
MAY_READ = {"toile/environment.py", "toile/wsgi.py", "toile/front/serving.py", "toile/services/page_cache/release.py"}


def read_by_settings() -> set[str]:
    calls = [
        node for node in ast.walk(ast.parse((ROOT / "toile/settings.py").read_text())) if isinstance(node, ast.Call)
    ]
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in READERS
        and ast.unparse(call.func.value) == "environment"
    }


def read_by_commands() -> set[str]:
    """Names that the commands of script/ and the server's parent take from the environment."""
    found = set()
    for path in [ROOT / "toile/front/serving.py", *(ROOT / "script").rglob("*"), *(ROOT / "tests").glob("*.py")]:
        if path.is_file():
            found |= set(
                re.findall(
                    r"""(?:environ\.get\(["']|environ\[["']|environ\.setdefault\(["']|\$\{)([A-Z_]{2,})\b""",
                    path.read_text(errors="replace"),
                )
            )
    return found - OTHERS


def test_every_value_that_is_read_is_documented_and_no_other():
    assert sorted(DOCUMENTED) == sorted(read_by_settings() | read_by_commands())


def test_apps_never_read_the_environment():
    readers = [
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.glob("toile/**/*.py"))
        if "tests" not in path.parts and re.search(r"\bos\.(environ|getenv)\b", path.read_text())
    ]

    assert [reader for reader in readers if reader not in MAY_READ and not reader.endswith("/bench.py")] == []
