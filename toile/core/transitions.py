"""A state machine is a table of steps: from, verb, to, who may, what must hold. Each app writes its own table."""

from collections.abc import Callable, Iterable, Set
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from .refusals import Refused


class NotAtThisStage(Refused):
    message = _("This step is not open at this stage.")


class NotYours(Refused):
    message = _("This step is not yours to take.")


class Step(NamedTuple):
    """One row of a table. `refused_unless` maps each named refusal to the question that must be answered yes."""

    verb: str
    sources: Set[str]
    target: str
    who: Set[str]
    refused_unless: dict[type[Refused], Callable[[Any], bool]]


def step_for(steps: Iterable[Step], verb: str, status: str, roles: Set[str], facts: Any) -> Step:
    """The row of `steps` to apply. Raises NotAtThisStage, NotYours or the refusal the row names, in that order."""
    step = next((step for step in steps if step.verb == verb and status in step.sources), None)
    if step is None:
        raise NotAtThisStage
    if not roles & step.who:
        raise NotYours
    for refusal, holds in step.refused_unless.items():
        if not holds(facts):
            raise refusal
    return step
