"""After any sequence of verbs the published table equals what is computed from nothing. A thousand more: `script/bench newsroom`."""

import pytest

from toile.front import sequences
from toile.newsroom.models import Article
from toile.services import published
from toile.services.models import PublishedThing

pytestmark = pytest.mark.django_db


def test_the_table_follows_forty_sequences_of_verbs():
    sequences.run(range(40), steps=8)


def test_a_row_that_is_not_what_it_should_be_is_told(monkeypatch):
    monkeypatch.setattr(sequences, "VERBS", [sequences.publish_page])
    monkeypatch.setattr(published, "_write", lambda written: None)  # a table that is never written

    with pytest.raises(sequences.Mistake, match=r"sequence 1, after write_page .* is missing"):
        sequences.run([1])


def test_each_verb_is_really_done(monkeypatch):
    """A verb that never finds anything to be done on would prove nothing."""
    done: set[str] = set()
    kept = sequences.step
    monkeypatch.setattr(sequences, "compare", lambda world: None)
    monkeypatch.setattr(sequences, "step", lambda world, verb, names: (kept(world, verb, names), done.update(names)))

    sequences.run(range(12), steps=30)

    assert {name.split()[0] for name in done if "refused" not in name} == {verb.__name__ for verb in sequences.VERBS}
    assert (Article.objects.count(), PublishedThing.objects.count()) == (0, 0)
