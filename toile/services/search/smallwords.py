"""Small words that a question does without, outside quotation marks. The index keeps them, for phrases."""

SMALL_WORDS = {
    "fr": "a au aux avec c ce ces cet cette d dans de des du elle elles en est et eux il ils j je l la le les leur leurs lui"
    " m ma mais me mes mon n ne nos notre nous on ou par pas pour qu que qui s sa se ses son sont sur t ta te tes ton tu un"
    " une vos votre vous y",
    "en": "a an and are as at be by for from has have he her his i in is it its my of on or our s she t that the their them"
    " they this to us was we were will with you your",
}
_WORDS = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}


def is_small(word: str, language: str) -> bool:
    """Whether a folded word is too small to search for by itself."""
    return word in _WORDS.get(language, ())


def without_small_words(words: list[str], language: str) -> list[str]:
    """The words that say something; all of them where none does (« À nous »)."""
    return [word for word in words if not is_small(word, language)] or words
