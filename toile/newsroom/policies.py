"""Who may do what in the newsroom: the tables answer, here for the screens; the actions ask them again."""

from datetime import datetime

from toile.accounts.roles import roles_of
from toile.core.refusals import Refused
from toile.core.transitions import NEW, NotYours
from toile.services.actors import Actor
from toile.services.permission import Answer, No, Yes, policy

from .models import Opening
from .queries.openings import facts_about
from .rules import OPENINGS, WRITERS, Facts


@policy(Opening)
def may_take_step(actor: Actor, verb: str, opening: Opening | type[Opening], *, on: datetime) -> Answer:
    """A verb of the table; “view”, in the back office, for whoever has a role. `opening` may be the class: not yet one."""
    roles = roles_of(actor)
    if verb == "view":
        return Yes() if roles & WRITERS else No(because=NotYours.message)
    exists = isinstance(opening, Opening)
    facts = facts_about(opening, now=on) if exists else Facts(now=on)
    try:
        OPENINGS.step_for(verb, opening.status if exists else NEW, roles, facts)
    except Refused as refusal:
        return No(because=refusal.message)
    return Yes()
