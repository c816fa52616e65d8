"""Wagtail's questions about a record, answered by `may`: its screens and ours then agree."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, QuerySet
from django.utils import timezone
from wagtail.permission_policies import BasePermissionPolicy

from ..permission import may


class AsksMay(BasePermissionPolicy):
    """“add” is the verb that makes a record; “view” and “change” open its screen, where each verb is asked by itself.

    Nothing is ever deleted by Wagtail.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Asked once a request: a list asks it of every row, and a request has a user object of its own."""
        verb = {"add": "draft", "view": "view", "change": "view"}.get(action)
        if not verb:
            return False
        answers = user.__dict__.setdefault("_answers_of_may", {})
        key = (self.model, verb)
        if key not in answers:
            answers[key] = bool(may(user, verb, self.model, on=timezone.now()))
        return answers[key]

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Model]:
        allowed = [user.pk for user in get_user_model().objects.filter(is_active=True) if self._any(user, actions)]
        return get_user_model().objects.filter(pk__in=allowed)

    def _any(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)
