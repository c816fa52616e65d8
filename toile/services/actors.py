"""Who acts: a signed-in user, a visitor known by what they wrote, or the platform's own task."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@runtime_checkable
class SignedIn(Protocol):
    """A user's account, as far as the journal needs it."""

    uid: object


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody without account, known by the address or telephone that they gave."""

    contact: str


@dataclass(frozen=True, slots=True)
class System:
    """The platform itself; `task` says which work of its own."""

    task: str


Actor = SignedIn | Visitor | System


def kind_and_uid(actor: Actor) -> tuple[str, str]:
    """How the journal names an actor, without a foreign key. A visitor's contact stays out of it."""
    if isinstance(actor, System):
        return "system", actor.task
    if isinstance(actor, Visitor):
        return "visitor", ""
    return "user", str(actor.uid)
