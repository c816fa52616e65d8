"""Each queue is served, each task is documented as it is declared."""

import re

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from toile.services.tasks import DeclaredTask, declared
from toile.services.tasks.worker import CLOCK, ClockThread, main_worker

from . import probes

QUEUES = settings.TASKS["default"]["QUEUES"]
PAGE = (settings.BASE_DIR / "docs" / "tasks.md").read_text()


def row_of(task: DeclaredTask) -> str:
    """The line of the documentation's table that a task must have."""
    every = f"{task.every} s" if task.every else "–"
    again = ", ".join(f"{seconds} s" for seconds in task.retry_after) or "never"
    return f"| `{task.module_path}` | `{task.queue_name}` | {every} | {task.limit} s | {again} |"


def test_the_documentation_lists_every_task_as_it_is_declared():
    ours = [task for task in declared() if ".tests." not in task.module_path]

    assert re.findall(r"^\| `toile\..*$", PAGE, re.MULTILINE) == [row_of(task) for task in ours]


def test_the_documentation_lists_every_queue():
    assert re.findall(r"^\| `([a-z]+)` \| [a-zA-Z ]", PAGE, re.MULTILINE) == QUEUES


@pytest.mark.django_db
@pytest.mark.parametrize("queue", QUEUES)
def test_every_queue_is_served_by_one_of_the_two_threads(queue):
    probes.note.using(queue_name=queue).enqueue("x")

    serving = [name for name, worker in [("main", main_worker()), ("clock", ClockThread().worker)] if worker.has_work()]

    assert serving == (["clock"] if queue == CLOCK else ["main"])


@pytest.mark.django_db
def test_an_idle_look_is_one_read(django_assert_num_queries):
    assert not DBTaskResult.objects.exists()

    with django_assert_num_queries(1):
        assert main_worker().has_work() is False
