"""Background work: a task is a row of the transaction that asks for it, done once by a worker. One door to django-tasks."""

from django_tasks import task

__all__ = ["task"]
