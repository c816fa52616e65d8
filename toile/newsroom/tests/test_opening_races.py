"""Two people at one opening at one instant."""

from toile.newsroom.actions.openings import fill_opening, publish_opening, withdraw_opening
from toile.services import audit
from toile.services.models import PublishedThing
from toile.services.roles import Role

from .factories import NOW, draft, published_opening, somebody


def verbs(opening) -> list[str]:
    return [entry.verb for entry in audit.entries_of(opening)]


def test_the_loser_of_a_race_reads_that_the_stage_has_passed(own_database, run_together):
    publisher, opening = somebody(Role.PUBLISHER), draft()

    outcomes = run_together(
        lambda: publish_opening(opening, by=publisher, now=NOW),
        lambda: publish_opening(opening, by=publisher, now=NOW),
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotAtThisStage", "Opening"]
    assert verbs(opening) == ["opening.drafted", "opening.published"]


def test_an_opening_filled_and_withdrawn_at_once_is_one_of_both_everywhere(own_database, run_together):
    publisher, opening = somebody(Role.PUBLISHER), published_opening()

    run_together(
        lambda: fill_opening(opening, by=publisher, now=NOW),
        lambda: withdraw_opening(opening, reason={"fr": "Gelé."}, by=publisher, now=NOW),
    )

    opening.refresh_from_db()
    assert opening.status in {"filled", "withdrawn"}
    assert set(PublishedThing.objects.values_list("state", flat=True)) == {opening.status}
    assert verbs(opening)[2:] == [f"opening.{opening.status}"]
