"""How long somebody waits who starts the platform; what the search, the kept pages and the published things are worth."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from toile.core.figures import Figure, Scale, measures, median, percentile, timed
from toile.services.models import PublishedThing
from toile.services.search.dialects import ALL, dialect
from toile.services.search.index import Hits
from toile.services.search.indexing import Written
from toile.services.search.meaning import Meaning, meaning_of
from toile.services.search.question import read
from toile.services.search.site import SITE

from . import sequences
from .load import requests_a_second
from .serving import ROOT, free_port
from .site_tree import plant_trunk


@measures("house")
def starts(scale: Scale) -> Iterator[Figure]:
    """From the command to the first page: on an empty folder with the packages installed, and again."""
    with TemporaryDirectory() as folder:
        first = seconds_to_the_first_page(Path(folder))
        again = min(seconds_to_the_first_page(Path(folder)) for _ in range(scale.of(3, quick=1)))
    yield Figure("house.start.first", first, "s", goal="<= 18", n=1)  # of 30 s: the rest is for the packages
    yield Figure("house.start.second", again, "s", goal="<= 5", n=scale.of(3, quick=1))


def seconds_to_the_first_page(var: Path) -> float:
    """Starts the server over `var`, waits for the sentence that names its address, and ends it."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    began = time.monotonic()
    server = subprocess.Popen(
        [sys.executable, "-m", "toile.front.serving", "--port", str(free_port())],
        cwd=ROOT,
        env=environment | {"TOILE_VAR": str(var)},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for line in server.stderr:
            if line.startswith("Toile answers"):
                return time.monotonic() - began
        raise RuntimeError(f"The server ended without an answer (exit {server.wait()}).")
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate()


# The search ----------

SYLLABLES = [consonant + vowel for vowel in "aeio" for consonant in "bcdfglmnprstv"]


@measures("newsroom")
def search(scale: Scale) -> Iterator[Figure]:
    """Finding the 20 best of 20,000 things, and their number, beside the bare query for the same stems."""
    number = scale.of(20_000, quick=2_000)
    with transaction.atomic():
        words = publish_drawn_things(number)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        ours, bare = times_of_search(questions(words, scale.of(200, quick=40)))
        transaction.set_rollback(True)
    yield Figure(
        "newsroom.search.p95",
        percentile(ours, 95) * 1000,
        "ms",
        goal="<= 3",
        reference="bare query, same index and stems, 20 best by the database's own rank, and count",
        reference_value=percentile(bare, 95) * 1000,
        n=number,
    )


def publish_drawn_things(number: int) -> list[str]:
    """That many things of words drawn on a Zipf law, indexed. Returns the words, the most used first."""
    draw = random.Random(1)  # noqa: S311 - the same things each time
    words = list(dict.fromkeys("".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) for _word in range(20_000)))
    weights = [1 / (place + 10) for place in range(len(words))]
    began = datetime(2020, 1, 1, tzinfo=UTC)
    for start in range(0, number, 500):
        things = []
        for place in range(start, min(start + 500, number)):
            some = draw.choices(words, weights, k=120)
            title, lead, text = (" ".join(part) for part in (some[:8], some[8:30], some))
            facts = {"kind": "article", "uid": f"drawn-{place}", "language": "fr", "address": f"/drawn/{place}/"}
            dated_at = began + timedelta(hours=place)
            things.append(PublishedThing(title=title, lead=lead, text=text, dated_at=dated_at, digest="", **facts))
        stored = PublishedThing.objects.bulk_create(things)
        SITE.write([Written(thing.pk, "fr", thing.title, thing.lead, thing.text) for thing in stored])
    return words


def questions(words: list[str], number: int) -> list[str]:
    """Questions of one to three words, usual and rare ones."""
    draw = random.Random(2)  # noqa: S311 - the same questions each time
    return [
        " ".join(draw.choices(words[: draw.choice([100, 1_000, 5_000])], k=1 + place % 3)) for place in range(number)
    ]


