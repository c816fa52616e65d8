"""What is read about events: the facts that rules judge, the public lists."""

from datetime import datetime

from .models import Event
from .rules import Facts


def facts_about(event: Event, *, now: datetime) -> Facts:
    """What the rules ask about an event. One SQL query, whether words speak of it."""
    return Facts(
        now=now,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        says_where=bool(event.town or event.online_address),
        has_words=event.pages.exists(),
    )
