"""What a condition says, clause by clause: the shape of a sentence, without its words.

Tests that mean the same take the same shape, so that words need to be written once: an age of up
to 12 is “under 13”, and “not yes” of an answer that is always there is “no or not sure”.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from portal.navigator.rules.conditions import (
    AboutInput,
    AnyOf,
    Between,
    Condition,
    Given,
    Include,
    OneOf,
    Only,
    Other,
    Step,
    Test,
    Word,
)
from portal.navigator.rules.inputs import INPUTS, NOBODY, OLDEST, Input
from portal.navigator.rules.steps import step_for

ASKED_FOR = "asked_for"


class Shape(StrEnum):
    """This names the shapes a clause can have."""

    IS = auto()
    IS_NOT = auto()
    INCLUDES = auto()
    INCLUDES_NONE = auto()
    OTHER_THAN = auto()
    NONE_OTHER_THAN = auto()
    ONLY = auto()
    NOT_ONLY = auto()
    UNDER = auto()
    OR_OVER = auto()
    BETWEEN = auto()
    GIVEN = auto()
    NOT_GIVEN = auto()
    WORD = auto()
    NOT_WORD = auto()
    STEP = auto()
    NO_STEP = auto()
    CLOSED_DOOR = auto()
    ANY_OF = auto()
    NEVER = auto()


@dataclass(frozen=True)
class Clause:
    """This is one thing a condition asks: of an input, of words or steps, or of rows of clauses."""

    shape: Shape
    about: str = ""
    values: tuple[str, ...] = ()
    rows: tuple[tuple[Clause, ...], ...] = ()


def clauses(condition: Condition) -> tuple[Clause, ...]:
    """Give what a condition asks; all of it must hold. Nothing asked is an empty row."""
    return tuple(clause for test in condition for clause in _of_test(test))


def _of_test(test: Test) -> Iterator[Clause]:
    if isinstance(test, AnyOf):
        yield from _of_rows(test)
    elif isinstance(test, Word):
        yield Clause(Shape.NOT_WORD if test.negated else Shape.WORD, test.name)
    elif isinstance(test, Step):
        shape = Shape.NO_STEP if test.negated else Shape.STEP
        yield Clause(shape, values=tuple(sorted(test.codes)))
    else:
        yield _of_input(test)


def _of_rows(test: AnyOf) -> Iterator[Clause]:
    closed = [_closed_door(row) for row in test.rows]
    if not test.rows:
        yield Clause(Shape.NEVER)
    elif all(closed):
        yield Clause(Shape.CLOSED_DOOR, ASKED_FOR, tuple(code for code in closed if code))
    elif len(test.rows) == 1:
        yield from clauses(test.rows[0])
    else:
        yield Clause(Shape.ANY_OF, rows=tuple(clauses(row) for row in test.rows))


def _closed_door(row: Condition) -> str | None:
    """Give the group a row is about: asked for, and not itself among the steps."""
    if len(row) != 2:
        return None
    asked, step = row
    if isinstance(asked, OneOf) and isinstance(step, Step):
        codes = {step_for(code) for code in asked.values}
        if asked.input == ASKED_FOR and step.negated and step.codes == codes and len(codes) == 1:
            return next(iter(asked.values))
    return None


def _of_input(test: AboutInput) -> Clause:
    wanted = INPUTS[test.input]
    if isinstance(test, Between):
        return _range(test)
    if isinstance(test, Given):
        return Clause(Shape.NOT_GIVEN if test.negated else Shape.GIVEN, test.input)
    if isinstance(test, OneOf):
        return _one_of(test, wanted)
    every = {value for value in wanted.values if value != NOBODY}
    if isinstance(test, Include) and test.values >= every:
        return Clause(Shape.NOT_GIVEN if test.negated else Shape.GIVEN, test.input)
    yes, no = _MANY[type(test)]
    return Clause(no if test.negated else yes, test.input, _in_order(wanted, test.values))


_MANY: dict[type[AboutInput], tuple[Shape, Shape]] = {
    Include: (Shape.INCLUDES, Shape.INCLUDES_NONE),
    Other: (Shape.OTHER_THAN, Shape.NONE_OTHER_THAN),
    Only: (Shape.ONLY, Shape.NOT_ONLY),
}


def _one_of(test: OneOf, wanted: Input) -> Clause:
    if test.negated and wanted.default is not None:
        # There is always an answer here, so “none of these” is “one of the others”.
        rest = tuple(value for value in wanted.values if value not in test.values)
        return Clause(Shape.IS, test.input, rest)
    shape = Shape.IS_NOT if test.negated else Shape.IS
    return Clause(shape, test.input, _in_order(wanted, test.values))


def _range(test: Between) -> Clause:
    if test.lowest == test.highest:
        return Clause(Shape.IS, test.input, (str(test.lowest),))
    if test.lowest == 0 and test.highest == OLDEST:
        return Clause(Shape.GIVEN, test.input)
    if test.lowest == 0:
        return Clause(Shape.UNDER, test.input, (str(test.highest + 1),))
    if test.highest == OLDEST:
        return Clause(Shape.OR_OVER, test.input, (str(test.lowest),))
    return Clause(Shape.BETWEEN, test.input, (str(test.lowest), str(test.highest)))


def _in_order(wanted: Input, values: Iterable[str]) -> tuple[str, ...]:
    found = set(values)
    known = tuple(value for value in wanted.values if value in found)
    return (*known, *sorted(found - set(known)))
