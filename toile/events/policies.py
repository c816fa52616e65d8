"""Who may do what to an event: the table answers, here for the screens; the actions ask it again."""

from datetime import datetime

from toile.accounts.roles import roles_of
from toile.core.refusals import Refused
from toile.core.transitions import NEW, NotYours
from toile.services.actors import Actor
from toile.services.permission import Answer, No, Yes, policy

from .models import Event
from .queries import facts_about
from .rules import EVENTS, WRITERS, Facts


@policy(Event)
def may_take_step(actor: Actor, verb: str, event: Event | type[Event], *, on: datetime) -> Answer:
    """A verb of the table; “view”, in the back office, for whoever has a role. `event` may be the class: not yet one."""
    roles = roles_of(actor)
    if verb == "view":
        return Yes() if roles & WRITERS else No(because=NotYours.message)
    exists = isinstance(event, Event)
    facts = facts_about(event, now=on) if exists else Facts(now=on)
    try:
        EVENTS.step_for(verb, event.status if exists else NEW, roles, facts)
    except Refused as refusal:
        return No(because=refusal.message)
    return Yes()
