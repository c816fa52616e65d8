"""Until when what the public sees stays as it is, if nobody changes anything: the next instant at which a page changes by itself."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from ..models import PublishedThing

Source = Callable[[datetime], Iterable[datetime | None]]


def of_published_things(now: datetime) -> Iterable[datetime | None]:
    """An embargo's end, an end of publication, a beginning, a deadline. Four SQL statements, each on an index."""
    for field in ("visible_from", "visible_until", "starts_at", "ends_at"):
        later = PublishedThing.objects.filter(**{f"{field}__gt": now}).order_by(field)
        yield later.values_list(field, flat=True).first()


_sources: list[Source] = [of_published_things]


def register(source: Source) -> None:
    """Add a function that gives, for an instant, the next later ones at which public pages change; None counts for nothing."""
    _sources.append(source)


def midnight_after(now: datetime) -> datetime:
    """The first instant of the next day in the platform's zone: “in 3 days” is then in 2."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time(), zone)


def next_change(now: datetime) -> datetime:
    """The least instant after `now` at which a public page may change by itself: midnight at the latest."""
    instants = [instant for source in _sources for instant in source(now) if instant is not None and instant > now]
    return min([*instants, midnight_after(now)])
