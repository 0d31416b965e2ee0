"""How far somebody is: "Question 4 of about 6"."""

from __future__ import annotations

from dataclasses import dataclass

from portal.core.flow.conditions import questions_in
from portal.core.flow.replay import Path, path
from portal.core.flow.spec import Flow
from portal.core.flow.values import Answers


@dataclass(frozen=True)
class Progress:
    """This is the place of a step on the path, and on its section's part of it."""

    number: int
    count: int
    is_about: bool  # what is not answered yet may make the path longer or shorter
    done: int
    number_in_section: int
    count_in_section: int


def progress(flow: Flow, answers: Answers, step: str) -> Progress:
    """Say where a step is; a step that is not on the path counts as the one that comes next."""
    found = path(flow, answers)
    at = found.ids.index(step) if step in found.by_id else _place_of_current(found)
    section = found.stops[at].section.id if found.stops else ""
    same = [place for place, stop in enumerate(found.stops) if stop.section.id == section]
    return Progress(
        number=at + 1 if found.stops else 0,
        count=len(found.stops),
        is_about=_may_change(flow, found),
        done=sum(stop.is_done for stop in found.stops),
        number_in_section=same.index(at) + 1 if same else 0,
        count_in_section=len(same),
    )


def _place_of_current(found: Path) -> int:
    current = found.current
    return found.ids.index(current.id) if current else max(0, len(found.stops) - 1)


def _may_change(flow: Flow, found: Path) -> bool:
    """Say whether a step hangs on a question that the path still has to ask."""
    unanswered = {
        question.id
        for stop in found.stops
        if not stop.is_done
        for question in stop.step.questions
        if question.id not in found.counted
    }
    return any(questions_in(step.when) & unanswered for step in flow.steps)
