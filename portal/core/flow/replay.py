"""Replay answers over a flow: which steps are on the path, what counts, what is open.

The path is derived anew each time and never stored, so that changing an early answer and
changing it back leads to the same place. Answers off the path are kept by whoever keeps them;
here they simply do not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from portal.core.flow.conditions import holds
from portal.core.flow.fitting import fits
from portal.core.flow.questions import Question
from portal.core.flow.spec import Flow, Section, Step
from portal.core.flow.values import Answers, StepAnswers, Value


@dataclass(frozen=True)
class Stop:
    """This is a step on the path, and how far it is."""

    section: Section
    step: Step
    questions: tuple[Question, ...]  # those asked, as things stand
    answers: StepAnswers  # all that is kept for the step, whether or not it counts
    is_left: bool  # it was saved, perhaps with nothing in it
    is_done: bool
    is_open: bool

    @property
    def id(self) -> str:
        """Name the step."""
        return self.step.id

    @property
    def can_be_skipped(self) -> bool:
        """Say whether it can be left with nothing answered."""
        return all(question.required is False for question in self.questions)


@dataclass(frozen=True)
class Path:
    """This is the way through a flow that these answers lead along."""

    stops: tuple[Stop, ...]
    counted: Mapping[str, Value]

    @cached_property
    def by_id(self) -> dict[str, Stop]:
        """Find a stop by its step."""
        return {stop.id: stop for stop in self.stops}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Name the steps on the path."""
        return tuple(stop.id for stop in self.stops)

    @property
    def current(self) -> Stop | None:
        """Give the first step that is not done; None at the end."""
        return next((stop for stop in self.stops if not stop.is_done), None)

    @property
    def is_complete(self) -> bool:
        """Say whether every step on the path is done."""
        return self.current is None

    def beside(self, step: str, distance: int) -> Stop | None:
        """Give the stop so many places after (or before) a step; None beyond either end."""
        if step not in self.by_id:
            return None
        place = self.ids.index(step) + distance
        return self.stops[place] if 0 <= place < len(self.stops) else None


def path(flow: Flow, answers: Answers) -> Path:
    """Replay the answers."""
    counted: dict[str, Value] = {}
    stops = []
    is_open = True
    for section, step in flow.walk():
        if step.when is not None and not holds(step.when, counted):
            continue
        stop, counted = _stop(section, step, answers.get(step.id), counted, is_open=is_open)
        stops.append(stop)
        is_open = is_open and stop.is_done
    return Path(tuple(stops), counted)


def counted(flow: Flow, answers: Answers) -> Mapping[str, Value]:
    """Give the answers that count: on the path, asked, and fitting their question."""
    return path(flow, answers).counted


def next_step(flow: Flow, answers: Answers, step: str) -> str | None:
    """Name the step after this one; None after the last, or when it is not on the path."""
    stop = path(flow, answers).beside(step, 1)
    return stop.id if stop else None


def previous_step(flow: Flow, answers: Answers, step: str) -> str | None:
    """Name the step before this one; None before the first, or when it is not on the path."""
    stop = path(flow, answers).beside(step, -1)
    return stop.id if stop else None


def is_complete(flow: Flow, answers: Answers) -> bool:
    """Say whether everything that must be answered is."""
    return path(flow, answers).is_complete


def may_open(flow: Flow, answers: Answers, step: str) -> bool:
    """Say whether a step may be shown or saved.

    It may when every step before it is done, or when it was left before: whoever goes back and
    changes an early answer need not walk the whole way again.
    """
    stop = path(flow, answers).by_id.get(step)
    return stop is not None and stop.is_open


def _stop(
    section: Section,
    step: Step,
    saved: StepAnswers | None,
    before: Mapping[str, Value],
    *,
    is_open: bool,
) -> tuple[Stop, dict[str, Value]]:
    """Stand at a step; give all that counts from there on as well."""
    kept = {} if saved is None else saved
    asked = step.questions
    if step.asks_on_conditions:
        asked = tuple(question for question in asked if holds(question.when, before))
    known = {**before, **_fitting(asked, kept)}
    is_left = saved is not None
    stop = Stop(
        section=section,
        step=step,
        questions=asked,
        answers=kept,
        is_left=is_left,
        is_done=is_left and all(_is_settled(question, kept, known) for question in asked),
        is_open=is_open or is_left,
    )
    return stop, known


def _fitting(questions: tuple[Question, ...], kept: StepAnswers) -> dict[str, Value]:
    return {
        question.id: kept[question.id]
        for question in questions
        if question.id in kept and fits(question, kept[question.id])
    }


def _is_settled(question: Question, kept: StepAnswers, known: Mapping[str, Value]) -> bool:
    """Say whether a question holds nobody up: answered, or free to be left."""
    if question.id in kept:
        return question.id in known
    return not is_required(question, known)


def is_required(question: Question, known: Mapping[str, Value]) -> bool:
    """Say whether a question must be answered, given what is known."""
    if isinstance(question.required, bool):
        return question.required
    return holds(question.required, known)
