"""Django's cache in Redis, for a site that stays up while Redis is away: nothing is found then, and nothing is kept."""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache

RESTS_FOR = 1.0  # seconds without asking a server that did not answer
log = logging.getLogger(__name__)


def else_answers(otherwise: Callable[..., Any]) -> Callable:
    """Wraps a method: what it answers while the server is away, or was a moment ago. Such a failure is written once a rest."""

    def decorate(method: Callable) -> Callable:
        @wraps(method)
        def calm(self: "RedisOrNothing", *args, **kwargs):
            if time.monotonic() >= self.rests_until:
                try:
                    return method(self, *args, **kwargs)
                except self.away as failure:
                    self.rests_until = time.monotonic() + RESTS_FOR
                    log.warning("The cache cannot be reached (%s); pages are made without it.", failure)
            return otherwise(*args, **kwargs)

        return calm

    return decorate


def _default(key, default=None, version=None):
    return default


class RedisOrNothing(RedisCache):
    """`add` says yes and `incr` begins anew while the server is away: a limit that cannot be counted stops nobody."""

    def __init__(self, server, params):
        import redis  # an extra of production

        super().__init__(server, params)
        self.away = redis.RedisError
        self.rests_until = float("-inf")

    get = else_answers(_default)(RedisCache.get)
    get_many = else_answers(lambda keys, version=None: {})(RedisCache.get_many)
    has_key = else_answers(lambda key, version=None: False)(RedisCache.has_key)
    set = else_answers(lambda *args, **kwargs: None)(RedisCache.set)
    set_many = else_answers(lambda data, *args, **kwargs: list(data))(RedisCache.set_many)
    add = else_answers(lambda *args, **kwargs: True)(RedisCache.add)
    incr = else_answers(lambda key, delta=1, version=None: delta)(RedisCache.incr)
    touch = else_answers(lambda *args, **kwargs: False)(RedisCache.touch)
    delete = else_answers(lambda *args, **kwargs: False)(RedisCache.delete)
    delete_many = else_answers(lambda *args, **kwargs: None)(RedisCache.delete_many)
    clear = else_answers(lambda: None)(RedisCache.clear)
