"""What a measured figure says about itself."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toile.core import figures
from toile.core.figures import Figure, Scale, measures, percentile, timed


def test_a_figure_with_a_reference_is_judged_by_its_ratio():
    figure = Figure("search.p95", 3.1, "ms", goal="<= 3", reference="bare query", reference_value=2.4, n=20_000)

    assert json.loads(figure.line("postgresql")) == {
        "figure": "search.p95",
        "value": 3.1,
        "unit": "ms",
        "reference": "bare query",
        "reference_value": 2.4,
        "ratio": 1.29,
        "goal": "<= 3",
        "met": True,
        "database": "postgresql",
        "n": 20_000,
    }


def test_a_figure_that_falls_short_says_so():
    assert json.loads(Figure("pages.sql", 21, "statements", goal="<= 20").line("sqlite"))["met"] is False


@pytest.mark.parametrize(
    ("goal", "met"), [("<= 5", True), (">= 5", True), ("== 5", True), ("< 5", False), ("> 5", False), (">= 4.9", True)]
)
def test_each_comparison(goal, met):
    assert Figure("x", 5, "s", goal=goal).met is met


@pytest.mark.parametrize("goal", ["", "3", "about 3", "<= three", "≤ 3"])
def test_a_goal_that_is_no_comparison_is_refused(goal):
    with pytest.raises(ValueError, match="Write a comparison"):
        Figure("x", 5, "s", goal=goal).met  # noqa: B018 - the property itself raises


def test_a_reference_of_zero_gives_no_ratio():
    assert Figure("x", 5, "s", goal="<= 3", reference="nothing", reference_value=0).met is False


def test_a_scale_chooses_how_much_is_measured():
    assert (Scale().of(20_000, quick=500), Scale(quick=True).of(20_000, quick=500)) == (20_000, 500)


def test_what_is_declared_is_found_by_its_area(monkeypatch):
    monkeypatch.setattr(figures, "_declared", {})

    @measures("newsroom")
    def search(scale):
        """Finding."""
        yield Figure("x", 1, "s", goal="<= 1")

    assert figures.areas() == {"newsroom": [search]}


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1), st.integers(1, 100))
def test_that_share_of_the_values_does_not_exceed_the_percentile(values, percent):
    found = percentile(values, percent)

    assert found in values
    assert sum(value <= found for value in values) * 100 >= len(values) * percent
    assert sum(value < found for value in values) * 100 < len(values) * percent


def test_there_is_no_percentile_of_nothing():
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 95)


def test_calls_are_timed_by_the_clock_that_is_passed_in():
    ticks = iter([0, 2, 10, 13])

    assert list(timed(lambda: None, times=2, clock=lambda: next(ticks))) == [2, 3]
