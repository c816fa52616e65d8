"""What `may` answers about pages, beside Wagtail's own verbs (docs/page_verbs.md)."""

from datetime import datetime

from wagtail.models import Page

from toile.accounts.models import User
from toile.services.actors import Actor
from toile.services.permission import NOT_DECLARED, Answer, No, Yes, policy

from .rules import NotYoursToShare


@policy(Page)
def may_do_to_page(actor: Actor, verb: str, page: Page, *, on: datetime) -> Answer:
    """Whoever may change a page shares its draft, also while it is being reread. Wagtail's own table says who may change."""
    if verb != "share_draft":
        return NOT_DECLARED
    if isinstance(actor, User) and page.permissions_for_user(actor).can_edit():
        return Yes()
    return No(because=NotYoursToShare.message)
