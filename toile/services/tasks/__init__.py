"""Background work: a task is a row of the transaction that asks for it, done by a worker. The one door to django-tasks.

`@task` declares one, `.enqueue(…)` asks for it, `.enqueue_once(key, …)` asks for it once whoever else asks, `every=`
repeats it. `manage.py work` does them. docs/tasks.md lists queues, limits and what is repeated.
"""

from .declared import DeclaredTask, declared, periodic, task

__all__ = ["DeclaredTask", "declared", "periodic", "task"]
