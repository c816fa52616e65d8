"""Published things: actions and signals mark what they touched; rows are computed once, last before COMMIT.

Each kind registers one function that computes its entries from nothing; the increment, `rebuild` and the consistency
test use that same function. Open `transaction()` instead of `atomic()` wherever something public may change.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import connection
from django.db import transaction as database

from toile.core.localised import text_in

from .models import FormerAddress, PublishedFacet, PublishedThing, Term
from .search.indexing import VERSION, Written
from .search.site import SITE

Thing = tuple[str, str]  # kind, uid
LOCK = 0x7011E  # of PostgreSQL's advisory locks, this one
KEY = ["kind", "uid", "language"]
COLUMNS = [field.name for field in PublishedThing._meta.fields if not field.primary_key]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row to be: see `PublishedThing` for each field. `words` is the whole text, as written, for the search.

    `words_language` is empty where title and lead are in the row's own language.
    """

    kind: str
    uid: str
    language: str
    title: str
    address: str
    words_language: str = ""
    lead: str = ""
    picture: str = ""
    sort: str = ""
    state: str = ""
    place: str = ""
    zone: str = ""
    fictional: bool = False
    is_whole_day: bool = False
    dated_at: datetime | None = None
    changed_at: datetime | None = None
    visible_from: datetime | None = None
    visible_until: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    words: str = ""
    themes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    def digest(self) -> str:
        """Two fingerprints of 32 letters, so that nothing unchanged is written again: of the row, of what is searched."""
        searched = [VERSION, self.language, self.title, self.lead, self.words]
        return _fingerprint(asdict(self)) + _fingerprint(searched)

    def facets(self) -> set[tuple[str, str]]:
        return {
            *(("theme", code) for code in self.themes),
            *(("place", code) for code in self.places),
            *(("about", code) for code in self.about),
        }


def _fingerprint(values: object) -> str:
    written = json.dumps(values, default=str, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:32]


Computes = Callable[[Collection[str] | None], Iterable[Entry]]
_kinds: dict[str, Computes] = {}
_listeners: list[Callable[[], None]] = []


def register(kind: str, computes: Computes) -> None:
    """Name the function that computes the entries of `kind`, for given uids or for all (None)."""
    _kinds[kind] = computes


def kinds() -> list[str]:
    """The kinds registered by the apps, in alphabetical order."""
    return sorted(_kinds)


def on_change(listener: Callable[[], None]) -> None:
    """Call `listener` inside the transaction that changes something public, last before COMMIT (the page cache does)."""
    _listeners.append(listener)


class _Marks:
    """What the running transaction has touched on one connection."""

    def __init__(self) -> None:
        self.things: set[Thing] = set()
        self.finders: list[Callable[[], Iterable[Thing]]] = []
        self.left: list[FormerAddress] = []
        self.depth = 0
        self.public = False


def _marks() -> _Marks:
    marks = getattr(connection, "_published_marks", None)
    if marks is None:
        marks = connection._published_marks = _Marks()
    return marks


def touch(kind: str, uid: object) -> None:
    """Say that a thing may have changed in public. Cheap; the row is computed when the transaction ends."""
    _mark({(kind, str(uid))})


def touch_all(kind: str) -> None:
    """Say that every thing of a kind may have changed: a moved home page."""
    touch_found(lambda: PublishedThing.objects.filter(kind=kind).values_list("kind", "uid"))


def touch_facet(facet: str, code: str) -> None:
    """Say that the things which carry this theme or place, or speak of this thing, may have changed."""
    touch_found(lambda: PublishedThing.objects.with_facet(facet, code).values_list("kind", "uid"))


def touch_sort(code: str) -> None:
    """Say that the things whose kind in the vocabulary has this code may have changed."""
    touch_found(lambda: PublishedThing.objects.filter(sort=code).values_list("kind", "uid"))


def touch_found(find: Callable[[], Iterable[Thing]]) -> None:
    """Say that the things that `find` gives may have changed: those of now, and those of when the rows are computed.

    In between another transaction may have committed a thing of that sort which has not seen this change (a page
    published under one that becomes private). On SQLite, with one writer, nothing comes in between.
    """
    _mark(set(find()))
    if connection.vendor == "postgresql":
        _marks().finders.append(find)


