"""Where forms stand in a text: cut it into runs of letters and marks, and try each.

Each pass looks at a character a bounded number of times, so the time is linear in the length of the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from . import words
from .guards import is_address, is_path, without_markup
from .pairs import CLOSED, CLOSED_WORDS
from .reading import Evidence, Reading, read

_DOTS = "·\u0387•‧∙⋅・･⸱․˙●܁"
_DASHES = "\\-‐‑"
MIDDLE_DOTS = frozenset(_DOTS)
HYPHENS = frozenset("-‐‑")
INVISIBLE = "\u200b\u2060\ufeff\u00ad"
LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u2070-\u209f]"  # a raised figure is a note mark: migrant·e·s¹
# Offices write “directeur (trice)”, “né (e)”: a bracket after a space counts only if nothing but a form has it.
_CHUNK = re.compile(
    r"\S+(?:(?:[ \u00a0]\(-?(?:trice|rice|ice|euse|se|ère|ière|ne|le|ve|te|sse|fe|e(?=\)s))s?\)|(?<=é)[ \u00a0]\(es?\))\S*)?",
    re.IGNORECASE,
)
# A mark between letters. It looks back, because marks are rare: the search runs from mark to mark, not letter to letter.
_CORE = re.compile(
    rf"[.{_DOTS}/(\[{_DASHES}](?<={LETTER}.|[\u0300-\u036f{INVISIBLE}].|[ \u00a0]\()[-{INVISIBLE}]?{LETTER}",
)
_WORD = re.compile(rf"{LETTER}[\u0300-\u036f]*(?:[{INVISIBLE}]*{LETTER}[\u0300-\u036f]*)*")
_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))
_GAP = re.compile(
    rf"[{INVISIBLE}]*([)\]]?[.{_DOTS}]|[ \u00a0]?\(-?|[)\]]?[/(\[]-?|[)\]]?[{_DASHES}]|[)\]])[{INVISIBLE}]*"
)
_JOINERS = frozenset("_@&.") | MIDDLE_DOTS
LONGEST = 7  # parts of the longest form worth trying: tou·s·te·s, il·s·elle·s, sapeu·r·se·s
MOST_HEADS = 3  # words before the last of a compound: auto-entrepreneur, vingt-et-un
# Small parts that, linked to a form, show that we have cut something else in two.
_CRUMBS = CLOSED_WORDS | words.listed(
    "e es s x se ses euse euses rice rices trice trices ice ices ère ères ière ières ve ves ive ives ne nes enne ennes "
    "elle elles lle lles te tes tte ttes que ques he hes sse sses esse esses eur eurs teur teurs er ers if ifs "
    "aux ux ale ales aire"
)
_TAILS = frozenset(["ci", "là", "même", "mêmes"])


@dataclass(frozen=True, slots=True)
class Found:
    """A form in a text: `text[start:end]`, and what it stands for."""

    start: int
    end: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    written: str  # form C, in the writer's case
    plain: str  # lower case
    gap: str  # the marks before it, within its run; "" at the start of a run


def scan(text: str) -> Iterator[Found]:
    """The inclusive forms of a text, in order, never overlapping."""
    french = without_markup(text)
    done = 0
    for core in _CORE.finditer(french):
        if core.start() < done:
            continue
        start = core.start() - 1  # the letter before the mark, or the space before a bracket
        while start > done and not french[start - 1].isspace():
            start -= 1
        chunk = _CHUNK.match(french, start)
        if chunk is None:
            continue
        done = chunk.end()
        if not is_address(chunk[0]):
            found = [form for run in _runs(french, *chunk.span()) for form in _forms(french, run)]
            if found and not is_path(chunk, [(form.start, form.end) for form in found]):
                yield from found


def _runs(text: str, start: int, end: int) -> Iterator[list[_Part]]:
    """The words of text[start:end] that marks hold together, run by run."""
    run: list[_Part] = []
    place = start
    while word := _WORD.search(text, place, end):
        gap = ""
        if run:
            between = _GAP.fullmatch(text, run[-1].end, word.start())
            gap = between[1].lstrip() if between else ""
            if not gap:
                yield run
                run = []
        written = unicodedata.normalize("NFC", word[0].translate(_UNSEEN))
        run.append(_Part(word.start(), word.end(), written, written.lower(), gap))
        place = word.end()
    if run:
        yield run


def _forms(text: str, run: list[_Part]) -> Iterator[Found]:
    """The forms of one run; those that hyphens join are one compound."""
    pending: Found | None = None  # the compound in the making
    place = read_to = joined_words = 0
    while place < len(run) - 1:
        taken = _form_at(text, run, place, read_to)
        if taken is None:
            place += 1
            continue
        form, next_place = taken
        joined = Reading()
        if pending and joined_words < MOST_HEADS and run[place].gap in HYPHENS and pending.end + 1 == run[place].start:
            joined = form.reading.joined_to(pending.reading)  # nothing, where a plural meets a singular
        if pending and joined.forms:
            pending = Found(pending.start, form.end, joined)
            joined_words += 1
        else:
            if pending:
                yield pending
            joined_words = 0
            pending = _with_head(run, place, form, read_to)
        place = read_to = next_place
        if place < len(run) and run[place].plain in _TAILS and run[place].gap in HYPHENS and form.reading.is_pronoun:
            pending = Found(pending.start, run[place].end, pending.reading.before("-" + run[place].plain))
            read_to = place = place + 1
    if pending:
        yield pending


def _form_at(text: str, run: list[_Part], first: int, read_to: int) -> tuple[Found, int] | None:
    """The longest form that begins with part `first`, and the place of the part after it."""
    if not _may_begin(text, run, first, follows_form=first == read_to):
        return None
    for last in range(min(len(run) - 1, first + LONGEST - 1), first, -1):
        parts = run[first : last + 1]
        end = _end_of(text, parts)
        if not end or not _may_end(text, run, first, last, end):
            continue
        plain = [part.plain for part in parts]
        start, end = _stretched(text, plain, parts[0].start, end)
        evidence = _evidence(parts)
        heads = _heads(run, first, read_to)
        for taken in range(len(heads)):  # “cap-verdien·ne”: the table has compounds that are words of their own
            compound = "-".join([*(head.plain for head in heads[taken:]), plain[0]])
            if words.in_table(compound) and (reading := read((compound, *plain[1:]), evidence)):
                return Found(heads[taken].start, end, reading), last + 1
        reading = read(tuple(plain), evidence)
        if reading and evidence.hyphen and parts[0].gap in HYPHENS and reading.forms[0] in CLOSED_WORDS - {"un", "uns"}:
            continue  # “donnez-le-la”: a verb and its pronouns
        if reading:
            return Found(start, end, reading), last + 1
    return None


def _stretched(text: str, plain: list[str], start: int, end: int) -> tuple[int, int]:
    """du·de la, au·à la, de la·du: the article that a space keeps apart belongs to the form. Changes `plain`."""
    if plain[-1] in ("de", "à") and text[end : end + 3].lower() in (" la", "\u00a0la", "\u202fla"):
        if not text[end + 3 : end + 4].isalnum():
            plain[-1] += "la"
            end += 3
    elif plain[0] == "la":
        for before in ("de", "à"):
            head = text[max(start - len(before) - 1, 0) : start].lower()
            if head[:-1] == before and head[-1:].isspace() and f"{before}la·{'·'.join(plain[1:])}" in CLOSED:
                plain[0] = before + "la"
                start -= len(before) + 1
    elif plain[0] == "un" and text[max(start - 7, 0) : start].lower().replace("’", "'") == "quelqu'":
        plain[0] = "quelqu'un"
        start -= 7
    return start, end


def _may_begin(text: str, run: list[_Part], first: int, *, follows_form: bool) -> bool:
    part = run[first]
    if part.gap and part.gap not in ("/", "(", "[", ")/", ")-", ").", *HYPHENS):
        sentence = part.gap == "." and part.written[0].isupper() and run[first - 1].written[-1].islower()
        if not sentence:
            return False
    if part.gap:
        return follows_form or run[first - 1].plain not in _CRUMBS or part.gap in ("(", ".")
    before = text[max(part.start - 1, 0) : part.start]
    return not before or not (before.isdecimal() or before in _JOINERS)


def _end_of(text: str, parts: list[_Part]) -> int:
    """Where the form of these parts ends, its closing bracket included; 0 if its brackets do not match."""
    opened = ""
    for part in parts[1:]:
        for sign in part.gap:
            if sign in "([":
                if opened:
                    return 0
                opened = sign
            elif sign in ")]":
                if opened != ("(" if sign == ")" else "["):
                    return 0
                opened = ""
    end = parts[-1].end
    if opened:
        return end + 1 if text[end : end + 1] == (")" if opened == "(" else "]") else 0
    return end


def _may_end(text: str, run: list[_Part], first: int, last: int, end: int) -> bool:
    parts = run[first : last + 1]
    stem = parts[0].written
    for part in parts[1:]:
        # “association.Elle”, “Capesterre-Belle-Eau”: a capital begins a sentence or a name, unless all is in capitals.
        capital = part.written[0].isupper() and not stem.isupper() and part.written not in ("E", "S", "ES")
        if capital and (part.gap.endswith(".") or part.gap in HYPHENS):
            return False
    after = text[end : end + 1]
    if after.isdecimal() or after in {"_", "@"} or text.startswith("()", end):
        return False
    if last + 1 == len(run):
        return after not in MIDDLE_DOTS
    follower = run[last + 1]
    gap = follower.gap.removeprefix(")").removeprefix("]") if end > parts[-1].end else follower.gap
    if gap == ".":
        return gap != follower.gap or (follower.written[0].isupper() and not stem.isupper())
    if gap in HYPHENS:
        only_hyphens = all(part.gap in HYPHENS for part in parts[1:])
        return follower.plain not in _CRUMBS and not (only_hyphens and len(follower.plain) < 3)
    if gap in ("/", "("):
        return follower.plain not in _CRUMBS or _starts_form(run, last + 1)
    return bool(gap) and gap in ")]" and end == parts[-1].end and "(" not in "".join(part.gap for part in parts)


def _starts_form(run: list[_Part], place: int) -> bool:
    """le·la/un·e: what follows is small but opens a form of its own."""
    return place + 1 < len(run) and f"{run[place].plain}·{run[place + 1].plain}" in CLOSED


def _evidence(parts: list[_Part]) -> Evidence:
    gaps = [part.gap for part in parts[1:]]
    stem = parts[0].written
    return Evidence(
        middle_dot=any(gap in MIDDLE_DOTS for gap in gaps),
        marks=len(gaps),
        hyphen=all(gap in HYPHENS for gap in gaps),
        one_mark=len({"(" if gap[:1] in "([)]" else gap for gap in gaps}) == 1,
        bracket=any(gap[:1] in "([" for gap in gaps),
        name_like=stem[0].isupper() and not stem.isupper(),
        capitals=stem.isupper() and len(stem) > 1,
    )


def _heads(run: list[_Part], place: int, read_to: int) -> list[_Part]:
    """What hyphens put before part `place`; nothing if it is longer than a compound."""
    first = place
    while first > read_to and run[first].gap in HYPHENS and place - first <= MOST_HEADS:
        first -= 1
    return run[first:place] if place - first <= MOST_HEADS else []


def _with_head(run: list[_Part], place: int, form: Found, read_to: int) -> Found:
    """sous-préfet·e, enseignant-chercheur·e: what a hyphen puts before the form belongs to it."""
    heads = _heads(run, place, read_to)
    if not heads or form.start != run[place].start:
        return form
    if form.reading.forms[0] in CLOSED_WORDS and heads[-1].plain not in ("et", "quelques"):
        return form  # “est-il·elle”: the verb stays outside
    reading = form.reading
    for head in reversed(heads):
        reading = reading.after(head.plain)
    return Found(heads[0].start, form.end, reading) if reading.forms else form
