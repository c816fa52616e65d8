"""Tasks for the tests of tasks alone."""

import time

from toile.services.tasks import task

done: list[str] = []


@task(retry_after=(10, 60))
def note(word: str) -> None:
    """Keep a word in this process."""
    done.append(word)


@task(retry_after=(10, 60))
def fail() -> None:
    """Fail, each time."""
    raise RuntimeError("the partner does not answer")


@task(limit=0.05, retry_after=(10,))
def never_end() -> None:
    """Take longer than the limit, and shrug off ordinary errors meanwhile."""
    while True:
        try:
            time.sleep(10)
        except Exception:  # noqa: S112
            continue


@task()
def last_a_second() -> None:
    """Be busy while somebody asks the worker to end."""
    time.sleep(1)
