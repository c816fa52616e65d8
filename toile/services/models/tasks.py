"""What background work remembers besides its rows: keys already asked under, periods already begun."""

from django.db import models


class TaskKey(models.Model):
    """The work that was asked for under a key: whoever asks again is told that it is on its way."""

    task = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    claim = models.UUIDField(unique=True)
    claimed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "key"], name="a_task_is_asked_once_under_a_key")]
        indexes = [models.Index(fields=["claimed_at"], name="task_keys_by_age")]

    def __str__(self) -> str:
        return f"{self.task} {self.key}"


class PeriodicSlot(models.Model):
    """One period of a task that comes back by itself, by the instant it began: the first worker to write it enqueues."""

    name = models.CharField(max_length=200)
    slot = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="one_worker_begins_a_slot")]
        indexes = [models.Index(fields=["slot"], name="slots_by_age")]

    def __str__(self) -> str:
        return f"{self.name} {self.slot:%Y-%m-%d %H:%M:%S}"
