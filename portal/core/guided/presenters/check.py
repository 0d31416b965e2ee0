"""What the check page shows, and the page that asks which of two answers to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from portal.core.flow import CheckRow, Kept, RowState, Value, check_answers
from portal.core.guided.forms import REVISION, StepForm
from portal.core.guided.presenters.words import STATUS_WORDS, hint_words, words_of
from portal.core.guided.state import GuidedRun


@dataclass(frozen=True)
class AnswerRow:
    """This is one question on the check page."""

    term: str
    lines: list[str]  # the answer; empty when there is none
    status: str  # instead of an answer, or beside one that cannot be used yet
    needs_work: bool
    is_hidden: bool
    hints: list[str]
    url: str


@dataclass(frozen=True)
class AnswerSection:
    """This is one section of the check page."""

    title: str
    rows: list[AnswerRow]


class CheckPage:
    """This is what the check page shows."""

    def __init__(self, run: GuidedRun, *, shows_hidden: bool) -> None:
        self.run, self.shows_hidden = run, shows_hidden

    @property
    def sections(self) -> list[AnswerSection]:
        """List the answers by section."""
        listed = check_answers(self.run.flow, self.run.answers)
        return [
            AnswerSection(part.section.title, [self._row(row) for row in part.rows])
            for part in listed
        ]

    @property
    def has_hidden(self) -> bool:
        """Say whether an answer is hidden until somebody asks to see it."""
        listed = check_answers(self.run.flow, self.run.answers)
        return any(row.is_hidden for part in listed for row in part.rows)

    @property
    def is_complete(self) -> bool:
        """Say whether the run may be finished."""
        return self.run.path.is_complete

    @property
    def onward_url(self) -> str:
        """Give the first step that still needs an answer."""
        return self.run.onward

    @property
    def key(self) -> str:
        """Give the mark of the answers shown here: finishing them twice finishes them once."""
        return self.run.mark

    def _row(self, row: CheckRow) -> AnswerRow:
        is_hidden = row.is_hidden and not self.shows_hidden
        has_words = row.value is not None and not is_hidden
        return AnswerRow(
            term=row.question.label,
            lines=words_of(row.question, row.value) if has_words and row.value is not None else [],
            status=_(STATUS_WORDS[row.state]) if row.state in STATUS_WORDS else "",
            needs_work=row.state in {RowState.UNFINISHED, RowState.NOT_ANSWERED},
            is_hidden=is_hidden,
            hints=[] if is_hidden else [hint_words(hint.kind, hint.text) for hint in row.hints],
            url=self.run.step_address(row.step.id),
        )


class ConflictPage:
    """This is what is shown when the same step was changed in two windows."""

    def __init__(self, form: StepForm, kept: Kept, posted: QueryDict) -> None:
        self.form, self.kept, self.posted = form, kept, posted

    @property
    def theirs(self) -> list[dict[str, Any]]:
        """List what the other window saved."""
        return self._rows(self.kept.answers)

    @property
    def ours(self) -> list[dict[str, Any]]:
        """List what this window sent."""
        return self._rows(self.form.values())

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """List the fields that send what this window sent once more, over what is kept now."""
        revision = self.form.add_prefix(REVISION)
        prefix = f"{self.form.prefix}-"
        again = [
            (name, text)
            for name, texts in self.posted.lists()
            if name.startswith(prefix) and name != revision
            for text in texts
        ]
        return [*again, (revision, str(self.kept.revision))]

    def _rows(self, values: Mapping[str, Value]) -> list[dict[str, Any]]:
        return [
            {"term": question.label, "lines": words_of(question, values[question.id])}
            if question.id in values
            else {"term": question.label, "lines": [_(STATUS_WORDS[RowState.NOT_ANSWERED])]}
            for question in self.form.stop.questions
        ]
