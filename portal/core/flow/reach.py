"""Whether a step or a question can ever be asked: proved by trying every answer that matters.

Only the questions that conditions look at are varied, and each only over the answers that some
condition tells apart, so that the number of combinations stays small.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, islice, product
from math import prod
from typing import Final

from portal.core.flow.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Equals,
    In,
    Not,
    comparisons_in,
    holds,
    questions_in,
)
from portal.core.flow.fitting import fits
from portal.core.flow.questions import Kind, Question
from portal.core.flow.replay import path
from portal.core.flow.spec import Flow, Step
from portal.core.flow.values import Value

MOST_COMBINATIONS: Final = 20_000
LIKELY: Final = 1_000  # ways and dead ends that conditions name, tried before all others
TOLD_APART: Final = 8  # ticked options told apart by name; 2⁸ combinations
SAMPLE_DAY: Final = date(2026, 11, 20)


Given = Mapping[str, Value | None]


class TooManyCombinations(Exception):
    """This step hangs on more answers than can be tried out."""


@dataclass(frozen=True)
class Place:
    """This is a step, or one question of it."""

    step: Step
    question: Question | None = None

    @property
    def condition(self) -> Condition | None:
        """Give the condition of its own."""
        return self.question.when if self.question else self.step.when


def can_be_asked(flow: Flow, place: Place) -> bool:
    """Say whether some answers lead there; TooManyCombinations when that cannot be tried.

    One way there is enough: only to say that there is none must every combination be tried.
    """
    domains = {q.id: _domain(flow, q) for q in _questions_that_matter(flow, place)}
    wanted = [one for one in (place.step.when, place.condition) if one is not None]
    likely = (way for way in islice(_ways(All(tuple(wanted)), {}, domains), LIKELY) if way)
    every = (dict(zip(domains, values, strict=True)) for values in product(*domains.values()))
    tried = islice(chain(likely, every), LIKELY + MOST_COMBINATIONS)
    if any(_is_asked(flow, place, given) for given in tried):
        return True
    if prod(len(domain) for domain in domains.values()) > MOST_COMBINATIONS:
        raise TooManyCombinations(place.step.id)
    return False


def _is_asked(flow: Flow, place: Place, given: Given) -> bool:
    answers: dict[str, dict[str, Value]] = {step.id: {} for step in flow.steps}
    for step, question in flow.walk_questions():
        value = given.get(question.id)
        if value is not None:
            answers[step.id][question.id] = value
    stop = path(flow, answers).by_id.get(place.step.id)
    return stop is not None and (place.question is None or place.question in stop.questions)


def _questions_that_matter(flow: Flow, place: Place) -> list[Question]:
    """Follow the conditions of the place, of its step and of every question they look at."""
    steps = {question.id: step for step, question in flow.walk_questions()}
    wanted = list(questions_in(place.condition) | questions_in(place.step.when))
    found: dict[str, Question] = {}
    while wanted:
        name = wanted.pop()
        if name in found or name not in steps:
            continue
        question = flow.questions_by_id[name]
        found[name] = question
        wanted += [*questions_in(question.when), *questions_in(steps[name].when)]
    return [found[name] for name in sorted(found)]


def _ways(
    condition: Condition, given: Given, domains: Mapping[str, list[Value | None]]
) -> Iterator[Given | None]:
    """Walk answers that make a condition hold, beside those given already; None: a dead end."""
    match condition:
        case All(parts):
            yield from _ways_of_all(parts, given, domains)
        case AnyOf(parts):
            for part in parts:
                yield from _ways(part, given, domains)
        case Not(Not(part)):
            yield from _ways(part, given, domains)
        case Not(All(parts)):
            yield from _ways(AnyOf(tuple(Not(part) for part in parts)), given, domains)
        case Not(AnyOf(parts)):
            yield from _ways(All(tuple(Not(part) for part in parts)), given, domains)
        case _:
            (name,) = questions_in(condition)
            for value in [given[name]] if name in given else domains[name]:
                is_way = holds(condition, {} if value is None else {name: value})
                yield {**given, name: value} if is_way else None


def _ways_of_all(
    parts: tuple[Condition, ...], given: Given, domains: Mapping[str, list[Value | None]]
) -> Iterator[Given | None]:
    if not parts:
        yield given
        return
    for found in _ways(parts[0], given, domains):
        if found is None:
            yield None
        else:
            yield from _ways_of_all(parts[1:], found, domains)


def _domain(flow: Flow, question: Question) -> list[Value | None]:
    """List the answers that some condition of the flow tells apart, one of each kind."""
    unanswered: list[Value | None] = [] if question.required is True else [None]
    fitting = [value for value in _candidates(flow, question) if fits(question, value)]
    return [*unanswered, *fitting]


def _candidates(flow: Flow, question: Question) -> Iterator[Value]:
    if question.kind is Kind.MANY:
        yield from _ticked(flow, question)
    elif question.is_choice:
        yield from (option.code for option in question.choices)
    elif question.kind is Kind.NUMBER:
        edges = {number + step for number in _numbers(flow, question) for step in (-1, 0, 1)}
        yield from sorted({question.smallest, *edges})
    elif question.kind is Kind.DATE:
        yield (question.earliest or question.latest or SAMPLE_DAY).isoformat()
    else:
        yield "sample"


def _ticked(flow: Flow, question: Question) -> Iterator[Value]:
    """Tick every combination of the options that conditions name, and one that none names."""
    named = [code for code in sorted(question.codes) if code in _named(flow, question)]
    others = [code for code in sorted(question.codes) if code not in named]
    told_apart = [*named[:TOLD_APART], *others[:1]]
    for size in range(1, len(told_apart) + 1):
        yield from (list(codes) for codes in combinations(told_apart, size))
    yield from ([code] for code in named[TOLD_APART:])
    yield from (
        sorted(question.codes)[:number] for number in _numbers(flow, question) if number > 0
    )


def _named(flow: Flow, question: Question) -> set[str | int]:
    named: set[str | int] = set()
    for condition in conditions_of(flow):
        for test in comparisons_in(condition):
            if test.question != question.id:
                continue
            match test:
                case Equals(_, value):
                    named.add(value)
                case In(_, values):
                    named |= set(values)
    return named


def _numbers(flow: Flow, question: Question) -> set[int]:
    """List the numbers that conditions compare the answer with."""
    tests = (test for condition in conditions_of(flow) for test in comparisons_in(condition))
    least = {t.number for t in tests if isinstance(t, AtLeast) and t.question == question.id}
    return least | {value for value in _named(flow, question) if isinstance(value, int)}


def conditions_of(flow: Flow) -> Iterator[Condition]:
    """Walk every condition of a flow on which something is asked or required."""
    for step in flow.steps:
        if step.when is not None:
            yield step.when
        for question in step.questions:
            for condition in (question.when, question.condition):
                if condition is not None:
                    yield condition
