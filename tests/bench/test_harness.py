"""The harness measures in turn, by processor time, and refuses figures for wrong answers."""

from __future__ import annotations

import time

import pytest

from bench.harness import Case, Comparison, Plan, Times, WrongAnswer, compare, percentile
from bench.result import Result

PLAN = Plan(rounds=3, calls=4, warm_up=2)


def right(_answer):
    return ""


def test_both_are_asked_in_turn():
    asked = []

    def ask(name):
        return lambda: asked.append(name) or b""

    compare(Case("a", ask("a"), right), Case("b", ask("b"), right), PLAN)
    assert "".join(asked) == "aabb" + "aaaabbbb" + "bbbbaaaa" + "aaaabbbb"


def test_every_call_is_measured():
    comparison = compare(Case("a", bytes, right), Case("b", bytes, right), PLAN)
    assert len(comparison.baseline_times.cpu) == len(comparison.subject_times.wall) == 12


def test_waiting_is_no_processor_time():
    plan = Plan(rounds=1, calls=3, warm_up=0)

    def wait():
        time.sleep(0.02)
        return b""

    comparison = compare(Case("a", bytes, right), Case("b", wait, right), plan)
    assert min(comparison.subject_times.wall) > 0.015
    assert max(comparison.subject_times.cpu) < 0.010


@pytest.mark.parametrize("first_wrong", [0, 5])
def test_a_wrong_answer_gives_no_figures(first_wrong):
    answers = iter(range(100))

    def check(_answer):
        return "not the page" if next(answers) >= first_wrong else ""

    with pytest.raises(WrongAnswer, match="b: not the page"):
        compare(Case("a", bytes, right), Case("b", bytes, check), PLAN)


def test_the_ratio_is_one_of_medians():
    case = Case("a", bytes, right)
    times = Times(cpu=[1.0, 1.0, 50.0]), Times(cpu=[2.0, 3.0, 3.0])
    assert Comparison(case, case, *times).ratio == 3.0


@pytest.mark.parametrize(
    ("share", "expected"), [(95, 95), (50, 50), (100, 100), (1, 1), (0.5, 1), (0, 1)]
)
def test_percentile(share, expected):
    assert percentile(list(range(100, 0, -1)), share) == expected


def test_figures_are_told_with_median_and_95th_percentile():
    times = Times(cpu=[0.001, 0.002, 0.009], wall=[0.003, 0.004, 0.005])
    case = Case("a page", bytes, right)
    [line, _other] = Comparison(case, case, times, times).lines()
    assert " ".join(line.split()) == (
        "a page cpu 2.000 ms, 95th percentile 9.000 ms; wall 4.000 ms"
    )


def test_a_quick_plan_is_shorter():
    quick, full = Plan.of(is_quick=True), Plan.of(is_quick=False)
    assert quick.rounds * quick.calls * 5 < full.rounds * full.calls


@pytest.mark.parametrize(
    ("figure", "unit", "is_met", "words"),
    [
        (1.0, "×", True, "x: 1.00 × (bar 1 ×) met\n  why"),
        (1.004, "×", False, "x: 1.00 × (bar 1 ×) MISSED\n  why"),
        (2, "SQL queries", False, "x: 2 SQL queries (bar 1 SQL queries) MISSED\n  why"),
    ],
)
def test_a_result_says_whether_its_bar_is_met(figure, unit, is_met, words):
    result = Result("x", figure, 1.0, unit=unit, lines=["  why"])
    assert (result.is_met, str(result)) == (is_met, words)
