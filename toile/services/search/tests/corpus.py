"""The texts of corpus.txt as published things, in an index that holds nothing else."""

from datetime import UTC, datetime
from pathlib import Path

from toile.services.models import PublishedThing
from toile.services.search.index import Hits
from toile.services.search.indexing import Written
from toile.services.search.meaning import Meaning, meaning_of
from toile.services.search.question import read
from toile.services.search.site import SITE


def texts() -> list[tuple[str, datetime, str, str, str]]:
    """(language, instant, title, lead, text) of each."""
    blocks = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n\n")[1:]
    read_blocks = []
    for block in blocks:
        head, lead, text = block.strip().split("\n")
        language, day, title = head.split(" ", 2)
        read_blocks.append((language, datetime.fromisoformat(day).replace(tzinfo=UTC), title, lead, text))
    return read_blocks


def publish_corpus() -> None:
    """Store the corpus, and index it."""
    things = PublishedThing.objects.bulk_create(
        PublishedThing(
            kind="article", uid=str(number), language=language, title=title, lead=lead, text=text, dated_at=at,
            address=f"/{number}/", digest="",
        )
        for number, (language, at, title, lead, text) in enumerate(texts())
    )  # fmt: skip
    SITE.write([Written(thing.pk, thing.language, thing.title, thing.lead, thing.text) for thing in things])


def meant(typed: str, language: str = "fr", **how) -> Meaning:
    return meaning_of(read(typed), index=SITE.name, language=language, **how)


def search(typed: str, language: str = "fr", first: int = 0, size: int = 20) -> Hits:
    return SITE.page(meant(typed, language), PublishedThing.objects.in_language(language), first=first, size=size)


def titles(typed: str, language: str = "fr", **page) -> list[str]:
    return [thing.title for thing in search(typed, language, **page).rows]
