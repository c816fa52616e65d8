"""A state machine is a table of steps: from, verb, to, who may, what must hold. Each app writes its own table in `rules.py`.

The screens, the back office, the actions and the pages of `docs/rules/` read that one table.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .refusals import Refused

NEW = ""  # the stage of what does not exist yet: a step from it makes the thing
GONE = "gone"  # the stage of what exists no more


class NotAtThisStage(Refused):
    message = _("This step is not open at this stage.")


class NotYours(Refused):
    message = _("This step is not yours to take.")


class ChangedMeanwhile(Refused):
    message = _("Somebody else has changed this since you opened it. What you typed is below; compare before you save.")


Conditions = Mapping[type[Refused], Callable[[Any], bool]]


class Step(NamedTuple):
    """One row of a table. `refused_unless` maps each named refusal to the question that must be answered yes."""

    verb: str
    sources: Set[str]
    target: str
    who: Set[str]
    refused_unless: Conditions


class Verb(NamedTuple):
    """A verb as people read it: on its button, on the page that asks to confirm, in the pages of rules.

    `effect` says what will happen, `undo` how to take it back, `source` where the rule comes from.
    """

    label: str | Promise
    effect: str | Promise
    undo: str | Promise
    source: str | Promise


@dataclass(frozen=True)
class Table:
    """A whole state machine. `name` is that of its page in `docs/rules/`; `remarks` say what follows from the clock alone."""

    name: str
    title: str | Promise
    statuses: type[TextChoices]
    steps: tuple[Step, ...]
    verbs: Mapping[str, Verb]
    remarks: tuple[str | Promise, ...] = ()

    def step_for(self, verb: str, status: str, roles: Set[str], facts: Any) -> Step:
        """See the function of this name."""
        return step_for(self.steps, verb, status, roles, facts)


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
