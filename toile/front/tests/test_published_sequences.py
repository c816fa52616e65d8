"""After any sequence of verbs the published table equals what is computed from nothing. A thousand more: `script/bench newsroom`."""

import pytest

from toile.front import sequences
from toile.newsroom.models import Article
from toile.services import published
from toile.services.models import PublishedThing

pytestmark = pytest.mark.django_db


def test_the_table_follows_forty_sequences_in_which_every_verb_is_done():
    done = sequences.run(range(40), steps=8)

    assert {name.split()[0] for name in done if "refused" not in name} == {verb.__name__ for verb in sequences.VERBS}
    assert (Article.objects.count(), PublishedThing.objects.count()) == (0, 0)


def test_a_row_that_is_not_what_it_should_be_is_told(monkeypatch):
    monkeypatch.setattr(sequences, "VERBS", [sequences.publish_page])
    monkeypatch.setattr(published, "_write", lambda written: None)  # a table that is never written

    with pytest.raises(sequences.Mistake, match=r"sequence 1, after write_page .* is missing"):
        sequences.run([1])