def times_of_search(asked: list[str]) -> tuple[list[float], list[float]]:
    """Seconds of the whole search, from what was typed to the rows, and of the bare query, question by question in turn.

    The median of three each: a machine is sometimes busy.
    """
    rows = PublishedThing.objects.visible(timezone.now()).in_language("fr")
    ours, bare = [], []
    for typed in asked:
        meaning = meaning_of(read(typed), index=SITE.name, language="fr")
        both = partial(whole_search, typed, rows), partial(bare_query, meaning)
        turns = [[next(timed(one, times=1, clock=time.perf_counter)) for one in both] for _turn in range(3)]
        ours.append(median(turn[0] for turn in turns))
        bare.append(median(turn[1] for turn in turns))
    return ours, bare


def whole_search(typed: str, rows: QuerySet) -> Hits:
    """From what was typed to the first 20 rows and their number."""
    return SITE.page(meaning_of(read(typed), index=SITE.name, language="fr"), rows)


def bare_query(meaning: Meaning) -> tuple[list[int], int]:
    """The keys of the 20 best by the database's own rank, and how many rows answer: two statements, no table but the index."""
    expression = dialect().all_groups(meaning.groups)
    found = dialect().keys(SITE.name, ALL, expression)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"{found.sql} ORDER BY ts_rank(body, %s::tsquery) DESC LIMIT 20", [*found.params, expression]
            )
        else:
            cursor.execute(f"{found.sql} ORDER BY rank LIMIT 20", found.params)
        best = [key for (key,) in cursor.fetchall()]
        cursor.execute(f"SELECT count(*) FROM ({found.sql}) AS found", found.params)  # noqa: S608 - our own statement
        return best, cursor.fetchone()[0]


# Kept pages ----------


@measures("newsroom")
def kept_pages(scale: Scale) -> Iterator[Figure]:
    """Requests a second of the kept home page, beside a bare view without middleware on the same server, in turn."""
    plant_trunk()
    turns, seconds = scale.of(9, quick=3), scale.of(4, quick=2)
    with served("toile.wsgi:application") as kept, served("toile.front.hello:application") as hello:
        requests_a_second(kept, "/", 1, BROWSER)  # rendered once, and both are warm
        requests_a_second(hello, "/", 1)
        pairs = [
            (requests_a_second(kept, "/", seconds, BROWSER), requests_a_second(hello, "/", seconds))
            for _turn in range(turns)
        ]
    yield Figure(
        "newsroom.kept_page.rate",
        median(ours for ours, _bare in pairs),
        "requests/s",
        goal=">= 0.95",
        reference="hello view without middleware, same server",
        reference_value=median(bare for _ours, bare in pairs),
        n=turns,
    )


BROWSER = "Accept-Encoding: br, gzip\r\n"


@contextmanager
def served(application: str) -> Iterator[int]:
    """The port on which granian serves an application, as `script/server` has it, with one process."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", application]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", "1", "--no-ws", "--log-level", "error"]
    server = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL)
    try:
        give_up_at = time.monotonic() + 60
        while True:
            try:
                requests_a_second(port, "/", 0)
                break
            except (OSError, RuntimeError):
                if server.poll() is not None or time.monotonic() > give_up_at:
                    raise
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


# Published things ----------


@measures("newsroom")
def published_sequences(scale: Scale) -> Iterator[Figure]:
    """Random sequences of what the staff does, after which the published table differs from one computed from nothing."""
    number = scale.of(1_000, quick=40)
    wrong = 0
    for start in range(0, number, 20):
        try:
            sequences.run(range(start, start + 20), steps=8)
        except sequences.Mistake as mistake:
            print(mistake, file=sys.stderr)  # noqa: T201 - a command speaks on the terminal
            wrong += 1
    yield Figure("newsroom.published.mistakes", wrong, "sequences", goal="== 0", n=number)
