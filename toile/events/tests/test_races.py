"""Two people at one event at one instant."""

from toile.events.actions import cancel_event, postpone_event
from toile.services import audit
from toile.services.models import PublishedThing
from toile.services.roles import Role

from .factories import NOW, announced_event, somebody


def test_an_event_postponed_and_cancelled_at_once_tells_one_story_everywhere(own_database, run_together):
    publisher, event = somebody(Role.PUBLISHER), announced_event()

    run_together(
        lambda: postpone_event(event, by=publisher, now=NOW),
        lambda: cancel_event(event, words={"fr": "Grève."}, by=publisher, now=NOW),
    )

    event.refresh_from_db()
    noted = [entry.verb for entry in audit.entries_of(event)][2:]
    assert noted in (["event.cancelled"], ["event.postponed", "event.cancelled"])
    assert (event.status, event.sequence) == ("cancelled", len(noted))
    assert set(PublishedThing.objects.values_list("state", flat=True)) == {"cancelled"}