def touch_site() -> None:
    """Say that something every page shows has changed (menu, identity, emergency bar): no row, but cached pages are old."""
    _mark(set(), is_public=True)


def _mark(things: set[Thing], is_public: bool = False) -> None:
    marks = _marks()
    marks.things |= things
    marks.public |= is_public
    if not marks.depth and not any(waiting[1] is _flush_late for waiting in connection.run_on_commit):
        database.on_commit(_flush_late)  # outside transaction(): a net, at the price of a second transaction


def _flush_late() -> None:
    with transaction():
        pass


@contextmanager
def transaction() -> Iterator[None]:
    """A database transaction at whose end the touched things are computed. Nested: the outermost does it."""
    marks = _marks()
    outermost = marks.depth == 0
    before = set(marks.things), list(marks.finders), marks.public  # of an atomic() around us, which may go on
    marks.depth += 1
    try:
        with database.atomic():
            yield
            if outermost and not database.get_rollback():
                _flush(marks)
                before = set(), [], False
    finally:
        marks.depth -= 1
        if outermost:
            marks.things, marks.finders, marks.public = before
            marks.left = []


def _flush(marks: _Marks) -> None:
    changed = marks.public
    if marks.things or marks.finders:
        _one_at_a_time()
    for find in marks.finders:
        marks.things.update(find())
    while marks.things:  # computing one thing may touch another
        batch, marks.things = marks.things, set()
        by_kind: dict[str, set[str]] = {}
        for kind, uid in batch:
            by_kind.setdefault(kind, set()).add(uid)
        for kind, uids in sorted(by_kind.items()):
            changed |= _store(kind, uids, _computed(kind, uids)) if kind in _kinds else False
    _leave(marks.left)
    if changed:
        for listener in _listeners:
            listener()


def _one_at_a_time() -> None:
    """Wait until no other transaction is between computing rows and its COMMIT.

    Two that change two records of one thing would else each store it without the other's change. SQLite has one writer.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _store(kind: str, uids: Collection[str] | None, entries: list[Entry]) -> bool:
    """Make the rows of these things (None: of the kind) equal to `entries`. True when something changed.

    As many SQL statements for one thing as for many, but that a database takes so many values at once.
    """
    rows = PublishedThing.objects.filter(kind=kind)
    if uids is not None:
        rows = rows.filter(uid__in=uids)
    kept = {(row.uid, row.language): row for row in rows.only("pk", "uid", "language", "address", "digest")}
    wanted = {(entry.uid, entry.language): (entry, entry.digest()) for entry in entries}
    gone = [row for key, row in kept.items() if key not in wanted]
    written = [
        (entry, digest, kept.get(key))
        for key, (entry, digest) in wanted.items()
        if key not in kept or kept[key].digest != digest
    ]
    if not gone and not written:
        return False
    left = gone + [row for entry, _digest, row in written if row and row.address != entry.address]
    _marks().left += [FormerAddress(address=row.address, kind=kind, uid=row.uid, language=row.language) for row in left]
    _remove([row.pk for row in gone])
    _write(written)
    FormerAddress.objects.filter(address__in=[entry.address for entry, _digest, _row in written]).delete()
    return True


def _leave(left: Iterable[FormerAddress]) -> None:
    """Remember the addresses that were left, but those where another thing lives now. The last to leave one is remembered."""
    by_address = {former.address: former for former in left}
    for address in PublishedThing.objects.filter(address__in=by_address).values_list("address", flat=True):
        by_address.pop(address, None)
    FormerAddress.objects.bulk_create(
        by_address.values(),
        update_conflicts=True,
        unique_fields=["address"],
        update_fields=["kind", "uid", "language"],
    )


def _remove(keys: list[int]) -> None:
    if keys:
        SITE.remove(keys)
        PublishedThing.objects.filter(pk__in=keys).delete()


def _write(written: list[tuple[Entry, str, PublishedThing | None]]) -> None:
    """Write the rows of these entries, each with its digest and the row it replaces, their facets and their index."""
    things = PublishedThing.objects.bulk_create(
        [_thing(entry, digest) for entry, digest, _row in written],
        update_conflicts=True,
        unique_fields=KEY,
        update_fields=[name for name in COLUMNS if name not in KEY],
    )
    PublishedFacet.objects.filter(thing__in=[row.pk for _entry, _digest, row in written if row]).delete()
    PublishedFacet.objects.bulk_create(
        [
            PublishedFacet(thing=thing, facet=facet, code=code)
            for thing, (entry, _digest, _row) in zip(things, written, strict=True)
            for facet, code in sorted(entry.facets())
        ]
    )
    SITE.write(
        [
            Written(thing.pk, entry.language, entry.title, entry.lead, entry.words)
            for thing, (entry, digest, row) in zip(things, written, strict=True)
            if row is None or row.digest[32:] != digest[32:]
        ]
    )


def _thing(entry: Entry, digest: str) -> PublishedThing:
    values = asdict(entry)
    for name in ("words", "themes", "places", "about"):
        values.pop(name)
    return PublishedThing(text=entry.words, digest=digest, **values)


def _computed(kind: str, uids: Collection[str] | None) -> list[Entry]:
    """The entries of these things (None: of the kind), found under the words of their kind, themes and places too.

    One SQL statement more than the kind's own function takes.
    """
    entries = list(_kinds[kind](uids))
    codes = {code for entry in entries for code in (entry.sort, *entry.themes, *entry.places)}
    labels: dict[str, list[dict[str, str]]] = {}
    for code, words in Term.objects.filter(code__in=codes).order_by("pk").values_list("code", "words") if codes else ():
        labels.setdefault(code, []).append(words)
    return [replace(entry, words=entry.words + _labels_of(entry, labels)) for entry in entries]


def _labels_of(entry: Entry, labels: dict[str, list[dict[str, str]]]) -> str:
    """The labels in the reader's language, each on a line of its own after the text."""
    carried = dict.fromkeys([entry.sort, *entry.themes, *entry.places])
    written = [text_in(words, entry.language) for code in carried for words in labels.get(code, ())]
    return "".join(f"\n{label}." for label in dict.fromkeys(written))


