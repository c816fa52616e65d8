"""The worker: a loop in the main thread that does tasks, and a clock thread so that a long one delays no embargo.

The clock thread begins periodic slots, gives back what killed workers held, and does the tasks of the queue `clock`
itself. SIGTERM and SIGINT wait for running tasks; a second one interrupts them, and they are tried again.
"""

import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import OperationalError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from . import retry, slots

logger = logging.getLogger(__name__)

INTERVAL = 0.2  # seconds between two looks when there is nothing to do
REAP_EVERY = timedelta(seconds=20)
CLOCK = "clock"  # the queue of what must not wait behind long work


class LimitReached(BaseException):
    """One attempt took longer than its task's limit. No `except Exception` of a task swallows it."""


class TaskWorker(Worker):
    """django-tasks-db's worker, one batch at a time, with a limit on each attempt where a signal can reach it."""

    def __init__(self, *, queues: list[str], but: list[str] = (), limited: bool = True):
        super().__init__(
            queue_names=queues,
            excluded_queue_names=list(but),
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"[:64],
        )
        self.limited = limited

    def has_work(self) -> bool:
        """Whether a task is ready. A mere read: an idle worker never takes SQLite's write lock."""
        rows = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
        rows = rows if self.process_all_queues else rows.filter(queue_name__in=self.queue_names)
        return rows.exclude(queue_name__in=self.excluded_queue_names).exists()

    def run_task(self, db_task_result: DBTaskResult) -> None:
        if not self.limited:
            super().run_task(db_task_result)
            return
        signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, retry.limit_of(db_task_result))
        try:
            super().run_task(db_task_result)
        except LimitReached:  # it rang while the end of the task was being written: the reaper decides
            logger.exception("%s reached its limit at its very end", db_task_result.task_path)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(signum, frame) -> None:
    raise LimitReached


class ClockThread(threading.Thread):
    """Looks at the clock and serves the queue `clock`. Its database connection is its own."""

    def __init__(self) -> None:
        super().__init__(name="clock", daemon=True)
        self.worker = TaskWorker(queues=[CLOCK], limited=False)
        self.ended = threading.Event()
        self.clock = slots.Clock()
        self.reaped_at: datetime | None = None

    def run(self) -> None:
        each_look(self.look, self.ended)

    def look(self) -> None:
        now = timezone.now()
        self.clock.look(now)
        if self.reaped_at is None or now - self.reaped_at >= REAP_EVERY:
            self.reaped_at = now
            retry.reap(now=now)
        if self.worker.has_work():
            self.worker.run()

    def end(self) -> None:
        """Finish the running task, then stop."""
        self.worker.running = False
        self.ended.set()
        self.join(timeout=retry.GRACE.total_seconds())


def each_look(look: Callable[[], None], ended: threading.Event) -> None:
    """Call `look` until `ended`; a database that is away or locked is asked again, more and more calmly, up to 10 s."""
    wait = INTERVAL
    while not ended.is_set():
        try:
            look()
            wait = INTERVAL
        except OperationalError as refused:
            wait = min(wait * 2, 10)
            logger.warning("the database does not answer (%s): again in %.1f s", refused, wait)
        finally:
            close_old_connections()
        ended.wait(wait)


def main_worker() -> TaskWorker:
    """The worker of the main thread: every queue but the clock's, also those that a later release adds."""
    return TaskWorker(queues=["*"], but=[CLOCK])


def work(*, parent: int | None = None) -> None:
    """Serve every queue until SIGTERM, or until the process `parent` has ended (a worker that is somebody's child)."""
    main, ended, clock = main_worker(), threading.Event(), ClockThread()

    def stop(signum, frame) -> None:
        ended.set()
        if main.running_task:
            main.shutdown(signum, frame)  # asked a second time, it interrupts the task
        main.running = False

    def look() -> None:
        if parent is not None and os.getppid() != parent:
            ended.set()
        elif main.has_work():
            main.run()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    clock.start()
    try:
        each_look(look, ended)
    finally:
        clock.end()
