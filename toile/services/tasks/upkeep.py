"""Daily upkeep of the tables of background work."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from toile.services.models import PeriodicSlot, TaskKey

from .declared import task

KEPT_DONE = timedelta(days=14)
KEPT_FAILED = timedelta(days=60)
KEPT_SLOTS = timedelta(days=2)
KEPT_KEYS = timedelta(days=400)  # longer than anything that asks again under the same key


@task(every=86_400, limit=300)
def forget_old_tasks() -> None:
    """Delete rows of tasks done 14 days ago, given up 60 days ago, slots of 2 days ago and keys of 400 days ago."""
    forget(now=timezone.now())


def forget(*, now: datetime) -> None:
    """The same at a given instant."""
    DBTaskResult.objects.successful().filter(finished_at__lt=now - KEPT_DONE).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - KEPT_FAILED).delete()
    PeriodicSlot.objects.filter(slot__lt=now - KEPT_SLOTS).delete()
    TaskKey.objects.filter(claimed_at__lt=now - KEPT_KEYS).delete()
