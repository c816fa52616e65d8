"""How long each part of the suite takes. A part over its share of the fifteen minutes names its ten slowest tests."""

from collections import defaultdict

import pytest

SHARES = {"rules": 180, "screens": 240, "matrix": 120, "races": 120, "browser": 240}  # seconds


def part_of(item: pytest.Item) -> str:
    """Which part a test belongs to, told from what it asks for."""
    for mark in ("browser", "matrix"):
        if item.get_closest_marker(mark):
            return mark
    if "own_database" in item.fixturenames:
        return "races"
    return "screens" if "db" in item.fixturenames or item.get_closest_marker("django_db") else "rules"


class Durations:
    """A pytest plugin: adds up set-up, call and tear-down of each test."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}
        self.seconds: dict[str, float] = defaultdict(float)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.parts = {item.nodeid: part_of(item) for item in session.items}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for part, share in SHARES.items():
            tests = {test: seconds for test, seconds in self.seconds.items() if self.parts.get(test) == part}
            if sum(tests.values()) > share:
                terminalreporter.section(f"{part}: {sum(tests.values()):.0f} s, over its share of {share} s")
                for test in sorted(tests, key=tests.get, reverse=True)[:10]:
                    terminalreporter.write_line(f"{tests[test]:7.2f} s  {test}")
