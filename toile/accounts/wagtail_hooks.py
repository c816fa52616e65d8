"""What Wagtail's back office asks of us."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from wagtail import hooks

from .backoffice import refuse_superusers


@hooks.register("before_bulk_action")
def what_is_done_with_many_accounts_spares_superusers(
    request: HttpRequest, action_type: str, objects: Iterable[Model], action: Any
) -> None:
    """Wagtail's own actions ask only whether somebody may change accounts at all."""
    refuse_superusers(request, objects)
