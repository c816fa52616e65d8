"""The generation number: raised by every public change, it ends every kept page at once.

It is raised twice for one change: on commit, for speed; and by a task row of the same transaction, because a process
may be killed between COMMIT and what follows it. The second time does nothing where the first was done.
"""

import logging
import secrets

from django.db import transaction

from ..tasks import task
from .stores import StoreAway, current_store

log = logging.getLogger(__name__)


def raise_when_committed() -> None:
    """Called within the transaction of a public change, last before COMMIT (`services.published.on_change`)."""
    if current_store() is None:
        return
    key = secrets.token_hex(8)
    raise_generation.enqueue(key)
    transaction.on_commit(lambda: raise_at_once(key))


def raise_at_once(key: str) -> None:
    """Raise the number now. A store that is away is left to the task: the change itself stands."""
    try:
        current_store().raise_generation(key)
    except StoreAway as away:
        log.warning("The page cache cannot be told of a change (%s); a task will.", away)


@task(queue_name="clock", limit=10, retry_after=(1, 2, 5, 10, 30, 60, 600, 3600))  # seconds
def raise_generation(key: str) -> None:
    """Raise the number for the change of this key, if nobody has. Fails, to be tried again, while the store is away."""
    if store := current_store():
        store.raise_generation(key)
