"""Accounts in the back office: what makes a superuser, and the account of one, is a superuser's alone."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest
from wagtail.users.views import users

from .models import User


def refuse_superusers(request: HttpRequest, accounts: Iterable[Model]) -> None:
    """Raises PermissionDenied where one of the accounts is a superuser's and the person is not one."""
    if not request.user.is_superuser and any(isinstance(user, User) and user.is_superuser for user in accounts):
        raise PermissionDenied


class OnlySuperusersMakeSuperusers:
    """The box is shown to administrators as it stands; what they send in its place is not heard."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if not self.request.user.is_superuser and "is_superuser" in form.fields:
            form.fields["is_superuser"].disabled = True
        return form


class CreateView(OnlySuperusersMakeSuperusers, users.CreateView):
    """A new account."""


class EditView(OnlySuperusersMakeSuperusers, users.EditView):
    """An account. Whoever could write a superuser's address or password would be one."""

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        refuse_superusers(request, [self.object])
        return super().dispatch(request, *args, **kwargs)


class UserViewSet(users.UserViewSet):
    """Nobody is copied: an account is one person's."""

    add_view_class = CreateView
    edit_view_class = EditView
    copy_view_enabled = False
