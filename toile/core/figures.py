"""Figures that a command measures and prints: one line of JSON each, with what it is compared to and the goal.

An app declares its own in `bench.py`:

    @measures("newsroom")
    def search(scale: Scale) -> Iterator[Figure]:
        \"\"\"Finding among 20,000 pages.\"\"\"
        yield Figure("newsroom.search.p95", 3.1, "ms", goal="<= 3", reference="bare query, same index", reference_value=2.4)

`script/bench AREA` runs them on a database of their own.
"""

import json
import operator
import re
import statistics
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

COMPARISONS = {"<=": operator.le, ">=": operator.ge, "==": operator.eq, "<": operator.lt, ">": operator.gt}


@dataclass(frozen=True, slots=True)
class Scale:
    """How much to measure: `quick` fits a whole area in a minute. `database` is sqlite or postgresql."""

    quick: bool = False
    database: str = "sqlite"

    def of(self, full: int, *, quick: int) -> int:
        """A number of things to measure on."""
        return quick if self.quick else full


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. `goal` is a comparison, "<= 3": of the ratio to the reference where there is one, else of the value.

    `n` is how many things or repetitions it was measured on.
    """

    name: str
    value: float
    unit: str
    goal: str
    reference: str = ""
    reference_value: float | None = None
    n: int | None = None

    @property
    def ratio(self) -> float | None:
        """The value in terms of the reference; None without one, or when it is zero."""
        return self.value / self.reference_value if self.reference_value else None

    @property
    def met(self) -> bool:
        """Whether the goal is reached. Raises ValueError for a goal that is no comparison."""
        goal = re.fullmatch(r"(<=|>=|==|<|>) (-?\d+(?:\.\d+)?)", self.goal)
        if not goal:
            raise ValueError(f"The goal of {self.name} is “{self.goal}”. Write a comparison: “<= 3”.")
        return COMPARISONS[goal[1]](self.value if self.ratio is None else self.ratio, float(goal[2]))

    def line(self, database: str) -> str:
        """The figure as one line of JSON."""
        parts = {"figure": self.name, "value": rounded(self.value), "unit": self.unit}
        if self.reference:
            parts |= {"reference": self.reference, "reference_value": rounded(self.reference_value)}
            parts |= {"ratio": rounded(self.ratio)}
        parts |= {"goal": self.goal, "met": self.met, "database": database, "n": self.n}
        return json.dumps(parts, ensure_ascii=False)


Measure = Callable[[Scale], Iterable[Figure]]
_declared: dict[str, list[Measure]] = {}


def measures(area: str) -> Callable[[Measure], Measure]:
    """Declares a function that yields the figures of an area; its docstring says what is measured."""

    def declare(measure: Measure) -> Measure:
        _declared.setdefault(area, []).append(measure)
        return measure

    return declare


def areas() -> dict[str, list[Measure]]:
    """What has been declared so far, by area."""
    return {area: list(declared) for area, declared in sorted(_declared.items())}


def rounded(value: float | None) -> float | None:
    """Three significant digits: more would say that a machine is never busy."""
    return None if value is None else float(f"{value:.3g}")


def percentile(values: Iterable[float], percent: int) -> float:
    """The smallest of `values` that `percent` of them do not exceed (nearest rank). Raises ValueError without values."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("There is no percentile of nothing.")
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def timed(function: Callable[[], object], *, times: int, clock: Callable[[], float]) -> Iterator[float]:
    """How many seconds each of `times` calls took, by `clock` (time.perf_counter, time.process_time …)."""
    for _ in range(times):
        began = clock()
        function()
        yield clock() - began
