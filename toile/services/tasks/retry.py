"""A failed attempt is made again later, in the same row; a worker that was killed gives its task back."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from .declared import LIMIT, RETRY_AFTER, DeclaredTask

logger = logging.getLogger(__name__)

GRACE = timedelta(seconds=30)  # beyond its limit a living worker has stopped a task itself
NOTICED_LATE = timedelta(hours=1)  # how far back failures are looked for whose worker died before noting the retry
ABOUT_ROWS = ("modelsearch.tasks.", "wagtail.tasks.", "wagtail.images.tasks.")  # an index of a row that is gone is done
GONE = "DoesNotExist"
KILLED = "The worker ended without a word: killed, or out of memory."


def watch() -> None:
    """Connect the signal, once, when the apps are ready."""
    task_finished.connect(_finished, dispatch_uid="failed tasks are tried again")


def _finished(sender, task_result, **kwargs) -> None:
    if task_result.status == TaskResultStatus.FAILED:
        after_failure(DBTaskResult.objects.get(pk=task_result.id), now=timezone.now())


def after_failure(row: DBTaskResult, *, now: datetime) -> None:
    """Put a failed row back for its next attempt, or leave it failed when there is none. The row counts its attempts."""
    if row.task_path.startswith(ABOUT_ROWS) and row.exception_class_path.endswith(GONE):
        DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.SUCCESSFUL)
        return
    waits, attempts = _waits_of(row), len(row.worker_ids)
    if attempts > len(waits):
        logger.error("%s failed %d times and is given up:\n%s", row.task_path, attempts, row.traceback)
        return
    logger.warning("%s failed, attempt %d: again in %d s", row.task_path, attempts, waits[attempts - 1])
    DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY,
        run_after=now + timedelta(seconds=waits[attempts - 1]),
        finished_at=None,
    )


def reap(*, now: datetime) -> int:
    """Give back what killed workers held: rows running beyond their limit, and failures never put back. Returns how many.

    2 SQL statements when there is nothing to give back.
    """
    given_back = 0
    for row in DBTaskResult.objects.running().filter(started_at__lt=now - GRACE):
        if row.started_at + timedelta(seconds=limit_of(row)) + GRACE > now:
            continue
        held = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at)
        if held.update(status=TaskResultStatus.FAILED, finished_at=now, traceback=KILLED, exception_class_path=""):
            row.refresh_from_db()
            after_failure(row, now=now)
            given_back += 1
    for row in DBTaskResult.objects.failed().filter(finished_at__gt=now - NOTICED_LATE, finished_at__lt=now - GRACE):
        if len(row.worker_ids) <= len(_waits_of(row)):
            after_failure(row, now=now)
            given_back += 1
    return given_back


def limit_of(row: DBTaskResult) -> float:
    """Seconds that one attempt at this row may take."""
    task = _task_of(row)
    return task.limit if task else LIMIT


def _waits_of(row: DBTaskResult) -> tuple[int, ...]:
    task = _task_of(row)
    return task.retry_after if task else RETRY_AFTER


def _task_of(row: DBTaskResult) -> DeclaredTask | None:
    """The task of a row; None when its function has left the code since."""
    try:
        return import_string(row.task_path)
    except ImportError:
        return None
