"""wagtail-localize publishes a translation after COMMIT: here it does so in the transaction that translated.

Otherwise an error in a subscriber, or a kill between the two, leaves the draft of a translation that nobody asked for.
"""

from collections.abc import Callable

from django.db import transaction
from wagtail_localize import models as localize


class AtOnce:
    """Django's `transaction` module, but what is to run on commit runs now."""

    def __getattr__(self, name: str):
        return getattr(transaction, name)

    @staticmethod
    def on_commit(function: Callable[[], object], **kwargs) -> None:
        function()


def publish_within_the_transaction() -> None:
    """Give wagtail-localize's models that module. Its version is pinned in the lock; a test tells when it stops working."""
    localize.transaction = AtOnce()
