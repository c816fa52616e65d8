"""wagtail-localize publishes a translation after COMMIT: here it does so in the transaction that translated.

Otherwise an error in a subscriber, or a kill between the two, leaves the draft of a translation that nobody asked for.
And it lets whoever may translate publish: here only those who may publish do.
"""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from wagtail.models import Page
from wagtail_localize import models as localize
from wagtail_localize.views.update_translations import UpdateTranslationsView


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


def publishing_asks_who_may() -> None:
    """Hold “update translations and publish” to those who may publish each: wagtail-localize asks nobody."""
    answer = UpdateTranslationsView.form_valid

    @wraps(answer)
    def form_valid(view: UpdateTranslationsView, form) -> HttpResponse:
        if form.cleaned_data["publish_translations"]:
            targets = [to.get_target_instance() for to in view.object.translations.filter(enabled=True)]
            pages = [target for target in targets if isinstance(target, Page)]
            if not all(page.permissions_for_user(view.request.user).can_publish() for page in pages):
                raise PermissionDenied
        return answer(view, form)

    UpdateTranslationsView.form_valid = form_valid
