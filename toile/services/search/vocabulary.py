"""The words of an index, kept with its rows: which are known, how a word being typed may end, what was meant."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db import connection
from django.db.models import Max, Q
from django.db.models.functions import Length

from toile.core.text.spelling import allowed_distance, distance, sound_of
from toile.core.text.stemming import stem
from toile.services.models import SearchWord

from .dialects import ROWS_AT_ONCE
from .indexing import Document

ENDINGS = 30  # words that the word being typed may become
NEAR_WORDS = 3  # words that a misspelt one may stand for
MOST_CANDIDATES = 2_000


class Word(NamedTuple):
    """A word of the vocabulary, as the search needs it."""

    written: str
    stem: str
    things: int


def count(index: str, before: Iterable[tuple[str, str]], documents: Iterable[Document]) -> None:
    """Count the words of `documents` in, and those of the rows that they replace (language, words) out."""
    change: Counter[tuple[str, str]] = Counter()
    written: dict[tuple[str, str], str] = {}
    for language, words in before:
        change.subtract((language, word) for word in words.split())
    for document in documents:
        for word, spelling in document.vocabulary.items():
            key = document.language, word
            change[key] += 1
            written[key] = max(written.get(key, ""), spelling)
    changed = sorted((language, word, by) for (language, word), by in change.items() if by)
    rows = [
        (
            index,
            language,
            word,
            written.get((language, word), word)[:200],
            stem(word, language),
            sound_of(word),
            word[::-1],
            by,
        )
        for language, word, by in changed
    ]
    _add(rows)
    lost = [(language, word) for language, word, by in changed if by < 0]
    for language in sorted({language for language, _word in lost}):
        words = [word for of, word in lost if of == language]
        SearchWord.objects.filter(index=index, language=language, word__in=words, things__lte=0).delete()


def _add(rows: list[tuple]) -> None:
    latest = (
        'GREATEST(t.written COLLATE "C", excluded.written)' if _is_postgresql() else "max(t.written, excluded.written)"
    )
    for start in range(0, len(rows), ROWS_AT_ONCE):
        some = rows[start : start + ROWS_AT_ONCE]
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO services_searchword AS t"
                f" ({_INDEX}, language, word, written, stem, sound, backwards, things) VALUES "
                + ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s)"] * len(some))
                + f" ON CONFLICT ({_INDEX}, language, word)"
                f" DO UPDATE SET things = t.things + excluded.things, written = {latest}",
                [value for row in some for value in row],
            )


_INDEX = '"index"'  # a word of SQL


def of(index: str, language: str):
    """The words of an index in a language."""
    return SearchWord.objects.filter(index=index, language=language)


def known_stems(index: str, language: str, stems: Collection[str]) -> dict[str, int]:
    """Those of these stems that some row holds, with the number of rows of the most used word. One SQL statement."""
    if not stems:
        return {}
    return dict(of(index, language).filter(stem__in=stems).values_list("stem").annotate(most=Max("things")))


def endings(index: str, language: str, beginning: str) -> list[Word]:
    """The words that begin so, the most used first, thirty at most. One SQL statement."""
    words = of(index, language).filter(_begins("word", beginning)).order_by("-things", "word")
    return [Word(*row) for row in words.values_list("written", "stem", "things")[:ENDINGS]]


def near(index: str, language: str, word: str, *, held_by_more_than: int = 0) -> list[Word]:
    """The words nearest to a misspelt one, the most used first; none where none is near enough. One SQL statement.

    `held_by_more_than` leaves out rare words, and those of the same stem: what may be meant by a word that exists.
    With one letter wrong, one half of the word is right; with two, mostly one outer third or its sound.
    """
    most = allowed_distance(word)
    if not most or not word.isalpha():
        return []
    part = len(word) // (most + 1)
    candidates = (
        of(index, language)
        .filter(_begins("word", word[:part]) | _begins("backwards", word[::-1][:part]) | Q(sound=sound_of(word)))
        .filter(things__gt=held_by_more_than)
        .exclude(stem=stem(word, language))
        .annotate(letters=Length("word"))
        .filter(letters__range=(len(word) - most, len(word) + most))
        .order_by("-things", "word")
        .values_list("word", "written", "stem", "things")[:MOST_CANDIDATES]
    )
    sound = sound_of(word)
    apart = []
    for other, *rest in candidates:
        if other.isalpha() and (steps := _steps(word, other, most)) <= most:
            apart.append((steps, sound_of(other) != sound, -rest[2], other, Word(*rest)))
    apart.sort()
    return [found for steps, *_order, found in apart if steps == apart[0][0]][:NEAR_WORDS]


def _steps(word: str, other: str, most: int) -> int:
    """The letters that part two words; one that sounds alike is near enough at two letters more."""
    steps = distance(word, other, most + 2)
    return most if most < steps <= most + 2 and sound_of(word) == sound_of(other) else steps


def _begins(field: str, beginning: str) -> Q:
    """Rows whose `field` begins so, in a way that each database answers from its index."""
    if _is_postgresql():
        return Q(**{f"{field}__startswith": beginning})
    return Q(**{f"{field}__gte": beginning, f"{field}__lt": f"{beginning}\U0010ffff"})


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"
