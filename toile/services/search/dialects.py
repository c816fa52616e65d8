"""The index in each database's own language: FTS5 on SQLite, tsvector and GIN on PostgreSQL.

One table an index, made by a migration: key, title, lead and text as stems, language, the words it adds to the
vocabulary. Stems are letters and digits alone, so nothing that somebody typed is ever syntax.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.db import connection

from .indexing import EDGE, GAP, Document

Phrase = tuple[str, ...]  # stems that stand side by side
Reading = tuple[Phrase, ...]  # phrases that must all be there
Group = tuple[Reading, ...]  # readings of which one must be there

TITLE, HEAD, ALL = "title", "head", "all"  # where to look; the head is title and lead
ROWS_AT_ONCE = 100  # of one INSERT: SQLite takes 999 values


class Keys(NamedTuple):
    """A statement that gives the keys of the rows found, for `pk__in=RawSQL(*keys)`."""

    sql: str
    params: tuple


class Dialect:
    """What both have in common: the shape of an expression, and writing whole rows."""

    columns: tuple[str, ...]
    key: str
    word_and = word_or = word_not = ""

    def phrase(self, phrase: Phrase) -> str:
        raise NotImplementedError

    def keys(self, table: str, where: str, expression: str) -> Keys:
        raise NotImplementedError

    def values(self, document: Document) -> tuple:
        raise NotImplementedError

    def any_of(self, phrases: Iterable[Phrase]) -> str:
        return self.word_or.join(dict.fromkeys(self.phrase(phrase) for phrase in phrases))

    def all_groups(self, groups: Sequence[Group], excluded: Sequence[Phrase] = ()) -> str:
        """One reading of each group, and none of the excluded phrases."""
        wanted = self.word_and.join(f"({self._one_of(group)})" for group in groups)
        for phrase in excluded:
            wanted = f"({wanted}){self.word_not}({self.phrase(phrase)})"
        return wanted

    def _one_of(self, group: Group) -> str:
        readings = (self.word_and.join(self.phrase(phrase) for phrase in reading) for reading in group)
        return self.word_or.join(dict.fromkeys(f"({reading})" for reading in readings))

    def stored_words(self, table: str, keys: Collection[int]) -> list[tuple[str, str]]:
        """(language, words) of the rows of these keys, as they were counted in the vocabulary."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT language, words FROM {table} WHERE {self.key} IN ({_marks(keys)})", list(keys))
            return cursor.fetchall()

    def all_words(self, table: str) -> list[tuple[int, str, str]]:
        """(key, language, words) of every row."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {self.key}, language, words FROM {table}")
            return cursor.fetchall()

    def remove(self, table: str, keys: Collection[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE {self.key} IN ({_marks(keys)})", list(keys))

    def write(self, table: str, documents: Sequence[Document]) -> None:
        """Insert rows; those of the same keys are gone before."""
        row = f"({_marks(self.columns)})"
        for start in range(0, len(documents), ROWS_AT_ONCE):
            some = documents[start : start + ROWS_AT_ONCE]
            with connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {table} ({', '.join(self.columns)}) VALUES {', '.join([row] * len(some))}",
                    [value for document in some for value in self.values(document)],
                )

    def empty(self, table: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")


class SQLite(Dialect):
    """An FTS5 table whose rowid is the key."""

    columns = ("rowid", "title", "lead", "text", "language", "words")
    key = "rowid"
    word_and, word_or, word_not = " AND ", " OR ", " NOT "
    scopes = {TITLE: "{title} : ", HEAD: "{title lead} : ", ALL: ""}

    def phrase(self, phrase):
        return f'"{" ".join(phrase)}"'

    def keys(self, table, where, expression):
        return Keys(f"SELECT rowid FROM {table} WHERE {table} MATCH %s", (f"{self.scopes[where]}({expression})",))

    def values(self, document):
        parts = (" ".join(part) for part in (document.title, document.lead, document.text))
        return (document.pk, *parts, document.language, " ".join(document.vocabulary))


class PostgreSQL(Dialect):
    """A table with one tsvector for each place to look, each under a GIN index. Positions are ours: no parser reads it."""

    columns = ("id", "title", "head", "body", "language", "words")
    key = "id"
    word_and, word_or, word_not = " & ", " | ", " & !"
    scopes = {TITLE: "title", HEAD: "head", ALL: "body"}

    def phrase(self, phrase):
        return "(" + " <-> ".join(f"'{stem}'" for stem in phrase) + ")"

    def keys(self, table, where, expression):
        return Keys(f"SELECT id FROM {table} WHERE {self.scopes[where]} @@ %s::tsquery", (expression,))

    def values(self, document):
        head = [*document.title, GAP, *document.lead]
        vectors = (vector_of(part) for part in (document.title, head, [*head, GAP, *document.text]))
        return (document.pk, *vectors, document.language, " ".join(document.vocabulary))


def vector_of(stems: list[str]) -> str:
    """A tsvector's literal with the places of each stem. A gap takes a place, so that no phrase reaches across it."""
    places: dict[str, list[int]] = {}
    for place, stem in enumerate(stems, start=1):
        if stem != GAP:
            places.setdefault(stem, []).append(place)
    return " ".join(f"'{stem}':{','.join(map(str, where))}" for stem, where in places.items())


def whole_title(phrase: Phrase) -> Phrase:
    """The phrase that only a title of exactly these words has."""
    return (EDGE, *phrase, EDGE)


def dialect() -> Dialect:
    """The dialect of the database in use."""
    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()


def _marks(values: Collection) -> str:
    return ", ".join(["%s"] * len(values))
