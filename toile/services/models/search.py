"""The words that the indexes of the search hold, counted: for the word being typed, and for misspelt ones."""

from django.db import models


class SearchWord(models.Model):
    """A word of one index in one language. `things` counts the rows that hold it; none left, the word goes.

    `word` is folded, `written` is how a reader is shown it, `backwards` is the word from its end, `sound` its rough
    sound: three ways of finding what somebody meant. Kept by `services.search.vocabulary`, with the rows.
    """

    index = models.CharField(max_length=30)
    language = models.CharField(max_length=10)
    word = models.CharField(max_length=40)
    written = models.CharField(max_length=200)
    stem = models.CharField(max_length=40)
    sound = models.CharField(max_length=80)
    backwards = models.CharField(max_length=40)
    things = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["index", "language", "word"],
                name="a_word_stands_once_in_an_index",
                opclasses=["varchar_ops", "varchar_ops", "varchar_pattern_ops"],
            )
        ]
        indexes = [
            models.Index(
                fields=["index", "language", "backwards"],
                name="search_words_end",
                opclasses=["varchar_ops", "varchar_ops", "varchar_pattern_ops"],
            ),
            models.Index(fields=["index", "language", "sound"], name="search_words_sound"),
            models.Index(fields=["index", "language", "stem"], name="search_words_stem"),
        ]

    def __str__(self) -> str:
        return self.written
