"""What is scheduled comes out, and goes, within half a minute: a slot every 20 s, a transaction each.

Wagtail's own `publish_scheduled` takes base pages, outside our transaction, and stops at the first error.
"""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from . import published
from .tasks import task

logger = logging.getLogger(__name__)


@task(queue_name="clock", priority=50, every=20, retry_after=())
def apply_schedule() -> dict[str, int]:
    """Publish the approved revisions whose instant has come, take down what has expired. Returns how many of each, and of errors."""
    return apply_schedule_at(timezone.now())


def apply_schedule_at(now: datetime) -> dict[str, int]:
    """The same at a given aware instant. An error is logged and leaves nothing of its object; the others go on."""
    done = {"unpublished": 0, "published": 0, "errors": 0}
    for model, pk in list(_expired(now)):
        _count(done, "unpublished", _unpublish, model, pk, now)
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")
    for pk in list(due.values_list("pk", flat=True)):
        _count(done, "published", _publish, Revision, pk, now)
    return done


def _count(done: dict[str, int], what: str, act, model, pk: object, now: datetime) -> None:
    try:
        with published.transaction():
            done[what] += act(model, pk, now)
    except Exception:  # one broken page must not hold back the others
        done["errors"] += 1
        logger.exception("%s %s could not be %s as scheduled", model._meta.label, pk, what)


def _expired(now: datetime) -> Iterator[tuple[type, object]]:
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and (model is Page or not issubclass(model, Page)):
            for pk in (
                model.objects.filter(live=True, expire_at__lte=now).order_by("expire_at").values_list("pk", flat=True)
            ):
                yield model, pk


def _unpublish(model: type, pk: object, now: datetime) -> bool:
    thing = model.objects.select_for_update().filter(pk=pk, live=True, expire_at__lte=now).first()
    if thing is None:  # another node was first, or somebody changed the schedule
        return False
    thing = thing.specific if isinstance(thing, Page) else thing
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


def _publish(model: type, pk: object, now: datetime) -> bool:
    revision = model.objects.select_for_update().filter(pk=pk, approved_go_live_at__lte=now).first()
    if revision is None:
        return False
    thing = revision.as_object()
    thing.publish(revision, log_action="wagtail.publish.scheduled", skip_permission_checks=True)
    return True
