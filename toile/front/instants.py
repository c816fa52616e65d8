"""What the front shows by the clock, told to the page cache."""

from collections.abc import Iterable
from datetime import datetime

from .models import EmergencyBar, Pin


def of_bar_and_pins(now: datetime) -> Iterable[datetime | None]:
    """When the next emergency bar appears, and when one or a pin ends. Three SQL statements."""
    for rows, field in ((EmergencyBar, "shown_from"), (EmergencyBar, "shown_until"), (Pin, "shown_until")):
        later = rows.objects.filter(**{f"{field}__gt": now}).order_by(field)
        yield later.values_list(field, flat=True).first()
