"""Runs the suite in two lanes side by side: SQLite always, PostgreSQL (with Redis) when one answers.

`script/test` calls it with pytest's own arguments. Which servers: TESTS_POSTGRESQL and TESTS_REDIS, else those of this
machine. With CI=true a lane or a browser that is missing is a failure; elsewhere the end says what was not run and how
to get it. Its last lines are the closing lines of pytest, one a lane.
"""

import argparse
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import redis

ROOT = Path(__file__).resolve().parents[2]
CI = os.environ.get("CI") == "true"
POSTGRESQL = os.environ.get("TESTS_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("TESTS_REDIS", "redis://127.0.0.1:6379/0")
PATIENCE = 20  # seconds a lane has to drop its databases when it is told to end
CLOSING_LINE = re.compile(r"(\d+ (passed|failed|error|skipped|deselected)|no tests ran).* in [\d.]+s")
NOTHING_COLLECTED = 5  # pytest's exit code


@dataclass
class Lane:
    """One pytest over one database. `run` begins the name of every database it makes."""

    name: str
    environment: dict[str, str]
    run: str = field(default_factory=lambda: f"toile_test_{os.getpid()}_{secrets.token_hex(3)}")
    process: subprocess.Popen | None = None
    closing_line: str = ""

    def start(self, arguments: list[str]) -> None:
        environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
        environment |= {"TESTS_RUN": self.run, "PYTHONUNBUFFERED": "1", **self.environment}
        command = [sys.executable, "-m", "pytest", "-q", "-rfEs", *arguments]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,  # Ctrl-C reaches it through `end`, once
        )

    def tell(self, prefix: str) -> None:
        """Prints what the lane says, line by line, and keeps its closing line. Returns when it has ended."""
        for line in self.process.stdout:
            print(f"{prefix}{line}", end="", flush=True)
            plain = re.sub(r"\x1b\[[\d;]*m", "", line).strip(" =\n")
            if CLOSING_LINE.search(plain):
                self.closing_line = plain
        self.process.wait()

    def end(self) -> None:
        """Asks the lane to stop and to clean up; ends it by force after PATIENCE."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()

    def sweep(self) -> None:
        """Removes what is left of the lane, also after a pytest that was killed."""
        shutil.rmtree(ROOT / "var" / "tests" / self.run, ignore_errors=True)
        if "REDIS_URL" in self.environment:
            with redis.Redis.from_url(REDIS) as server:
                for key in server.scan_iter(f"*{self.run}*"):
                    server.delete(key)
        if "DATABASE_URL" in self.environment:
            with psycopg.connect(POSTGRESQL, autocommit=True) as server:
                names = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [self.run])
                for (name,) in names.fetchall():
                    server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def postgresql_lane(absent: list[str]) -> Lane | None:
    """The lane of the PostgreSQL that answers, with the Redis that answers; what does not is added to `absent`."""
    try:
        psycopg.connect(POSTGRESQL, connect_timeout=2).close()
    except psycopg.OperationalError:
        absent.append(
            "The PostgreSQL lane: no server answers. On Debian: sudo apt-get install postgresql, or name one:"
            " TESTS_POSTGRESQL=postgresql://user:password@host:5432/postgres script/test"
        )
        return None
    environment = {"DATABASE_URL": POSTGRESQL}
    try:
        redis.Redis.from_url(REDIS, socket_connect_timeout=2).ping()
        environment["REDIS_URL"] = REDIS
    except redis.RedisError:
        absent.append(
            "Redis as the cache of the PostgreSQL lane: no server answers. On Debian: sudo apt-get install redis-server,"
            " or name one: TESTS_REDIS=redis://host:6379/0 script/test"
        )
    return Lane("postgresql", environment)


def browser_is_absent() -> list[str]:
    from tests.browsers import HOW_TO_GET_ONE, executable  # the project's folder is on the path only from main() on

    return [] if executable() else [f"Browser, accessibility and weight tests: {HOW_TO_GET_ONE}"]


@contextmanager
def ended(lanes: list[Lane]) -> Iterator[None]:
    """Whatever happens inside, no lane runs on afterwards and none leaves a database."""
    try:
        yield
    finally:
        for lane in lanes:
            lane.end()
        for lane in lanes:
            lane.sweep()


def run(lanes: list[Lane], arguments: list[str]) -> None:
    """Runs the lanes side by side and shows what they say; a lane's name stands before its lines where there are two."""
    width = max(len(lane.name) for lane in lanes)
    with ended(lanes):
        for lane in lanes:
            lane.start(arguments)
        readers = [
            threading.Thread(target=lane.tell, args=[f"{lane.name:<{width}} │ " if len(lanes) > 1 else ""], daemon=True)
            for lane in lanes
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()


def verdict(lanes: list[Lane], absent: list[str]) -> int:
    """The exit code: that of the first lane that failed, 5 when no lane had a test to run, 1 when CI lacks something."""
    codes = [lane.process.returncode for lane in lanes]
    failed = [code for code in codes if code not in {0, NOTHING_COLLECTED}]
    if failed:
        return failed[0] if failed[0] > 0 else 1
    if all(code == NOTHING_COLLECTED for code in codes):
        return NOTHING_COLLECTED
    return 1 if CI and absent else 0


def main() -> int:
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(prog="script/test", allow_abbrev=False)
    parser.add_argument("--lane", choices=["sqlite", "postgresql"], help="run this lane alone")
    chosen, arguments = parser.parse_known_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)

    absent = browser_is_absent()
    lanes = [Lane("sqlite", {})] if chosen.lane != "postgresql" else []
    if chosen.lane != "sqlite" and (lane := postgresql_lane(absent)):
        lanes.append(lane)
    if lanes:
        try:
            run(lanes, arguments)
        except KeyboardInterrupt:
            print("\nInterrupted: the lanes have ended and their databases are gone.", file=sys.stderr)
            return 130

    if absent:
        print("\nFailed, because it could not be run:" if CI else "\nNot run:")
        print("".join(f"- {line}\n" for line in absent))
    for lane in lanes:
        print(
            lane.closing_line or f"The {lane.name} lane ended without a closing line (exit {lane.process.returncode})."
        )
    return verdict(lanes, absent) if lanes else 1


if __name__ == "__main__":
    sys.exit(main())
