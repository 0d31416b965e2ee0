"""What a step shows around its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from portal.core.flow import Kind, Progress, Question, Stop, progress
from portal.core.flow.questions import STANDARD_OPTIONS
from portal.core.guided.presenters.words import words_of
from portal.core.guided.state import GuidedRun

MOST_STOPS: Final = 10  # beside a step; a longer path shows the part it is in


@dataclass(frozen=True)
class ProgressStop:
    """This is one step beside the page."""

    title: str
    url: str  # empty while it cannot be opened
    words: str
    is_current: bool
    is_done: bool


class StepPage:
    """This is what a step shows around its form."""

    def __init__(self, run: GuidedRun, stop: Stop) -> None:
        self.run, self.stop = run, stop
        self.progress: Progress = progress(run.flow, run.answers, stop.id)

    @property
    def tab_title(self) -> str:
        """Name the page in the browser's tab; a discreet one names its number alone."""
        if self.run.guide.is_discreet:
            return _("Page %(number)d") % {"number": self.progress.number}
        return f"{self.heading}, {self.run.flow.title}"

    @property
    def heading(self) -> str:
        """Give the words at the top: of the one question, or of the step."""
        alone = self.stop.questions[0] if len(self.stop.questions) == 1 else None
        return alone.label if alone and not alone.asks_basis else self.stop.step.title

    @property
    def place(self) -> str:
        """Say how far this is."""
        where = {"number": self.progress.number, "count": self.progress.count}
        if self.progress.is_about:
            return _("Step %(number)d of about %(count)d") % where
        return _("Step %(number)d of %(count)d") % where

    @property
    def stops(self) -> list[ProgressStop]:
        """List the steps, those that can be opened as links."""
        stops = self.run.path.stops
        if len(stops) > MOST_STOPS:
            stops = tuple(one for one in stops if one.section == self.stop.section)
        return [self._stop(one) for one in stops]

    @property
    def reasons(self) -> list[Question]:
        """List the questions that say why they are asked."""
        return [question for question in self.stop.questions if question.why]

    @property
    def times(self) -> list[dict[str, str]]:
        """Explain the five times, where a question is answered with them."""
        if not any(q.kind is Kind.TIME and q.has_standard_options for q in self.stop.questions):
            return []
        options = STANDARD_OPTIONS[Kind.TIME]
        return [
            {"term": _(option.label), "words": _(option.help)} for option in options if option.help
        ]

    @property
    def can_go_back(self) -> bool:
        """Say whether a step comes before."""
        return self.run.path.beside(self.stop.id, -1) is not None

    @property
    def can_skip(self) -> bool:
        """Say whether the step may be passed over: nothing in it is required nor answered yet."""
        is_new = not self.stop.is_left and bool(self.stop.questions)
        return is_new and self.stop.can_be_skipped

    @property
    def can_come_back(self) -> bool:
        """Say whether the run may be left and taken up again."""
        return self.run.guide.has_code

    def _stop(self, stop: Stop) -> ProgressStop:
        is_current = stop.id == self.stop.id
        is_link = stop.is_open and not is_current
        return ProgressStop(
            title=stop.step.title,
            url=self.run.step_address(stop.id) if is_link else "",
            words=self._recap(stop) if self.run.guide.shows_answers and not is_current else "",
            is_current=is_current,
            is_done=stop.is_done,
        )

    def _recap(self, stop: Stop) -> str:
        """Give the guide's words; else the answer of a step with one question, if not private."""
        said = self.run.guide.recap(stop, self.run.path.counted)
        if said is not None:
            return ", ".join(said)
        if len(stop.questions) != 1 or stop.questions[0].is_private:
            return ""
        question = stop.questions[0]
        value = self.run.path.counted.get(question.id)
        return "" if value is None else words_of(question, value)[0]
