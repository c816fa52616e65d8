"""Idempotency keys: the same work asked for twice is one row, whichever transactions ask."""

import uuid

from django.db import transaction

from toile.services.models import TaskKey

from .declared import DeclaredTask


@transaction.atomic
def first_to_ask(task: DeclaredTask, key: str, args: tuple, kwargs: dict) -> bool:
    """Claim `key` for `task` and enqueue it, or do nothing where another has claimed it. See `DeclaredTask.enqueue_once`."""
    claim = uuid.uuid4()
    TaskKey.objects.bulk_create([TaskKey(task=task.module_path, key=key, claim=claim)], ignore_conflicts=True)
    if not TaskKey.objects.filter(claim=claim).exists():
        return False
    task.enqueue(*args, **kwargs)
    return True
