"""What comes back by itself: time is cut into slots, and the first worker to write a slot enqueues its task, once."""

from datetime import UTC, datetime

from django.db import IntegrityError, transaction

from toile.services.models import PeriodicSlot

from .declared import DeclaredTask, periodic


def slot_of(task: DeclaredTask, now: datetime) -> datetime:
    """The beginning of the slot that `now` lies in: a whole number of periods since 1970, UTC."""
    return datetime.fromtimestamp(int(now.timestamp()) // task.every * task.every, UTC)


def begin(task: DeclaredTask, slot: datetime) -> bool:
    """Enqueue the task for this slot, unless another worker has. Slots that passed while no worker ran are not made up for."""
    try:
        with transaction.atomic():
            PeriodicSlot.objects.create(name=task.module_path, slot=slot)
            task.enqueue()
    except IntegrityError:
        return False
    return True


class Clock:
    """Begins each slot when its time has come. Asks the database once a slot, not once a look."""

    def __init__(self) -> None:
        self.begun: dict[str, datetime] = {}

    def look(self, now: datetime) -> list[DeclaredTask]:
        """Begin the slots of `now` that this process has not seen. Returns the tasks that it enqueued."""
        enqueued = []
        for task in periodic():
            slot = slot_of(task, now)
            if self.begun.get(task.module_path) == slot:
                continue
            if begin(task, slot):
                enqueued.append(task)
            self.begun[task.module_path] = slot
        return enqueued
