"""Background work: tried again, given back, asked once, repeated."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from modelsearch.tasks import insert_or_update_object_task

from tests.working import TaskFailed
from toile.services.models import PeriodicSlot, TaskKey
from toile.services.scheduled import apply_schedule
from toile.services.tasks import retry, slots, upkeep
from toile.services.tasks.worker import TaskWorker

from . import probes

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)  # 12:00 in Paris
READY, RUNNING, FAILED, SUCCESSFUL = (
    TaskResultStatus.READY,
    TaskResultStatus.RUNNING,
    TaskResultStatus.FAILED,
    TaskResultStatus.SUCCESSFUL,
)


@pytest.fixture(autouse=True)
def nothing_done_yet():
    probes.done.clear()


def test_a_task_is_done_once(work_off_tasks):
    probes.note.enqueue("salaam")

    assert (work_off_tasks(), probes.done) == (["note"], ["salaam"])
    assert (work_off_tasks(), probes.done) == ([], ["salaam"])


def test_a_failed_attempt_is_made_again_in_the_same_row_ever_later_and_then_given_up(work_off_tasks):
    probes.fail.enqueue()
    seen = []

    for after in (0, 9, 11, 70, 72, 5_000):  # seconds since noon
        with time_machine.travel(NOON + timedelta(seconds=after), tick=False):
            tried = work_off_tasks(failures=True)
        row = DBTaskResult.objects.get()
        seen.append((after, tried, len(row.worker_ids), row.status))

    assert seen == [
        (0, ["fail"], 1, READY),
        (9, [], 1, READY),
        (11, ["fail"], 2, READY),
        (70, [], 2, READY),
        (72, ["fail"], 3, FAILED),
        (5_000, [], 3, FAILED),
    ]
    assert "the partner does not answer" in row.traceback


def test_a_test_that_does_not_expect_a_failure_hears_of_it(work_off_tasks):
    probes.fail.enqueue()

    with pytest.raises(TaskFailed, match="the partner does not answer"):
        work_off_tasks()


def test_an_attempt_that_takes_too_long_is_stopped_and_made_again():
    probes.never_end.enqueue()
    row = DBTaskResult.objects.get()
    row.claim("worker")

    TaskWorker(queues=["*"]).run_task(row)

    row = DBTaskResult.objects.get()
    assert (row.status, row.exception_class_path) == (READY, "toile.services.tasks.worker.LimitReached")


def held_since(task, started_at: datetime) -> DBTaskResult:
    task.enqueue()
    row = DBTaskResult.objects.latest("enqueued_at")
    row.claim("worker that was killed")
    DBTaskResult.objects.filter(pk=row.pk).update(started_at=started_at)
    return row


def test_a_task_held_by_a_killed_worker_is_given_back_after_its_limit_and_counts_the_attempt():
    row = held_since(probes.fail, NOON)

    early = retry.reap(now=NOON + timedelta(seconds=89))
    late = retry.reap(now=NOON + timedelta(seconds=91))

    row.refresh_from_db()
    assert (early, late) == (0, 1)
    assert (row.status, row.run_after, len(row.worker_ids)) == (READY, NOON + timedelta(seconds=101), 1)


def test_a_task_that_kills_its_workers_is_given_up_at_last():
    row = held_since(probes.fail, NOON)
    DBTaskResult.objects.update(worker_ids=["a", "b", "c"])

    retry.reap(now=NOON + timedelta(seconds=91))

    row.refresh_from_db()
    assert (row.status, row.traceback) == (FAILED, retry.KILLED)


def test_a_failure_whose_worker_died_before_noting_the_retry_is_found():
    row = held_since(probes.fail, NOON)
    DBTaskResult.objects.update(status=FAILED, finished_at=NOON)

    early = retry.reap(now=NOON + timedelta(seconds=29))
    late = retry.reap(now=NOON + timedelta(seconds=31))

    row.refresh_from_db()
    assert (early, late, row.status) == (0, 1, READY)


def test_indexing_an_object_that_is_gone_is_done_not_failed(work_off_tasks):
    insert_or_update_object_task.enqueue("services", "term", "123456")

    assert work_off_tasks() == ["insert_or_update_object_task"]
    assert DBTaskResult.objects.get().status == SUCCESSFUL


def test_the_same_key_asks_once(work_off_tasks):
    asked = [probes.note.enqueue_once("receipt:7", "first"), probes.note.enqueue_once("receipt:7", "second")]
    work_off_tasks()
    asked.append(probes.note.enqueue_once("receipt:7", "third"))
    work_off_tasks()

    assert (asked, probes.done) == ([True, False, False], ["first"])


def test_another_key_or_another_task_is_other_work():
    asked = [
        probes.note.enqueue_once("receipt:7", "first"),
        probes.note.enqueue_once("receipt:8", "second"),
        probes.fail.enqueue_once("receipt:7"),
    ]

    assert (asked, DBTaskResult.objects.count()) == ([True, True, True], 3)


def test_a_key_of_a_transaction_that_was_rolled_back_is_free_again():
    with pytest.raises(RuntimeError), transaction.atomic():
        probes.note.enqueue_once("receipt:7", "first")
        raise RuntimeError

    assert (TaskKey.objects.count(), DBTaskResult.objects.count()) == (0, 0)
    assert probes.note.enqueue_once("receipt:7", "second") is True


def test_a_slot_is_begun_once_whatever_the_number_of_workers():
    here, there = slots.Clock(), slots.Clock()

    begun = [
        apply_schedule in clock.look(NOON + timedelta(seconds=seconds))
        for clock, seconds in [(here, 1), (there, 2), (here, 19), (there, 20), (here, 21), (here, 300)]
    ]

    assert begun == [True, False, False, True, False, True]
    mine = PeriodicSlot.objects.filter(name=apply_schedule.module_path).order_by("slot")
    assert [slot.slot - NOON for slot in mine] == [timedelta(seconds=s) for s in (0, 20, 300)]


def test_a_look_at_the_clock_within_a_slot_asks_the_database_nothing(django_assert_num_queries):
    clock = slots.Clock()
    clock.look(NOON)

    with django_assert_num_queries(0):
        clock.look(NOON + timedelta(seconds=19))


def test_old_rows_are_forgotten_and_what_is_not_done_is_kept():
    now = timezone.now()
    for days, status in [(13, SUCCESSFUL), (15, SUCCESSFUL), (59, FAILED), (61, FAILED), (500, READY)]:
        probes.note.enqueue(f"{days} {status}")
        DBTaskResult.objects.filter(args_kwargs__args=[f"{days} {status}"]).update(
            status=status, finished_at=None if status == READY else now - timedelta(days=days)
        )
    PeriodicSlot.objects.create(name="old", slot=now - timedelta(days=3))
    PeriodicSlot.objects.create(name="new", slot=now - timedelta(days=1))
    probes.note.enqueue_once("old", "x")
    TaskKey.objects.update(claimed_at=now - timedelta(days=401))

    upkeep.forget(now=now)

    kept = DBTaskResult.objects.order_by("enqueued_at").values_list("args_kwargs__args__0", flat=True)
    assert list(kept) == ["13 SUCCESSFUL", "59 FAILED", "500 READY", "x"]
    assert list(PeriodicSlot.objects.values_list("name", flat=True)) == ["new"]
    assert TaskKey.objects.count() == 0
