"""The answers, ready to be checked: every question of the path, answered or not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from portal.core.flow.hints import Hint, hints_in
from portal.core.flow.questions import Question
from portal.core.flow.replay import Path, Stop, path
from portal.core.flow.spec import Flow, Section, Step
from portal.core.flow.values import NOTE, Answers, Value, typed_texts


class RowState(Enum):
    """This is how a question stands."""

    ANSWERED = "answered"
    SKIPPED = "skipped"  # its step was left without an answer, which is allowed
    NOT_ANSWERED = "not-answered"
    UNFINISHED = "unfinished"  # something was typed that is no answer yet


@dataclass(frozen=True)
class CheckRow:
    """This is one question with its answer."""

    step: Step
    question: Question
    state: RowState
    value: Value | None
    hints: tuple[Hint, ...] = ()

    @property
    def is_hidden(self) -> bool:
        """Say whether the answer is hidden until somebody asks to see it."""
        return self.question.is_private and self.value is not None


@dataclass(frozen=True)
class CheckSection:
    """This is one section with its questions."""

    section: Section
    rows: tuple[CheckRow, ...]


def check_answers(flow: Flow, answers: Answers) -> tuple[CheckSection, ...]:
    """List the answers by section; sections with nothing to check are left out."""
    found = path(flow, answers)
    listed = (
        CheckSection(
            section, _rows(found, [stop for stop in found.stops if stop.section == section])
        )
        for section in flow.sections
    )
    return tuple(section for section in listed if section.rows)


def _rows(found: Path, stops: list[Stop]) -> tuple[CheckRow, ...]:
    return tuple(_row(found, stop, question) for stop in stops for question in stop.questions)


def _row(found: Path, stop: Stop, question: Question) -> CheckRow:
    value = stop.answers.get(question.id)
    if question.id in found.counted:
        state = RowState.ANSWERED
    elif value is not None:
        state = RowState.UNFINISHED
    elif stop.is_done:
        state = RowState.SKIPPED
    else:
        state = RowState.NOT_ANSWERED
    return CheckRow(stop.step, question, state, value, _hints(question, value))


def _hints(question: Question, value: Value | None) -> tuple[Hint, ...]:
    """Look only where somebody wrote in their own words."""
    texts = typed_texts(value)
    if isinstance(value, dict):
        texts = [*texts, str(value.get(NOTE, ""))]
    elif isinstance(value, str) and question.is_text:
        texts = [value]
    return hints_in(" ".join(texts))
