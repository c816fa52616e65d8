"""Words that must not stand in a tracked file."""

import importlib.util
import subprocess

import pytest

from tests.settings import ROOT

spec = importlib.util.spec_from_file_location("words", ROOT / "script/lib/words.py")
words = importlib.util.module_from_spec(spec)
spec.loader.exec_module(words)


@pytest.fixture
def repository(tmp_path):
    """`repository(text)` is the folder of a Git repository that tracks one file with that text."""

    def track(text: str):
        (tmp_path / "file.txt").write_text(text)
        subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
        subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
        return tmp_path

    return track


@pytest.mark.parametrize("host", words.PUBLIC_REGISTRIES)
def test_the_host_of_a_registry_is_found(repository, host):
    found = list(words.findings(repository(f"a line\n--index-url https://{host}/simple\n")))

    assert found == [f"file.txt:2: host of a package registry: {host}"]


def test_the_mirror_that_this_machine_uses_is_found_too(repository, monkeypatch):
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://user:secret@mirror.example.net/simple")

    assert list(words.findings(repository("see mirror.example.net"))) == [
        "file.txt:1: host of a package registry: mirror.example.net"
    ]


def test_a_mark_of_unfinished_work_is_found_and_a_word_that_holds_it_is_not(repository):
    mark = "TO" + "DO"

    assert list(words.findings(repository(f"# {mark}: later\nMASTO{mark}N"))) == [
        f"file.txt:1: unfinished work: {mark}"
    ]


def test_nothing_of_this_stands_in_the_project():
    assert list(words.findings(ROOT)) == []
