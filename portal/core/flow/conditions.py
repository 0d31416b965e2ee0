"""Conditions on earlier answers, declared as data: they can be audited, drawn and replayed.

A question that is not answered, or whose answer is "not known", makes no comparison true; only
`Not` turns that round.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.core.flow.values import Value, bare


@dataclass(frozen=True)
class Answered:
    """This holds when the question has an answer, whatever it is."""

    question: str


@dataclass(frozen=True)
class Equals:
    """This holds when the answer is this one, or when it is among those ticked."""

    question: str
    value: str | int


@dataclass(frozen=True)
class In:
    """This holds when the answer, or one of those ticked, is among these."""

    question: str
    values: tuple[str | int, ...]


@dataclass(frozen=True)
class AtLeast:
    """This holds when the answer is this number or more, or when so many are ticked."""

    question: str
    number: int


@dataclass(frozen=True)
class All:
    """This holds when every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class AnyOf:
    """This holds when one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """This holds when its part does not."""

    part: Condition


Test = Answered | Equals | In | AtLeast
Condition = Test | All | AnyOf | Not


def holds(condition: Condition | None, values: Mapping[str, Value]) -> bool:
    """Say whether a condition is true of these answers; no condition always is."""
    match condition:
        case None:
            return True
        case All(parts):
            return all(holds(part, values) for part in parts)
        case AnyOf(parts):
            return any(holds(part, values) for part in parts)
        case Not(part):
            return not holds(part, values)
        case _:
            return _is_true(condition, bare(values.get(condition.question)))


def comparisons_in(condition: Condition | None) -> tuple[Test, ...]:
    """List the tests a condition is made of, in the order in which they are written."""
    match condition:
        case None:
            return ()
        case All(parts) | AnyOf(parts):
            return tuple(test for part in parts for test in comparisons_in(part))
        case Not(part):
            return comparisons_in(part)
        case _:
            return (condition,)


def questions_in(condition: Condition | None) -> frozenset[str]:
    """Name the questions a condition looks at."""
    return frozenset(test.question for test in comparisons_in(condition))


def _is_true(test: Test, answer: object) -> bool:
    match test:
        case Answered():
            return answer is not None
        case Equals(_, value):
            return _has(answer, (value,))
        case In(_, values):
            return _has(answer, values)
        case AtLeast(_, number):
            return _size(answer) >= number


def _has(answer: object, wanted: tuple[str | int, ...]) -> bool:
    given = answer if isinstance(answer, list) else [answer]
    return any(value in wanted for value in given if isinstance(value, str | int))


def _size(answer: object) -> float:
    """Give the number an answer stands for; less than any when it stands for none."""
    if isinstance(answer, list):
        return len(answer)
    if isinstance(answer, str) and answer.isdecimal():
        return int(answer)
    if isinstance(answer, int):
        return answer
    return float("-inf")
