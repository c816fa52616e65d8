"""Which roles somebody has for the whole platform. Today a group of the same name holds each."""

from toile.services.actors import Actor, System
from toile.services.roles import Role

from .models import User


def roles_of(actor: Actor) -> frozenset[Role]:
    """The roles of an actor. One SQL query for a user, none for others.

    A superuser is an administrator, and so is the platform's own work (scheduled tasks, loading the demonstration). A
    visitor, an anonymous user and an account that was switched off have none.
    """
    if isinstance(actor, System):
        return frozenset({Role.ADMINISTRATOR})
    if not isinstance(actor, User) or not actor.is_active:
        return frozenset()
    names = set(actor.groups.filter(name__in=Role.values).values_list("name", flat=True))
    if actor.is_superuser:
        names.add(Role.ADMINISTRATOR)
    return frozenset(Role(name) for name in names)
