"""Somebody who wanders through a guided form: answers, changes, goes back, opens two windows.

The same walk goes through the pure flow and through the real pages, so that each can be held
against the other; and a plain dictionary notes what was given last, against both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any, Protocol

from portal.core.flow import (
    Flow,
    Kind,
    Question,
    Record,
    StepChanged,
    answers_of,
    as_data,
    keep,
    path,
    record_from,
    typed,
)

SAVED, REFUSED, CONFLICT, CLOSED = "saved", "refused", "conflict", "closed"
WORDS = "river wood hill path lamp stone bridge field gate lane".split()


@dataclass(frozen=True)
class Given:
    """This is what somebody does with one question: what is posted, and what it means."""

    question: str
    value: Any  # None when it is left empty
    post: dict[str, Any]


class Backend(Protocol):
    """This is a guided form, pure or real."""

    def look(self, step: str) -> int | None:
        """Open a step; give the revision it shows, None when it is not open."""

    def save(self, step: str, given: list[Given], seen: int, act: str) -> str:
        """Send a step; say what came of it."""

    def answers(self) -> dict[str, Any]:
        """Give everything that is kept, by step."""


@dataclass
class PureBackend:
    """This is the flow with a dictionary to keep things in."""

    flow: Flow
    kept: str = "{}"  # JSON, as a vault would seal it

    @property
    def record(self) -> Record:
        return record_from(json.loads(self.kept))

    def look(self, step: str) -> int | None:
        stop = path(self.flow, answers_of(self.record)).by_id.get(step)
        if stop is None or not stop.is_open:
            return None
        return self.record[step].revision if step in self.record else 0

    def save(self, step: str, given: list[Given], seen: int, act: str) -> str:
        stop = path(self.flow, answers_of(self.record)).by_id.get(step)
        if stop is None or not stop.is_open:
            return CLOSED
        asked = {question.id for question in stop.questions}
        values = {one.question: one.value for one in given if one.value is not None}
        if act == "back" and not values and not stop.is_left:
            return SAVED
        after = {**answers_of(self.record), step: {**_others(stop.answers, asked), **values}}
        if act != "back" and not path(self.flow, after).by_id[step].is_done:
            return REFUSED
        try:
            record = keep(self.record, step, values, asked=asked, seen=seen)
        except StepChanged:
            return CONFLICT
        self.kept = json.dumps(as_data(record))
        return SAVED

    def answers(self) -> dict[str, Any]:
        return {step: dict(kept.answers) for step, kept in self.record.items()}


def _others(answers, asked):
    return {name: value for name, value in answers.items() if name not in asked}


@dataclass
class Walk:
    """This is one walk; `backends[0]` says what may be done, all must agree on what came of it."""

    flow: Flow
    random: Random
    backends: list[Backend]
    last: dict[str, dict[str, Any]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def go(self, actions: int) -> None:
        """Do so many things."""
        for _number in range(actions):
            doing = self.random.choices(
                [self._answer_next, self._answer_any, self._go_back, self._two_windows],
                weights=[5, 3, 2, 2],
            )[0]
            doing()

    def check(self) -> None:
        """Nothing was lost: what was given last on each step is there, and nothing else."""
        for backend in self.backends:
            assert backend.answers() == self.last

    @property
    def _path(self):
        return path(self.flow, self.last)

    def _answer_next(self) -> None:
        current = self._path.current or self.random.choice(self._path.stops)
        self._send(current.id, "next")

    def _answer_any(self) -> None:
        """Try any step of the flow, on the path or not, open or not."""
        self._send(self.random.choice(self.flow.steps).id, "next")

    def _go_back(self) -> None:
        stops = [stop for stop in self._path.stops if stop.is_open]
        self._send(self.random.choice(stops).id, "back")

    def _two_windows(self) -> None:
        stops = [stop for stop in self._path.stops if stop.is_open]
        step = self.random.choice(stops).id
        seen = self._look(step)
        self._send(step, "next", seen=seen)
        mine = self._given(step)
        if (
            self._send(step, "next", seen=seen, given=mine) == CONFLICT
            and self.random.random() < 0.5
        ):
            assert self._send(step, "next", given=mine) == SAVED

    def _send(self, step: str, act: str, seen: int | None = None, given=None) -> str:
        if seen is None:
            seen = self._look(step)
        given = self._given(step) if given is None else given
        outcomes = {backend.save(step, given, seen or 0, act) for backend in self.backends}
        assert len(outcomes) == 1, (step, act, given, outcomes)
        [outcome] = outcomes
        self.counts[outcome] = self.counts.get(outcome, 0) + 1
        if outcome == SAVED:
            self._note(step, given, act)
        return outcome

    def _look(self, step: str) -> int | None:
        seen = {backend.look(step) for backend in self.backends}
        assert len(seen) == 1, (step, seen)
        return seen.pop()

    def _note(self, step: str, given: list[Given], act: str) -> None:
        values = {one.question: one.value for one in given if one.value is not None}
        if act == "back" and not values and step not in self.last:
            return
        asked = {one.question for one in given}
        self.last[step] = {**_others(self.last.get(step, {}), asked), **values}

    def _given(self, step: str) -> list[Given]:
        """Answer what the step asks as things stand; all its questions when it is off the path."""
        stop = self._path.by_id.get(step)
        questions = stop.questions if stop else self.flow.steps_by_id[step].questions
        return [self._draw(question) for question in questions]

    def _draw(self, question: Question) -> Given:
        chance = self.random.random()
        if chance < 0.15:
            return Given(question.id, None, {})
        if chance < 0.25 and question.kind in WRONG:
            texts = WRONG[question.kind]
            return Given(question.id, typed(*texts), _posted(question, texts))
        value, texts = self._fitting(question)
        if question.asks_basis and self.random.random() < 0.5:
            note = self.random.choice(WORDS)
            more = {f"{question.id}__basis": ["record"], f"{question.id}__note": note}
            value = {"value": value, "basis": ["record"], "note": note}
            return Given(question.id, value, {**_posted(question, texts), **more})
        return Given(question.id, value, _posted(question, texts))

    def _fitting(self, question: Question) -> tuple[Any, list[str]]:
        if question.kind is Kind.MANY:
            others = sorted(question.codes - question.alone)
            count = self.random.randint(1, len(others))
            codes = self.random.sample(others, count)
            return codes, codes
        if question.choices:
            code = self.random.choice(sorted(question.codes))
            return code, [code]
        if question.kind is Kind.NUMBER:
            number = self.random.randint(question.smallest, question.largest or 20)
            return number, [str(number)]
        if question.kind is Kind.DATE:
            day = self.random.randint(1, 28)
            return f"2027-03-{day:02}", [str(day), "3", "2027"]
        text = f"{self.random.choice(WORDS)}{self.random.randint(100, 999)}"
        return text, [text]


WRONG = {
    Kind.DATE: ["31", "2", "2027"],
    Kind.NUMBER: ["some"],
    Kind.REFERENCE: ["a b"],
    Kind.TEXT: ["x" * 301],
    Kind.LONG_TEXT: ["x" * 2001],
}


def _posted(question: Question, texts: list[str]) -> dict[str, Any]:
    if question.kind is Kind.DATE:
        names = (f"{question.id}_{part}" for part in ("day", "month", "year"))
        return dict(zip(names, texts, strict=True))
    return {question.id: texts if question.kind is Kind.MANY else texts[0]}


def total(walks: list[Walk]) -> str:
    """Say in a line what all walks came to."""
    counts = {name: sum(walk.counts.get(name, 0) for walk in walks) for name in OUTCOMES}
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    return f"{len(walks):,} walks: {told}; answers lost: 0"


OUTCOMES = (SAVED, REFUSED, CONFLICT, CLOSED)
