"""A flow audits itself: every fault that would lead somebody nowhere, with where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from portal.core.flow.conditions import Condition, Equals, In, Test, comparisons_in, questions_in
from portal.core.flow.fitting import fits
from portal.core.flow.questions import CHOICE_KINDS, Kind, Question
from portal.core.flow.reach import Place, TooManyCombinations, can_be_asked
from portal.core.flow.spec import Flow, Step

STEP_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Question ids of the domain keep their spelling ("C01", "T03a"); new ones are kebab-case.
QUESTION_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")
# Addresses of a run that are no steps.
RESERVED_STEPS: Final = frozenset({"check", "result", "keep", "later", "delete"})


class FaultKind(StrEnum):
    """This is what is wrong."""

    EMPTY = "empty"
    BAD_ID = "bad-id"
    RESERVED_ID = "reserved-id"
    DUPLICATE_ID = "duplicate-id"
    NO_OPTIONS = "no-options"
    DUPLICATE_OPTION = "duplicate-option"
    UNKNOWN_QUESTION = "unknown-question"
    LATER_QUESTION = "later-question"
    UNKNOWN_VALUE = "unknown-value"
    EMPTY_CONDITION = "empty-condition"
    NEVER_ASKED = "never-asked"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True)
class Fault:
    """This is one fault: what, where, and which thing it is about."""

    kind: FaultKind
    where: str
    about: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.kind}" + (f" ({self.about})" if self.about else "")


def audit(flow: Flow) -> tuple[Fault, ...]:
    """List every fault; a flow without any leads from its first step to its end."""
    faults = [
        *_empty_places(flow),
        *_ids(flow),
        *(fault for step, question in flow.walk_questions() for fault in _options(step, question)),
        *_conditions(flow),
    ]
    # Trying out a flow that names what is not there would say nothing.
    return tuple(faults or _never_asked(flow))


def _empty_places(flow: Flow) -> Iterator[Fault]:
    if not flow.steps:
        yield Fault(FaultKind.EMPTY, flow.id)
    for section in flow.sections:
        if flow.steps and not section.steps:
            yield Fault(FaultKind.EMPTY, section.id)


def _ids(flow: Flow) -> Iterator[Fault]:
    steps = [step.id for step in flow.steps]
    questions = [question.id for _step, question in flow.walk_questions()]
    yield from _duplicates("steps", steps)
    yield from _duplicates("questions", questions)
    yield from _duplicates("sections", [section.id for section in flow.sections])
    yield from (Fault(FaultKind.BAD_ID, name) for name in steps if not STEP_ID.fullmatch(name))
    yield from (Fault(FaultKind.RESERVED_ID, name) for name in steps if name in RESERVED_STEPS)
    yield from (
        Fault(FaultKind.BAD_ID, name) for name in questions if not QUESTION_ID.fullmatch(name)
    )


def _duplicates(where: str, names: Iterable[str]) -> Iterator[Fault]:
    for name, count in Counter(names).items():
        if count > 1:
            yield Fault(FaultKind.DUPLICATE_ID, where, name)


def _options(step: Step, question: Question) -> Iterator[Fault]:
    where = f"{step.id}.{question.id}"
    codes = [option.code for option in question.choices]
    if (question.kind in CHOICE_KINDS or question.kind is Kind.MANY) and not codes:
        yield Fault(FaultKind.NO_OPTIONS, where)
    for code, count in Counter(codes).items():
        if count > 1:
            yield Fault(FaultKind.DUPLICATE_OPTION, where, code)


def _conditions(flow: Flow) -> Iterator[Fault]:
    known: set[str] = set()
    every = set(flow.questions_by_id)
    for step in flow.steps:
        yield from _condition(flow, step.id, step.when, known, every)
        own = {question.id for question in step.questions}
        for question in step.questions:
            where = f"{step.id}.{question.id}"
            yield from _condition(flow, where, question.when, known, every)
            # Without a script a page cannot hide one question because of another; it can insist.
            may_see = known | own - {question.id}
            yield from _condition(flow, where, question.condition, may_see, every)
        known |= own


def _condition(
    flow: Flow, where: str, condition: Condition | None, known: set[str], every: set[str]
) -> Iterator[Fault]:
    if condition is not None and not comparisons_in(condition):
        yield Fault(FaultKind.EMPTY_CONDITION, where)
    for name in sorted(questions_in(condition)):
        if name not in every:
            yield Fault(FaultKind.UNKNOWN_QUESTION, where, name)
        elif name not in known:
            yield Fault(FaultKind.LATER_QUESTION, where, name)
    for test in comparisons_in(condition):
        question = flow.questions_by_id.get(test.question)
        if question is not None:
            yield from (Fault(FaultKind.UNKNOWN_VALUE, where, v) for v in _unknown(test, question))


def _unknown(test: Test, question: Question) -> list[str]:
    """List values of a test that can never be an answer to its question."""
    match test:
        case Equals(_, value):
            values: tuple[str | int, ...] = (value,)
        case In(_, values):
            pass
        case _:
            return []
    is_many = question.kind is Kind.MANY
    return [str(v) for v in values if not fits(question, [v] if is_many else v)]


def _never_asked(flow: Flow) -> Iterator[Fault]:
    for step in flow.steps:
        places = [Place(step), *(Place(step, question) for question in step.questions)]
        for place in places:
            if place.condition is None:
                continue
            where = f"{step.id}.{place.question.id}" if place.question else step.id
            try:
                if not can_be_asked(flow, place):
                    yield Fault(FaultKind.NEVER_ASKED, where)
            except TooManyCombinations:
                yield Fault(FaultKind.CANNOT_TELL, where)
