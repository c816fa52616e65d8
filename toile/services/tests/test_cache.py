"""Django's cache in Redis, while the server is there and while it is not."""

import pytest

from toile.services import cache as module
from toile.services.cache import RedisOrNothing


def test_what_is_kept_is_found(own_redis, tmp_path):
    cache = RedisOrNothing(own_redis.url, {"KEY_PREFIX": tmp_path.name})

    cache.set("a", [1, "é"])
    cache.set_many({"b": 2, "c": 3})

    assert (cache.get("a"), cache.get_many(["b", "c", "d"]), cache.add("a", 5), cache.incr("b")) == (
        [1, "é"], {"b": 2, "c": 3}, False, 3,
    )  # fmt: skip
    assert (cache.delete("a"), cache.has_key("a"), cache.get("a", "none")) == (True, False, "none")


@pytest.fixture
def away(tmp_path):
    return RedisOrNothing(f"unix://{tmp_path}/nobody", {})


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (lambda cache: cache.get("a"), None),
        (lambda cache: cache.get("a", default=7), 7),
        (lambda cache: cache.get_or_set("a", lambda: 8), 8),
        (lambda cache: cache.get_many(["a"]), {}),
        (lambda cache: cache.has_key("a"), False),
        (lambda cache: "a" in cache, False),
        (lambda cache: cache.set("a", 1, 60), None),
        (lambda cache: cache.set_many({"a": 1}), ["a"]),
        (lambda cache: cache.add("a", 1), True),
        (lambda cache: cache.incr("a", 2), 2),
        (lambda cache: cache.touch("a"), False),
        (lambda cache: cache.delete("a"), False),
        (lambda cache: cache.delete_many(["a"]), None),
        (lambda cache: cache.clear(), None),
    ],
)
def test_while_the_server_is_away_nothing_is_found_and_nobody_is_stopped(away, ask, answer):
    assert [ask(away), ask(away)] == [answer, answer]


def test_a_server_that_did_not_answer_is_left_alone_for_a_second(away, own_redis, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: clock[0])
    away.get("a")
    away._servers = [own_redis.url]
    del away._cache

    assert away.set("kept", 1) is None
    assert away.get("kept") is None
    clock[0] += 1.0
    away.set("kept", 1)
    assert away.get("kept") == 1
