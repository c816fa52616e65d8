"""Several writers at one instant, each with connections of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections


def together(*functions: Callable[[], Any], seconds: float = 60) -> list[Any]:
    """Calls all functions at once, each in a thread, and returns what each returned or raised, in their order.

    An exception is an answer here: the loser of a race is part of what a test asks about. Raises TimeoutError when a
    function takes longer than `seconds`.
    """
    start = Barrier(len(functions), timeout=seconds)

    def call(function: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return function()
        except Exception as raised:
            return raised
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(functions)) as threads:
        return [future.result(timeout=seconds) for future in [threads.submit(call, function) for function in functions]]
