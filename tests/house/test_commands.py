"""The commands of script/, the lock, the licence and the documents are what they say."""

import hashlib
import re
import subprocess

import pytest

from tests.settings import ROOT

COMMANDS = ["bench", "console", "lint", "lock", "screenshots", "server", "setup", "test"]
AGPL_3 = (
    "0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0"  # of the Free Software Foundation's own text
)


def test_these_are_the_commands():
    found = sorted(path.name for path in (ROOT / "script").iterdir() if path.is_file())

    assert found == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_in_one_line_what_it_does_and_does_nothing_else(name):
    said = subprocess.run([ROOT / "script" / name, "--help"], cwd="/", capture_output=True, text=True, check=True)

    assert said.stderr == ""
    assert re.fullmatch(rf"script/{name}\b[^\n]*: [^\n]+\.\n", said.stdout)


def test_a_command_that_is_misunderstood_says_so():
    said = subprocess.run([ROOT / "script" / "setup", "--everything"], capture_output=True, text=True)

    assert (said.returncode, said.stderr) == (1, "script/setup does not know --everything.\n")


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+(?:\[[a-z,]+\])?)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))


def test_tests_run_on_the_very_versions_that_serve():
    served, tested = pins("requirements.txt"), pins("requirements-dev.txt")

    assert len(served) > 50
    assert {name: tested.get(name) for name in served} == served


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt", "script/lib/uv.txt"])
def test_a_lock_names_no_host_and_every_file_has_its_hash(lock):
    text = (ROOT / lock).read_text()

    assert re.findall(r"\w+://\S+|--(?:extra-)?index-url|--find-links", text) == []
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z0-9-]+(?:\[[a-z,]+\])?==)", text)[1:])


def test_the_lock_is_of_the_dependencies_of_today():
    """Each dependency of pyproject.toml is pinned, at a version that it allows."""
    import tomllib

    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["production"]]
    served = {name.split("[")[0]: version for name, version in pins("requirements.txt").items()}
    tested = {name.split("[")[0]: version for name, version in pins("requirements-dev.txt").items()}

    def unmet(requirements, versions):
        asked = [Requirement(text) for text in requirements]
        return [str(one) for one in asked if not one.specifier.contains(versions.get(one.name, "0"))]

    assert unmet(wanted, served) == []
    assert unmet(project["dependency-groups"]["dev"], tested) == []


def test_the_licence_is_the_unmodified_text():
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == AGPL_3


DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_document_leads_to_a_file(document):
    links = re.findall(r"\]\((?!\w+:|#)([^)\s#]+)", document.read_text())

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_decisions_are_numbered_without_a_gap_and_have_their_parts():
    decisions = sorted((ROOT / "docs/decisions").glob("*.md"))

    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    dated = re.compile(r"# (\d+)\. [^\n]+\n\n\d{1,2} [A-Z][a-z]+ 20\d\d\n\n\*\*Question\.\*\*")
    begins = [dated.match(path.read_text()) for path in decisions]
    assert [int(begin[1]) if begin else path.name for begin, path in zip(begins, decisions, strict=True)] == [
        int(path.name[:4]) for path in decisions
    ]
