"""What every test may use: the database of its lane, a copy of its own, threads, a server and a browser. docs/testing.md explains them."""

import os
import runpy
import signal
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from wagtail.models import Site

from tests import browsers, databases, demo, durations
from tests.servers import Server, serve_in_processes, serve_in_threads
from tests.settings import ROOT, VAR
from tests.threads import together
from tests.working import WorkOff, work_off

CI = os.environ.get("CI") == "true"
ON_DATABASE = {"db", "own_database", "own_server", "demo_site"}  # a test that asks for one of these runs in both lanes

settings.register_profile("everyday", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.register_profile("ci", settings.get_profile("everyday"), derandomize=True, print_blob=True)
settings.load_profile("ci" if CI else "everyday")


# The run ----------


def pytest_configure(config: pytest.Config) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a run that is told to end drops its databases first
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "1"  # Playwright keeps an event loop where Django would refuse every query
    )
    config.pluginmanager.register(durations.Durations())
    runpy.run_path(str(ROOT / "script/lib/catalogues.py"))["main"](ROOT)


def pytest_unconfigure(config: pytest.Config) -> None:
    databases.remove_folder()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Browser tests come last. PostgreSQL leaves out what never touches a database, and browser tests but the smoke."""
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker("browser")
    items.sort(key=lambda item: bool(item.get_closest_marker("browser")))
    if connection.vendor == "postgresql":
        kept = [item for item in items if runs_on_postgresql(item)]
        config.hook.pytest_deselected(items=[item for item in items if not runs_on_postgresql(item)])
        items[:] = kept


def runs_on_postgresql(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser"):
        return bool(item.get_closest_marker("smoke"))
    if item.get_closest_marker("sqlite"):
        return False
    return bool(ON_DATABASE & set(item.fixturenames) or item.get_closest_marker("django_db"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[pytest.TestReport]:
    return failed_if_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[pytest.CollectReport]:
    return failed_if_skipped((yield))


def failed_if_skipped(report):
    """In continuous integration what does not run has failed: a green run means that everything ran."""
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        where, line, reason = report.longrepr
        report.outcome, report.longrepr = (
            "failed",
            f"{where}:{line}: not run ({reason}), which CI=true counts as a failure",
        )
    return report


# Databases ----------


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker) -> Iterator[None]:
    """One database a run. Tests roll back what they do; it is never flushed, which would delete the root of the page tree."""
    with django_db_blocker.unblock():
        databases.prepare()
    yield
    with django_db_blocker.unblock():
        databases.end()


@pytest.fixture
def own_database(request, django_db_setup, django_db_blocker) -> Iterator[databases.OwnDatabase]:
    """A copy of the prepared database for this test alone, where threads and processes really commit.

    Fixtures that ask for `db` write to it as well. Instead of the mark `django_db`, never beside it.
    """
    if request.node.get_closest_marker("django_db"):
        pytest.fail("own_database replaces the mark django_db: a test cannot roll back one database and keep another.")
    with django_db_blocker.unblock(), databases.own_database() as own:
        yield own


@pytest.fixture(scope="session")
def demo_database(django_db_setup, django_db_blocker) -> Iterator[databases.OwnDatabase]:
    """The whole demonstration in a database of its own, loaded once for all tests of the run."""
    with django_db_blocker.unblock(), demo.loaded_database() as own:
        yield own


@pytest.fixture
def demo_site(request, demo_database, django_db_blocker) -> Iterator[None]:
    """The whole demonstration, in a transaction that is rolled back. Instead of the mark `django_db`, never beside it."""
    if request.node.get_closest_marker("django_db"):
        pytest.fail("demo_site replaces the mark django_db: a test has one database.")
    with django_db_blocker.unblock(), demo.pointed_to(demo_database):
        yield


@pytest.fixture
def db(request) -> None:
    """The database: in a transaction that is rolled back, or the test's own copy where it has asked for one."""
    request.getfixturevalue("own_database" if "own_database" in request.fixturenames else "_django_db_helper")


@pytest.fixture(autouse=True)
def addresses_of_this_test_alone() -> None:
    """Wagtail remembers an hour long where sites begin, and a test that rolls back leaves it what no longer is."""
    Site.clear_site_root_paths_cache()


@pytest.fixture
def transactional_db():
    pytest.fail("A flush deletes the root of the page tree. Ask for own_database instead.")


@pytest.fixture
def run_together() -> Callable:
    """`run_together(f, g, …)` calls the functions at one instant in threads of their own: see tests.threads.together."""
    return together


# Work after the answer ----------


@pytest.fixture
def work_off_tasks(db) -> WorkOff:
    """`work_off_tasks()` does what a worker would do with the task rows of this test: see tests.working."""
    return work_off


# Server and browser ----------


@pytest.fixture
def own_server(own_database) -> Iterator[Server]:
    """The platform answering on a free port, in threads, over this test's own database."""
    with serve_in_threads() as server:
        yield server


@pytest.fixture(scope="session")
def demo_server(django_db_setup) -> Iterator[Server]:
    """The demo as script/server serves it, in processes, one for all tests of the run: read it, change nothing."""
    databases.copy_prepared_to(VAR / "demo" / "toile.sqlite3")
    with serve_in_processes(VAR / "demo") as server:
        yield server


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args) -> dict:
    """Debian's Chromium; `page`, `context` and `new_context` of pytest-playwright use it. Without one the test is skipped."""
    executable = browsers.executable() or pytest.skip(browsers.HOW_TO_GET_ONE)
    return {**browser_type_launch_args, "executable_path": executable, "args": browsers.arguments()}
