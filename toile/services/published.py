"""Published things: actions and signals mark what they touched; rows are computed once, last before COMMIT.

Each kind registers one function that computes its entries from nothing; the increment, `rebuild` and the consistency
test use that same function. Open `transaction()` instead of `atomic()` wherever something public may change.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connection
from django.db import transaction as database
from django.db.models import Q

from .models import FormerAddress, PublishedFacet, PublishedThing

Thing = tuple[str, str]  # kind, uid


@dataclass(frozen=True, slots=True)
class Entry:
    """One row to be: see `PublishedThing` for each field. `words` is the whole text for the search, not yet folded.

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
        """A fingerprint of all that the row shows, so that an unchanged row is not written again."""
        return hashlib.sha256(json.dumps(asdict(self), default=str, sort_keys=True).encode()).hexdigest()

    def facets(self) -> set[tuple[str, str]]:
        return {
            *(("theme", code) for code in self.themes),
            *(("place", code) for code in self.places),
            *(("about", code) for code in self.about),
        }


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
        self.depth = 0
        self.public = False


def _marks() -> _Marks:
    marks = getattr(connection, "_published_marks", None)
    if marks is None:
        marks = connection._published_marks = _Marks()
    return marks


def touch(kind: str, uid: object) -> None:
    """Say that a thing may have changed in public. Cheap; the row is computed when the transaction ends."""
    _mark().things.add((kind, str(uid)))


def touch_all(kind: str) -> None:
    """Say that every thing of a kind may have changed: a renamed theme, a moved home page."""
    _mark().things.update((kind, uid) for uid in PublishedThing.objects.filter(kind=kind).values_list("uid", flat=True))


def touch_site() -> None:
    """Say that something every page shows has changed (menu, identity, emergency bar): no row, but cached pages are old."""
    _mark().public = True


def _mark() -> _Marks:
    marks = _marks()
    if not marks.depth and not any(waiting[1] is _flush_late for waiting in connection.run_on_commit):
        database.on_commit(_flush_late)  # outside transaction(): a net, at the price of a second transaction
    return marks


def _flush_late() -> None:
    with transaction():
        pass


@contextmanager
def transaction() -> Iterator[None]:
    """A database transaction at whose end the touched things are computed. Nested: the outermost does it."""
    marks = _marks()
    outermost = marks.depth == 0
    marks.depth += 1
    try:
        with database.atomic():
            yield
            if outermost and not database.get_rollback():
                _flush(marks)
    finally:
        marks.depth -= 1
        if outermost:
            marks.things.clear()
            marks.public = False


def _flush(marks: _Marks) -> None:
    changed = marks.public
    while marks.things:  # computing one thing may touch another
        batch, marks.things = marks.things, set()
        by_kind: dict[str, set[str]] = {}
        for kind, uid in batch:
            by_kind.setdefault(kind, set()).add(uid)
        for kind, uids in sorted(by_kind.items()):
            changed |= _store(kind, uids, list(_kinds[kind](uids))) if kind in _kinds else False
    if changed:
        for listener in _listeners:
            listener()


def _store(kind: str, uids: Collection[str] | None, entries: list[Entry]) -> bool:
    """Make the rows of these things (None: of the kind) equal to `entries`. True when something changed."""
    rows = PublishedThing.objects.filter(kind=kind)
    if uids is not None:
        rows = rows.filter(uid__in=uids)
    kept = {(row.uid, row.language): row for row in rows.only("pk", "uid", "language", "address", "digest")}
    wanted = {(entry.uid, entry.language): entry for entry in entries}
    gone = [row for key, row in kept.items() if key not in wanted]
    written = []
    for key, entry in wanted.items():
        row = kept.get(key)
        if row is None or row.digest != entry.digest():
            written.append((entry, row))
    if not gone and not written:
        return False
    _leave(kind, gone + [row for entry, row in written if row and row.address != entry.address])
    PublishedThing.objects.filter(pk__in=[row.pk for row in gone]).delete()
    for entry, row in written:
        _write(entry, row.pk if row else None)
    FormerAddress.objects.filter(address__in=[entry.address for entry, _row in written]).delete()
    return True


def _leave(kind: str, rows: Iterable[PublishedThing]) -> None:
    FormerAddress.objects.bulk_create(
        [FormerAddress(address=row.address, kind=kind, uid=row.uid, language=row.language) for row in rows],
        update_conflicts=True,
        unique_fields=["address"],
        update_fields=["kind", "uid", "language"],
    )


def _write(entry: Entry, pk: int | None) -> None:
    values = asdict(entry)
    for name in ("words", "themes", "places", "about"):
        values.pop(name)
    thing = PublishedThing(pk=pk, text=entry.words, digest=entry.digest(), **values)
    thing.save(force_update=pk is not None, force_insert=pk is None)
    if pk is not None:
        PublishedFacet.objects.filter(thing=thing).delete()
    PublishedFacet.objects.bulk_create(
        [PublishedFacet(thing=thing, facet=facet, code=code) for facet, code in sorted(entry.facets())]
    )


def recomputed(kind: str) -> list[Entry]:
    """All entries of a kind, computed from nothing."""
    return list(_kinds[kind](None))


def rebuild(*kinds_to_do: str) -> None:
    """Make the whole table (or these kinds) equal to what the functions compute. One transaction a kind."""
    for kind in kinds_to_do or kinds():
        with transaction():
            if _store(kind, None, recomputed(kind)):
                touch_site()


def present_address(former: str) -> tuple[bool, str]:
    """Whether a published thing once lived at `former`, and where it lives now (empty: nowhere, it is gone)."""
    left = FormerAddress.objects.filter(address=former).first()
    if left is None:
        return False, ""
    rows = PublishedThing.objects.filter(Q(language=left.language), kind=left.kind, uid=left.uid)
    return True, rows.values_list("address", flat=True).first() or ""
