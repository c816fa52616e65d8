"""An index over the rows of one table: kept with them, asked for the rows that answer a question, best first.

Order, alike on both databases: a title of exactly these words, these words side by side in the title, all of them in the
title, all in title and lead, side by side in the text, anywhere; then the order of the table, newest first.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from . import vocabulary
from .dialects import ALL, HEAD, TITLE, dialect, whole_title
from .indexing import Written, document_of
from .meaning import Meaning

MOST_COUNTED = 10_000  # beyond, a list says “more than”
MANY = 200  # rows: of more, those whose title and lead answer are asked for first


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of what was found. `total` stops at 10,001: more than can be counted in good time."""

    rows: list[Any]
    total: int

    @property
    def is_more_than_counted(self) -> bool:
        return self.total > MOST_COUNTED


@dataclass(frozen=True, slots=True)
class Index:
    """The index of that name, a table made by a migration. `order` is that of rows which answer equally well."""

    name: str
    order: tuple[Any, ...]

    def write(self, things: Collection[Written]) -> None:
        """Index these things in place of what the index held for their rows. In the caller's transaction."""
        database = dialect()
        documents = [document_of(thing) for thing in things]
        keys = [document.pk for document in documents]
        if keys:
            vocabulary.count(self.name, database.stored_words(self.name, keys), documents)
            database.remove(self.name, keys)
            database.write(self.name, documents)

    def remove(self, keys: Collection[int]) -> None:
        """Forget these rows. In the caller's transaction."""
        database = dialect()
        if keys:
            vocabulary.count(self.name, database.stored_words(self.name, keys), [])
            database.remove(self.name, keys)

    def empty(self) -> None:
        """Forget every row and every word."""
        dialect().empty(self.name)
        vocabulary.SearchWord.objects.filter(index=self.name).delete()

    def differences(self, things: Iterable[Written]) -> list[str]:
        """What the index holds that it should not, or lacks, if these are all the things; [] if nothing."""
        documents = {document.pk: document for document in map(document_of, things)}
        held = {key: (language, set(words.split())) for key, language, words in dialect().all_words(self.name)}
        due = {key: (document.language, set(document.vocabulary)) for key, document in documents.items()}
        wrong = [
            f"row {key} is indexed wrongly" for key in sorted(held.keys() | due.keys()) if held.get(key) != due.get(key)
        ]
        counted = Counter((language, word) for language, words in due.values() for word in words)
        kept = vocabulary.SearchWord.objects.filter(index=self.name).values_list("language", "word", "things")
        if {(language, word): things for language, word, things in kept} != counted:
            wrong.append("the vocabulary is counted wrongly")
        return wrong

    def found(self, meaning: Meaning, rows: QuerySet) -> QuerySet:
        """Those of `rows` that answer, in no order. Nothing asked, nothing found."""
        if not meaning:
            return rows.none()
        database = dialect()
        return rows.filter(pk__in=self._keys(ALL, database.all_groups(meaning.groups, meaning.excluded)))

    def best_first(self, meaning: Meaning, rows: QuerySet) -> QuerySet:
        """Those of `rows` that answer, best first."""
        return self._in_order(meaning, self.found(meaning, rows))

    def _in_order(self, meaning: Meaning, found: QuerySet) -> QuerySet:
        database = dialect()
        groups = database.all_groups(meaning.groups)
        places = [
            (TITLE, database.any_of(whole_title(phrase) for phrase in meaning.titles)),
            (TITLE, database.any_of(meaning.titles)),
            (TITLE, groups),
            (HEAD, groups),
            (ALL, database.any_of(meaning.titles)),
        ]
        if all(len(phrase) == 1 for phrase in meaning.titles):
            del places[4], places[1]  # one word stands side by side with itself
        asked = [When(pk__in=self._keys(where, what), then=rank) for rank, (where, what) in enumerate(places) if what]
        rank = Case(*asked, default=Value(len(places)), output_field=IntegerField())
        return found.order_by(rank, *self.order)

    def page(self, meaning: Meaning, rows: QuerySet, *, first: int = 0, size: int = 20) -> Hits:
        """The rows from the `first` on (from 0), at most `size`, and how many there are. Three SQL statements, or four.

        The keys are put in order by themselves: a database that sorts whole rows carries all their texts along. Of many
        rows, first those whose title and lead answer: they come before all others, and mostly fill the page.
        """
        if not meaning:
            return Hits([], 0)
        total = self.count(meaning, rows)
        if total <= first:
            return Hits([], total)
        keys: list[int] = []
        if total > MANY and not meaning.excluded:
            keys = self._best_keys(meaning, rows, HEAD, first, size)
        if len(keys) < size:
            keys = self._best_keys(meaning, rows, ALL, first, size)
        found = rows.in_bulk(keys)
        return Hits([found[key] for key in keys if key in found], total)

    def _best_keys(self, meaning: Meaning, rows: QuerySet, within: str, first: int, size: int) -> list[int]:
        answering = rows.filter(pk__in=self._keys(within, dialect().all_groups(meaning.groups, meaning.excluded)))
        return list(self._in_order(meaning, answering).values_list("pk", flat=True)[first : first + size])

    def count(self, meaning: Meaning, rows: QuerySet) -> int:
        """How many rows answer, 10,001 at most. One SQL statement."""
        return self.found(meaning, rows).order_by()[: MOST_COUNTED + 1].count()

    def _keys(self, where: str, expression: str) -> RawSQL:
        return RawSQL(*dialect().keys(self.name, where, expression))
