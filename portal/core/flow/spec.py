"""A flow: sections of steps of questions, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from portal.core.flow.conditions import Condition
from portal.core.flow.questions import Question


@dataclass(frozen=True)
class Step:
    """This is one page of a flow."""

    id: str
    title: str
    questions: tuple[Question, ...] = ()  # none: a page to read
    intro: str = ""
    when: Condition | None = None  # on the path only then; looks at earlier steps

    @cached_property
    def asks_on_conditions(self) -> bool:
        """Say whether a question of it is asked only then."""
        return any(question.when is not None for question in self.questions)


@dataclass(frozen=True)
class Section:
    """This is a group of steps that belong together."""

    id: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Flow:
    """This is everything a guided form asks; a run is pinned to its version."""

    id: str
    version: str
    title: str
    sections: tuple[Section, ...]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """List the steps in order."""
        return tuple(step for section in self.sections for step in section.steps)

    @cached_property
    def steps_by_id(self) -> dict[str, Step]:
        """Find a step by its id."""
        return {step.id: step for step in self.steps}

    @cached_property
    def questions_by_id(self) -> dict[str, Question]:
        """Find a question by its id, which no other question of the flow has."""
        return {question.id: question for _step, question in self.walk_questions()}

    @cached_property
    def needs_any_answer(self) -> bool:
        """Say whether anything must be answered; where nothing must, saying so once is enough."""
        return any(question.required is not False for question in self.questions_by_id.values())

    def walk(self) -> Iterator[tuple[Section, Step]]:
        """Walk the steps with their sections."""
        for section in self.sections:
            for step in section.steps:
                yield section, step

    def walk_questions(self) -> Iterator[tuple[Step, Question]]:
        """Walk the questions with their steps."""
        for step in self.steps:
            for question in step.questions:
                yield step, question
