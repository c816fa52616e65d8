"""What an abbreviated form stands for: from its parts (“act”, “eur”, “rice”, “s”) to the plain French words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from . import words
from .pairs import CLOSED, PLURAL_PAIRS

NUMBER = frozenset(["s", "x", "aux", "ux"])
# What hyphens cut off a masculine; anything longer is a word of its own: vice-président-e, bien-aimé-es.
ENDINGS_OF_MASCULINES = words.listed("r eur teur er ier f if x eux n en ien on el al s t")


@dataclass(frozen=True, slots=True)
class Reading:
    """Masculine first, then the feminines, the one that is written first. One of the two numbers may be empty."""

    singular: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.singular, *self.plural]))

    @property
    def is_pronoun(self) -> bool:
        return self.pair[0] in ("lui", "eux", "celui", "ceux", "il", "ils")

    @property
    def pair(self) -> tuple[str, str]:
        """The two words to say aloud."""
        said = self.plural or self.singular
        return said[0], said[1]

    def after(self, head: str) -> "Reading":
        """The compound of a first word and this one; the first agrees if it can: enseignant-chercheur·e."""
        agreed = words.agreed_head(head)
        if agreed is None:
            return Reading(*(tuple(f"{head}-{word}" for word in number) for number in (self.singular, self.plural)))
        singular, plural = agreed
        return Reading(_agreed(singular, self.singular), _agreed(plural, self.plural))

    def joined_to(self, first: "Reading") -> "Reading":
        """The compound of two forms: enseignant·e-chercheur·e."""
        heads = first.plural or tuple(words.plural_of(word) for word in first.singular)
        return Reading(_agreed(first.singular, self.singular), _agreed(heads, self.plural))

    def before(self, tail: str) -> "Reading":
        """celui·celle-ci: each word takes the tail."""
        return Reading(tuple(word + tail for word in self.singular), tuple(word + tail for word in self.plural))


def _agreed(heads: tuple[str, ...], tails: tuple[str, ...]) -> tuple[str, ...]:
    if not heads or not heads[0] or not tails:
        return ()
    return (f"{heads[0]}-{tails[0]}", *(f"{heads[1]}-{feminine}" for feminine in tails[1:]))


def both_numbers(masculine: str, feminines: Sequence[str]) -> Reading:
    singular = (masculine, *feminines)
    return Reading(singular, tuple(words.plural_of(word) for word in singular))


@dataclass(frozen=True, slots=True)
class Evidence:
    """How surely the marks alone say “inclusive form”, for words that no table knows."""

    middle_dot: bool
    marks: int
    one_mark: bool  # the same mark all along: only then may it have cut the masculine too (“coureu·r·se”)
    hyphen: bool
    bracket: bool
    name_like: bool  # a capital, then small letters
    capitals: bool


@lru_cache(maxsize=4096)  # a text repeats its forms, a site even more
def read(parts: tuple[str, ...], evidence: Evidence) -> Reading | None:
    """The plain forms of a form cut into `parts` (lower case, form C), or None where it is no inclusive form."""
    if pair := CLOSED.get("·".join(parts)):
        return Reading(plural=pair) if pair[0] in PLURAL_PAIRS else Reading(singular=pair)
    cuts = list(_cuts(parts, evidence))
    lenient = evidence.capitals or evidence.middle_dot or evidence.marks > 1
    for masculine, suffix, plural in cuts:
        if masculine != parts[0] and not words.in_table(masculine):
            continue
        if reading := _known(masculine, suffix, plural, evidence, lenient=lenient):
            return reading
    if reading := _feminine_first(parts, evidence):
        return reading
    if not (evidence.hyphen and evidence.marks == 1) and (reading := _cut_short(parts[0], cuts, evidence)):
        return reading
    for masculine, suffix, plural in cuts:
        if masculine == parts[0] and (reading := _guessed(masculine, suffix, plural, evidence)):
            return reading
    return None


def _cuts(parts: Sequence[str], evidence: Evidence) -> Iterator[tuple[str, str, bool]]:
    """Each way to take the parts as (masculine as written, feminine suffix, plural marked)."""
    stem, rest = parts[0], list(parts[1:])
    ways = [(stem, rest, False)]
    if len(rest) > 1 and evidence.one_mark and (rest[0] in ENDINGS_OF_MASCULINES or not evidence.hyphen):
        ways.append((stem + rest[0], rest[1:], False))  # coureu·r·se
        ways.append((stem + rest[1], [rest[0], *rest[2:]], rest[1] == "s"))  # vende·use·ur, françai·se·s
    for masculine, suffixes, both in ways:
        number = [suffix for suffix in suffixes if suffix in NUMBER]
        gender = [
            suffix
            for suffix in suffixes
            if suffix not in NUMBER and not (len(suffix) > 1 and len(suffixes) > 1 and masculine.endswith(suffix))
        ]
        if len(gender) == 1:
            suffix = gender[0]
            marked = both or (bool(number) and number != ["x"])
            if len(suffix) > 1 and suffix.endswith("s"):
                suffix, marked = suffix[:-1], True
            yield masculine, suffix, marked


def _known(masculine: str, suffix: str, plural: bool, evidence: Evidence, *, lenient: bool) -> Reading | None:
    if feminines := _shown(masculine, suffix, evidence, written=masculine):
        reading = both_numbers(masculine, feminines)
        return reading if plural else Reading(singular=reading.singular)
    for singular in words.singulars_of(masculine):
        if feminines := _shown(singular, suffix, evidence, written=masculine):
            plurals = [words.plural_of(feminine) for feminine in feminines]
            return Reading(plural=(masculine, *plurals))  # as written: finals and finaux are both in use
    repaired = words.accents_repaired(masculine) or (lenient and words.with_accents(masculine)) or ""
    if repaired:
        return _known(repaired, suffix, plural, evidence, lenient=False)
    if lenient and masculine.endswith("s") and (singular := words.with_accents(masculine[:-1])):
        return _known(words.plural_of(singular), suffix, plural, evidence, lenient=False)
    return None


def _shown(masculine: str, suffix: str, evidence: Evidence, *, written: str) -> tuple[str, ...]:
    feminines = words.feminines_shown(masculine, suffix)
    if not feminines:
        return ()
    if suffix == "le" and evidence.middle_dot and written.endswith("l") and not feminines[0].endswith("lle"):
        return () if evidence.marks == 1 else feminines  # Catalan: vil·les
    if suffix == feminines[0] and evidence.hyphen:
        return ()  # two whole words: “danseur-danseuse”
    plain = evidence.marks == 1 and not evidence.middle_dot and not evidence.bracket
    if plain and suffix in words.SMALL_WORDS and not _ends_with_small_word(masculine, suffix, feminines[0]):
        return ()
    return feminines


def _ends_with_small_word(masculine: str, suffix: str, feminine: str) -> bool:
    """réel.le, but not “un plan national.les pays”, “rond-de-cuir”, “reporter-ce”."""
    if suffix == "le":
        return feminine.endswith("lle")
    if suffix == "ce":
        return masculine.endswith(("x", "s"))
    return suffix != "de" and feminine.endswith(suffix)


def _feminine_first(parts: Sequence[str], evidence: Evidence) -> Reading | None:
    """vendeuse·eur, actrices·teurs: the feminine stands first, the suffix is the end of the masculine."""
    feminine, rest = parts[0], list(parts[1:])
    plural = len(rest) > 1 and rest[-1] in ("s", "x")
    if plural:
        rest.pop()
    if len(rest) != 1 or rest[0] in ("s", "e") or (evidence.hyphen and rest[0] in ("on", "tu", "en")):
        return None
    suffix = rest[0]
    for singular, is_plural in chain([(feminine, False)], ((word, True) for word in words.singulars_of(feminine))):
        masculine = words.masculine_of(singular)
        if not masculine:
            continue
        whole = both_numbers(masculine, [singular])
        if suffix in (masculine, whole.plural[0]) and evidence.hyphen:
            return None
        if masculine.endswith(suffix) or whole.plural[0].endswith(suffix):
            if is_plural:
                return Reading(plural=whole.plural)
            return whole if plural or not masculine.endswith(suffix) else Reading(singular=whole.singular)
    return None


def _cut_short(stem: str, cuts: Sequence[tuple[str, str, bool]], evidence: Evidence) -> Reading | None:
    """françai·se·s, acti·ve: nobody wrote the end of the masculine, but stem and suffix make a known feminine."""
    for masculine, suffix, plural in cuts:
        sound = masculine == stem and len(suffix) > 1 and (evidence.marks > 1 or suffix not in ("elle", "le", "la"))
        sound = sound and len(stem) > 2 and not (stem[-1] == suffix[0] == "l")
        known = words.masculine_of(stem + suffix) if sound else ""
        if known:
            reading = both_numbers(known, [stem + suffix])
            return reading if plural else Reading(singular=reading.singular)
    return None


def _guessed(masculine: str, suffix: str, plural: bool, evidence: Evidence) -> Reading | None:
    """A word that no table knows: the marks or its ending must speak."""
    cut_epicene = suffix == "e" and masculine.endswith(words.EPICENE_CUTS)  # volontair·e·s
    speaks = cut_epicene or masculine.endswith(words.SPEAKING_ENDINGS)
    if evidence.name_like and not (speaks and (plural or masculine.endswith(("ais", "ois", "éen", "eur")))):
        return None
    if not (speaks or evidence.middle_dot):
        return None
    if not evidence.middle_dot and len(suffix) < 3 and (evidence.marks < 2 and not (evidence.bracket and plural)):
        return None
    if evidence.middle_dot and masculine.endswith("l") and suffix.startswith("l"):
        return None  # Catalan: novel·les
    if cut_epicene:
        word = masculine + "e"
        return both_numbers(word, [word]) if plural else Reading(singular=(word, word))
    if feminine := words.guessed_feminine(masculine, suffix):
        reading = both_numbers(masculine, [feminine])
        return reading if plural else Reading(singular=reading.singular)
    if masculine.endswith("s") and len(masculine) > 4 and (feminine := words.guessed_feminine(masculine[:-1], suffix)):
        return Reading(plural=both_numbers(masculine[:-1], [feminine]).plural)
    return None
