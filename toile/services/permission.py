"""One question, `may(actor, verb, thing, on=…)`, asked by screens, back office, API and templates alike. Deny by default."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Yes:
    """Allowed. True in a condition; `because` names the role that allows it, for whoever asks why."""

    because: str | Promise = ""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class No:
    """Refused. False in a condition; `because` is the sentence that the person reads."""

    because: str | Promise

    def __bool__(self) -> bool:
        return False


Answer = Yes | No
Policy = Callable[..., Answer]
_policies: dict[type, Policy] = {}
NOT_DECLARED = No(_("Nobody may do this: no rule says who."))


def policy(model: type) -> Callable[[Policy], Policy]:
    """Register the function `(actor, verb, thing, *, on) -> Yes | No` that answers for objects of `model`, and for the class."""

    def registered(function: Policy) -> Policy:
        _policies[model] = function
        return function

    return registered


def may(actor: Any, verb: str, thing: Any, *, on: datetime) -> Answer:
    """Whether `actor` may do `verb` to `thing` (an object, or its class where there is none yet) at the instant `on`."""
    model = thing if isinstance(thing, type) else type(thing)
    for ancestor in model.__mro__:
        if ancestor in _policies:
            return _policies[ancestor](actor, verb, thing, on=on)
    return NOT_DECLARED
