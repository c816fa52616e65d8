"""What a question means in a language: its stems, with the synonyms of the staff, its last word ended, its spelling mended."""

from dataclasses import dataclass

from toile.core.text.folding import words
from toile.core.text.stemming import stems
from toile.services.models import SynonymGroup

from . import vocabulary
from .dialects import Group, Phrase
from .question import Question, Term
from .smallwords import is_small, without_small_words

SHORTEST_BEGINNING = 3  # letters of a last word that is no word by itself
MOST_MENDED = 4  # words of one question
MOST_TITLES = 12
RARER = 5  # times: a word held by so many fewer rows than another spelt nearly so is perhaps misspelt


@dataclass(frozen=True, slots=True)
class Meaning:
    """A question as the index answers it. `mended` is the question as it was understood, empty where it was as typed."""

    language: str
    groups: tuple[Group, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    titles: tuple[Phrase, ...] = ()
    mended: str = ""

    def __bool__(self) -> bool:
        return bool(self.groups)

    @property
    def stems(self) -> frozenset[str]:
        """The stems that an extract marks."""
        return frozenset(
            word
            for group in self.groups
            for reading in group
            for phrase in reading
            for word in phrase
            if not is_small(word, self.language) or len(phrase) == 1
        )


@dataclass(slots=True)
class _Slot:
    """A term of the question and what it may stand for. `run` is its words side by side."""

    term: Term
    run: Phrase
    others: list[str]
    small: bool = False
    mended: str = ""

    @property
    def is_word(self) -> bool:
        return len(self.run) == 1 and not self.term.quoted

    @property
    def group(self) -> Group:
        """A phrase as it stands; the words of a compound wherever they are; any of the words that would do as well."""
        whole = (self.run,) if self.term.quoted else tuple((word,) for word in self.run)
        return tuple(dict.fromkeys([whole, *(((word,),) for word in self.others)]))


def meaning_of(question: Question, *, index: str, language: str, unfinished: bool = False) -> Meaning:
    """What the index of that name is asked. `unfinished`: the last word is still being typed.

    Two SQL statements, and one for each word that the index does not know (four at most).
    """
    slots = [_slot(term, language) for term in question.wanted]
    content = [slot for slot in slots if not slot.small] or slots
    if not content:
        return Meaning(language)
    matched = _synonyms(content, language)
    _mend(content, matched, index=index, language=language, unfinished=unfinished)
    groups = [slot.group for place, slot in enumerate(content) if place not in matched]
    groups += dict.fromkeys(matched.values())
    return Meaning(
        language=language,
        groups=tuple(groups),
        excluded=tuple(tuple(stems(term.words, language)) for term in question.excluded),
        titles=_titles(groups, slots, content),
        mended=_mended(question, content),
    )


def _slot(term: Term, language: str) -> _Slot:
    run, others = tuple(stems(term.words, language)), stems(term.others, language)
    small = not term.quoted and not others and is_small(term.words[0], language)
    return _Slot(term, run, [word for word in others if (word,) != run], small=small)


def _synonyms(content: list[_Slot], language: str) -> dict[int, Group]:
    """For each place of the question that a synonym covers, the group that stands there. The longest is taken first."""
    keys = synonym_keys(language)
    matched: dict[int, Group] = {}
    place = 0
    while place < len(content):
        span = next((span for span in range(len(content) - place, 0, -1) if _key(content, place, span) in keys), 0)
        if span:
            typed = tuple((word,) for slot in content[place : place + span] for word in slot.run)
            readings = (typed, *((phrase,) for phrase in keys[_key(content, place, span)]))
            group = tuple(dict.fromkeys(readings))
            matched |= dict.fromkeys(range(place, place + span), group)
        place += span or 1
    return matched


def _key(content: list[_Slot], place: int, span: int) -> Phrase:
    some = content[place : place + span]
    return () if any(slot.term.quoted for slot in some) else tuple(word for slot in some for word in slot.run)


def synonym_keys(language: str) -> dict[Phrase, list[Phrase]]:
    """Each phrase of the staff's synonyms, without its small words, with all the phrases that mean the same. One SQL."""
    keys: dict[Phrase, list[Phrase]] = {}
    for group in SynonymGroup.objects.all():
        read = [words(phrase) for phrase in group.phrases]
        phrases = [tuple(stems(phrase, language)) for phrase in read if phrase]
        for phrase in read:
            if phrase:
                key = tuple(stems(without_small_words(phrase, language), language))
                keys.setdefault(key, []).extend(phrases)
    return keys


def _mend(content, matched, *, index: str, language: str, unfinished: bool) -> None:
    """End the last word, and put near words in the place of those that no row holds."""
    free = [slot for place, slot in enumerate(content) if place not in matched and slot.is_word]
    if not free:
        return
    stems_typed = {word for slot in free for word in (*slot.run, *slot.others)}
    known = vocabulary.known_stems(index, language, stems_typed).keys()
    left = MOST_MENDED
    for slot in free:
        word = slot.term.words[0]
        is_known = not known.isdisjoint((*slot.run, *slot.others))
        if slot is content[-1] and (unfinished or (not is_known and len(word) >= SHORTEST_BEGINNING)):
            ended = list(dict.fromkeys(ending.stem for ending in vocabulary.endings(index, language, word)))
            if ended:
                slot.others = [*([slot.run[0]] if is_known else []), *ended[1:], *slot.others]
                slot.run = (ended[0],)
                continue
        if not is_known and left:
            left -= 1
            if near := vocabulary.near(index, language, word):
                slot.run, slot.others = (near[0].stem,), [other.stem for other in near[1:]]
                slot.mended = near[0].written


def better_spelling(question: Question, *, index: str, language: str) -> str:
    """The question with each rare word replaced by one spelt nearly so that five times as many rows hold; else empty.

    One SQL statement, and one for each word (four at most). For questions that found little: it does not change them.
    """
    words = [term for term in question.wanted if not term.quoted and not is_small(term.words[0], language)]
    roots = {id(term): stems(term.words, language)[0] for term in words[:MOST_MENDED] if len(term.words) == 1}
    held = vocabulary.known_stems(index, language, set(roots.values()))
    better: dict[int, str] = {}
    for term in words:
        if (number := held.get(roots.get(id(term), ""))) is not None:
            near = vocabulary.near(index, language, term.words[0], held_by_more_than=RARER * number)
            better |= {id(term): word.written for word in near[:1]}
    return _with(question, better) if better else ""


def _mended(question: Question, content: list[_Slot]) -> str:
    """The question as it was understood, in its own order; empty where nothing was mended."""
    mended = {id(slot.term): slot.mended for slot in content if slot.mended}
    return _with(question, mended) if mended else ""


def _with(question: Question, others: dict[int, str]) -> str:
    """The question with other words in the place of these terms."""
    return " ".join(
        others.get(id(term)) or (f"-{term.written}" if term.excluded else term.written) for term in question.terms
    )


def _titles(groups: list[Group], slots: list[_Slot], content: list[_Slot]) -> tuple[Phrase, ...]:
    """The phrases by which a title is known for what was asked: the whole question, with and without small words."""
    if len(groups) == 1:
        return tuple(reading[0] for reading in groups[0] if len(reading) == 1)[:MOST_TITLES]
    phrases = [_run(slots), _run(content)]
    return tuple(dict.fromkeys(phrases))


def _run(slots: list[_Slot]) -> Phrase:
    return tuple(word for slot in slots for word in slot.run)
