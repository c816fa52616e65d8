"""Several workers and several who ask, on a database where they really commit."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from toile.services.models import PeriodicSlot, TaskKey
from toile.services.tasks.declared import periodic
from toile.services.tasks.slots import Clock

from . import probes

PATIENCE = 60  # seconds for a process to start and work on a busy machine


def test_four_transactions_at_once_with_one_key_leave_one_row(own_database, run_together):
    def ask() -> bool:
        with transaction.atomic():
            return probes.note.enqueue_once("receipt:7", "once")

    answers = run_together(ask, ask, ask, ask)

    assert sorted(answers) == [False, False, False, True]
    assert (DBTaskResult.objects.count(), TaskKey.objects.count()) == (1, 1)


def test_four_clocks_at_once_begin_a_slot_once(own_database, run_together):
    now = timezone.now()

    run_together(*[lambda: Clock().look(now)] * 4)

    names = sorted(task.module_path for task in periodic())
    assert sorted(PeriodicSlot.objects.values_list("name", flat=True)) == names
    assert sorted(DBTaskResult.objects.values_list("task_path", flat=True)) == names


@pytest.fixture
def worker(own_database):
    """`manage.py work` in a process of its own, over this test's database."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "work"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": own_database.url, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def until(reached) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end, list(DBTaskResult.objects.values_list("task_path", "status", "traceback"))
        time.sleep(0.05)


def status_of(path: str) -> str | None:
    return DBTaskResult.objects.filter(task_path=path).values_list("status", flat=True).first()


def test_the_worker_begins_what_comes_back_and_ends_with_its_task_done(worker):
    until(lambda: status_of("toile.services.scheduled.apply_schedule") == TaskResultStatus.SUCCESSFUL)
    probes.last_a_second.enqueue()
    until(lambda: status_of(probes.last_a_second.module_path) == TaskResultStatus.RUNNING)

    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=PATIENCE)

    assert worker.returncode == 0
    assert status_of(probes.last_a_second.module_path) == TaskResultStatus.SUCCESSFUL
