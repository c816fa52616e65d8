"""One filter each for days, instants and deadlines. Words are in the reader's language; zones are always written."""

from datetime import date, datetime

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html

from toile.core import dates

register = template.Library()


@register.filter
def day(value: date | datetime | None) -> str:
    """`16 mars 2023` in a `<time>`; an instant is shown on the platform's calendar."""
    if not value:
        return ""
    shown = dates.local(value, dates.PLATFORM).date() if isinstance(value, datetime) else value
    return format_html('<time datetime="{}">{}</time>', shown.isoformat(), dates.day_words(shown))


@register.simple_tag
def instant(value: datetime | None, zone: str = "") -> str:
    """`18 novembre 2026 à 12 h 00, heure de Paris` in a `<time>`; without a zone, that of the platform."""
    if not value:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', value.isoformat(), dates.instant_words(value, zone or settings.TIME_ZONE)
    )


@register.simple_tag
def span(thing) -> str:
    """When a thing with `starts_at`, `ends_at`, `zone` and `is_whole_day` takes place, in words."""
    return dates.span_words(thing.starts_at, thing.ends_at, thing.zone, whole_day=thing.is_whole_day)


@register.simple_tag
def left(value: datetime, now: datetime) -> str:
    """`today`, `tomorrow`, `in 3 days`."""
    return dates.left_words(value, now)


@register.simple_tag
def closing(value: datetime, zone: str, now: datetime | None = None) -> str:
    """`Closes on 18 November 2026 at 12:00, Paris time, in 3 days.` Without `now`, at this instant."""
    return dates.closing_words(value, zone, now or timezone.now())


@register.simple_tag
def closing_soon(value: datetime, now: datetime | None = None) -> str:
    """`Closes in 3 days`, `Closed`. Without `now`, at this instant."""
    return dates.closing_soon_words(value, now or timezone.now())


@register.simple_tag
def hour(value: datetime, zone: str) -> str:
    """`9 h 30` on the clocks of a zone, which is named where they differ from the platform's."""
    return dates.hour_there_words(value, zone)


@register.inclusion_tag("core/components/clocks.html")
def clocks(value: datetime, zone: str) -> dict:
    """The drawn clocks of an instant: where it is decided, and the platform's where that differs; a script adds the reader's."""
    return {"clocks": dates.clocks(value, zone), "instant": value, "zone": zone}


@register.filter
def month(value: date) -> str:
    """`mai`, beside a large day number."""
    return dates.month_words(value)


@register.filter
def month_and_year(value: date) -> str:
    """`mai 2023`, under a large day number."""
    return dates.month_words(value, year=True)