def recomputed(kind: str) -> list[Entry]:
    """All entries of a kind, computed from nothing."""
    return _computed(kind, None)


def differences() -> list[str]:
    """What differs between the table and what the functions compute now, and between its rows and the index; [] if nothing.

    Reads the whole table: for tests, and for whoever doubts.
    """
    rows = {
        (row.kind, row.uid, row.language): row
        for row in PublishedThing.objects.prefetch_related("facets").order_by("pk")
    }
    wanted = {(entry.kind, entry.uid, entry.language): entry for kind in kinds() for entry in recomputed(kind)}
    wrong = [f"{key} should not be there" for key in sorted(rows.keys() - wanted.keys())]
    wrong += [f"{key} is missing" for key in sorted(wanted.keys() - rows.keys())]
    for key in sorted(rows.keys() & wanted.keys()):
        row, entry = rows[key], wanted[key]
        if row.digest != entry.digest():
            wrong.append(f"{key} is out of date")
        if {(facet.facet, facet.code) for facet in row.facets.all()} != entry.facets():
            wrong.append(f"{key} has other facets")
    return wrong + SITE.differences(
        Written(row.pk, row.language, row.title, row.lead, row.text) for row in rows.values()
    )


def rebuild(*kinds_to_do: str) -> None:
    """Make the whole table (or these kinds) equal to what the functions compute. One transaction a kind."""
    for kind in kinds_to_do or kinds():
        with transaction():
            if _store(kind, None, recomputed(kind)):
                touch_site()


def present_address(former: str, now: datetime) -> tuple[bool, str]:
    """Whether a published thing once lived at `former`, and where it lives at that instant (empty: nowhere, it is gone)."""
    left = FormerAddress.objects.filter(address=former).first()
    if left is None:
        return False, ""
    rows = PublishedThing.objects.visible(now).filter(language=left.language, kind=left.kind, uid=left.uid)
    return True, rows.values_list("address", flat=True).first() or ""
