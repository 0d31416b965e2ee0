"""Measure two things in turn, so that whatever else the machine does falls on both."""

from __future__ import annotations

import gc
import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

Answer = Callable[[], bytes]


class WrongAnswer(Exception):
    """This benchmark got a response that is not right, so its times mean nothing."""


@dataclass(frozen=True)
class Case:
    """This is one of the two things measured; `check` says what is wrong with an answer, or ""."""

    name: str
    answer: Answer
    check: Callable[[bytes], str]


@dataclass(frozen=True)
class Plan:
    """This says how long to measure."""

    rounds: int
    calls: int
    warm_up: int

    @classmethod
    def of(cls, *, is_quick: bool) -> Plan:
        """Give a plan for people, or a quick one for CI."""
        return cls(rounds=5, calls=20, warm_up=10) if is_quick else cls(15, 60, 40)


@dataclass
class Times:
    """These are the processor and wall times of one case, in seconds a call."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Comparison:
    """This is what was measured of a subject beside its baseline."""

    baseline: Case
    subject: Case
    baseline_times: Times
    subject_times: Times

    @property
    def ratio(self) -> float:
        """Give the subject's processor time as a multiple of the baseline's, by medians."""
        return statistics.median(self.subject_times.cpu) / statistics.median(
            self.baseline_times.cpu
        )

    def lines(self) -> list[str]:
        """Give the figures of both, for people."""
        return [
            _line(self.baseline.name, self.baseline_times),
            _line(self.subject.name, self.subject_times),
        ]


def compare(baseline: Case, subject: Case, plan: Plan) -> Comparison:
    """Measure both in turn, round after round; WrongAnswer when any answer was not right."""
    for case in (baseline, subject):
        for _turn in range(plan.warm_up):
            _check(case, [case.answer()])
    comparison = Comparison(baseline, subject, Times(), Times())
    pairs = [(baseline, comparison.baseline_times), (subject, comparison.subject_times)]
    for turn in range(plan.rounds):
        # Whoever goes second finds warmer caches of the processor: take turns.
        for case, times in pairs if turn % 2 == 0 else reversed(pairs):
            _round(case, times, plan.calls)
    return comparison


def _round(case: Case, times: Times, calls: int) -> None:
    gc.collect()
    answers = []
    for _turn in range(calls):
        wall, cpu = time.perf_counter(), time.thread_time()
        answers.append(case.answer())
        times.cpu.append(time.thread_time() - cpu)
        times.wall.append(time.perf_counter() - wall)
    _check(case, answers)


def _check(case: Case, answers: list[bytes]) -> None:
    for answer in answers:
        fault = case.check(answer)
        if fault:
            raise WrongAnswer(f"{case.name}: {fault}")


def _line(name: str, times: Times) -> str:
    cpu, wall = statistics.median(times.cpu), statistics.median(times.wall)
    return (
        f"  {name:<46} cpu {cpu * 1e3:7.3f} ms, 95th percentile "
        f"{percentile(times.cpu, 95) * 1e3:7.3f} ms; wall {wall * 1e3:7.3f} ms"
    )


def percentile(values: list[float], share: float) -> float:
    """Give the value below which this share (of a hundred) of the values lies."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]
