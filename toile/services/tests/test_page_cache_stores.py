"""What holds of files and of Redis alike, and what each does when it is away or damaged."""

import os

import pytest

from toile.services.page_cache import stores
from toile.services.page_cache.stores import FileStore, RedisStore, StoreAway


def test_what_is_written_is_read_and_overwritten(store):
    store.write("a page", b"one")
    store.write("a page", b"two")

    assert (store.read("a page"), store.read("another page")) == (b"two", None)


def test_the_generation_lasts_until_it_is_raised(store):
    before = store.generation()
    assert store.generation() == before

    store.raise_generation("a" * 16)

    assert store.generation() != before


def test_one_change_raises_the_generation_once(store):
    store.raise_generation("a" * 16)
    store.raise_generation("b" * 16)
    after = store.generation()

    store.raise_generation("a" * 16)

    assert store.generation() == after


def test_old_changes_are_forgotten(store):
    for number in range(stores.REMEMBERED + 1):
        store.raise_generation(f"{number:016}")
    after = store.generation()

    store.raise_generation(f"{0:016}")

    assert store.generation() != after


def test_no_generation_ever_comes_back(store):
    """A change whose task comes late, when many others have made it forgotten, must not bring its old pages back."""
    seen = [store.generation()]
    for number in [*range(stores.REMEMBERED + 1), 0, 1, 2]:
        store.raise_generation(f"{number:016}")
        seen.append(store.generation())

    assert len(set(seen)) == len(seen)


def test_files_are_bounded_and_the_oldest_go(tmp_path, monkeypatch):
    monkeypatch.setattr(stores, "ENTRIES_A_FOLDER", 3)
    store = FileStore(tmp_path)
    monkeypatch.setattr(store, "_file", lambda name: tmp_path / "ab" / name)
    for second, name in enumerate(["first", "second", "third"]):
        store.write(name, b"x")
        os.utime(tmp_path / "ab" / name, (second, second))

    store.write("fourth", b"x")

    assert sorted(file.name for file in (tmp_path / "ab").iterdir()) == ["fourth", "second", "third"]


def test_a_folder_that_cannot_be_written_is_a_store_that_is_away(tmp_path):
    (tmp_path / "pages").write_text("a file where the folder should be")
    store = FileStore(tmp_path / "pages")

    for ask in (store.generation, lambda: store.write("a", b"x"), lambda: store.raise_generation("a" * 16)):
        with pytest.raises(StoreAway):
            ask()


def test_redis_is_asked_for_the_generation_every_50_ms(own_redis, tmp_path, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(stores.time, "monotonic", lambda: clock[0])
    here, there = (RedisStore(own_redis.url, tmp_path.name) for _process in range(2))
    before = here.generation()
    there.raise_generation("a" * 16)

    clock[0] += 0.04
    assert here.generation() == before
    clock[0] += 0.02
    assert here.generation() == there.generation() != before


def test_redis_gone_is_a_store_that_is_away_and_rests_a_second(tmp_path, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(stores.time, "monotonic", lambda: clock[0])
    store = RedisStore(f"unix://{tmp_path}/nobody", "pages")
    asked = []
    monkeypatch.setattr(store.redis, "get", lambda name: asked.append(name))
    with pytest.raises(StoreAway):
        store.generation()

    with pytest.raises(StoreAway):
        store.read("a page")
    assert asked == []
    clock[0] += 1.1
    store.read("a page")
    assert asked == ["pages:a page"]


def test_a_redis_that_restarts_begins_another_generation(own_redis, tmp_path):
    """A server that comes back from an old snapshot has lost the last change; so may a replica."""
    store = RedisStore(own_redis.url, tmp_path.name)
    store.raise_generation("a" * 16)
    before, snapshot = store.generation(), store.redis.get(store._name("generation"))

    own_redis.stop()
    own_redis.start()
    store = RedisStore(own_redis.url, tmp_path.name)
    store.redis.set(store._name("generation"), snapshot)

    assert store.generation()[:16] == before[:16]
    assert store.generation() != before
