"""Doing, inside a test, what a worker would do."""

from collections.abc import Callable

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from toile.services.tasks.worker import TaskWorker

WorkOff = Callable[..., list[str]]


class TaskFailed(AssertionError):
    """A task that the test did not expect to fail; the message is its traceback."""


def work_off(*, failures: bool = False) -> list[str]:
    """Do every task that is ready, also those that they ask for; in the order, on the rows and backend of a real worker.

    Returns the names of the functions, in the order in which they ran. A failure raises TaskFailed, unless `failures`
    are what the test is about: then the row waits for its next attempt, as it would outside.
    """
    done = []
    worker = TaskWorker(queues=["*"], limited=False)
    while (row := DBTaskResult.objects.ready().first()) is not None:
        row.claim(worker.worker_id)
        worker.run_task(row)
        done.append(row.task_path.rpartition(".")[2])
        if row.status == TaskResultStatus.FAILED and not failures:
            after = DBTaskResult.objects.get(pk=row.pk)
            if after.status != TaskResultStatus.SUCCESSFUL:  # its object is gone: nothing was left to do
                raise TaskFailed(row.traceback)
    return done
