"""How a task is declared: its queue, how long one attempt may take, when it is tried again, how often it comes back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django_tasks.base import Task
from django_tasks_db.backend import DatabaseBackend

LIMIT = 60  # seconds that one attempt may take
RETRY_AFTER = (10, 60, 600, 3600)  # seconds to wait after the first, second … failed attempt; then it stays failed


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredTask(Task):
    """A task with a time limit, attempts that wait longer and longer, and perhaps a period.

    It may run twice (a worker killed at its last breath): every task does the same when done again.
    """

    limit: float = LIMIT
    retry_after: tuple[int, ...] = RETRY_AFTER
    every: int | None = None  # seconds; None: only when asked for

    def enqueue_once(self, key: str, *args: Any, **kwargs: Any) -> bool:
        """Ask for this task unless it was asked for under `key` (at most 200 characters) before, by any transaction.

        Two transactions at once keep one row: the later waits for the earlier's COMMIT, and asks if that rolled back.
        Returns whether this call asked. 3 SQL statements and a savepoint.
        """
        from .keys import first_to_ask  # models load after the tasks of Wagtail are declared through this module

        return first_to_ask(self, key, args, kwargs)


class Backend(DatabaseBackend):
    """The database backend, whose tasks (Wagtail's too) have limits and attempts."""

    task_class = DeclaredTask


_declared: dict[str, DeclaredTask] = {}


def task(
    *,
    queue_name: str = "default",
    priority: int = 0,
    limit: float = LIMIT,
    retry_after: tuple[int, ...] = RETRY_AFTER,
    every: int | None = None,
) -> Callable[[Callable], DeclaredTask]:
    """Declare a function of plain JSON arguments as a task. `every` (seconds): it also comes back by itself, without arguments."""

    def declare(function: Callable) -> DeclaredTask:
        made = DeclaredTask(
            func=function, queue_name=queue_name, priority=priority, limit=limit, retry_after=retry_after, every=every
        )
        _declared[made.module_path] = made
        return made

    return declare


def declared() -> list[DeclaredTask]:
    """Every task of the platform, in alphabetical order of their paths."""
    return [_declared[path] for path in sorted(_declared)]


def periodic() -> list[DeclaredTask]:
    """Those that come back by themselves."""
    return [each for each in declared() if each.every]
