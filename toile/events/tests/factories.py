"""Valid objects for tests, at fixed instants."""

from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import Group

from toile.accounts.models import User
from toile.events.actions import Hours, Sheet, announce_event, draft_event
from toile.events.models import Event
from toile.services.actors import System
from toile.services.models import Term, TermKind
from toile.services.roles import Role

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
STARTS = datetime(2026, 5, 13, 7, 30, tzinfo=UTC)  # 9:30 in Paris
ENDS = datetime(2026, 5, 13, 15, 0, tzinfo=UTC)
HOURS = Hours(starts_at=STARTS, ends_at=ENDS)
NEXT_WEEK = Hours(starts_at=STARTS + timedelta(days=7), ends_at=ENDS + timedelta(days=7))
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
    """What somebody would type for a day in Toulouse."""
    values = {
        "kind": term(TermKind.EVENT_KIND, "meeting", "Rencontre"),
        "title": {"fr": "Journée de la jeunesse", "en": "Youth day"},
        "lead": {"fr": "Monter son premier projet."},
        "hours": HOURS,
        "venue": "Maison des associations",
        "town": "Toulouse",
    }
    return Sheet(**values | fields)


def draft(now: datetime = NOW, **fields) -> Event:
    return draft_event(sheet(**fields), by=PLATFORM, now=now)


def announced_event(now: datetime = NOW, **fields) -> Event:
    return announce_event(draft(now - timedelta(hours=1), **fields), by=PLATFORM, now=now)
