"""Valid objects for tests, at fixed instants."""

from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import Group

from toile.accounts.models import User
from toile.newsroom.actions.openings import Sheet, draft_opening, publish_opening
from toile.newsroom.models import Opening
from toile.services.actors import System
from toile.services.models import Term, TermKind
from toile.services.roles import Role

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)  # 12:00 in Paris
PLATFORM = System("tests")


def somebody(role: Role | None, email: str = "") -> User:
    """A user with this role alone."""
    user = User.objects.create_user(email or f"{role or 'nobody'}@example.org", "a long password")
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def term(kind: TermKind, code: str, words: str = "") -> Term:
    return Term.objects.get_or_create(kind=kind, code=code, defaults={"words": {"fr": words or code}})[0]


def sheet(**fields) -> Sheet:
    """What somebody would type for a job that closes on 18 November at noon, Paris time."""
    values = {
        "kind": term(TermKind.OPENING_KIND, "job", "Emploi"),
        "title": {"fr": "Assistant·e de communication", "en": "Communication assistant"},
        "lead": {"fr": "Une alternance au sein de l’équipe."},
        "closes_at": DEADLINE,
        "where_to_send": "emploi@example.org",
        "what_to_send": {"fr": "Un CV et une lettre."},
    }
    return Sheet(**values | fields)


def draft(now: datetime = NOW, **fields) -> Opening:
    return draft_opening(sheet(**fields), by=PLATFORM, now=now)


def published_opening(now: datetime = NOW, **fields) -> Opening:
    return publish_opening(draft(now - timedelta(hours=1), **fields), by=PLATFORM, now=now)
