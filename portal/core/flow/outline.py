"""A flow drawn as text, for whoever writes or reviews one."""

from __future__ import annotations

from collections.abc import Iterator

from portal.core.flow.conditions import (
    All,
    Answered,
    AnyOf,
    AtLeast,
    Condition,
    Equals,
    In,
    Not,
)
from portal.core.flow.questions import Question
from portal.core.flow.spec import Flow, Step


def outline(flow: Flow) -> str:
    """Draw a flow: sections, steps and questions with their kinds, options and conditions."""
    return "\n".join(_lines(flow))


def describe(condition: Condition) -> str:
    """Write a condition in words."""
    match condition:
        case Answered(question):
            return f"{question} is answered"
        case Equals(question, value):
            return f"{question} is {value}"
        case In(question, values):
            return f"{question} is {_either(values)}"
        case AtLeast(question, number):
            return f"{question} is at least {number}"
        case Not(part):
            return f"not ({describe(part)})"
        case All(parts):
            return " and ".join(_inside(part) for part in parts)
        case AnyOf(parts):
            return " or ".join(_inside(part) for part in parts)


def _inside(part: Condition) -> str:
    return f"({describe(part)})" if isinstance(part, All | AnyOf) else describe(part)


def _either(values: tuple[str | int, ...]) -> str:
    return " or ".join(str(value) for value in values)


def _lines(flow: Flow) -> Iterator[str]:
    yield f"{flow.title} ({flow.id}, version {flow.version})"
    for number, section in enumerate(flow.sections, 1):
        yield f"{number}. {section.title}"
        for place, step in enumerate(section.steps, 1):
            yield from _step_lines(f"{number}.{place}", step)


def _step_lines(number: str, step: Step) -> Iterator[str]:
    yield f"   {number} {step.id}: {step.title}{_only_if(step.when)}"
    for question in step.questions:
        yield f"       {question.id}: {question.label} [{_kind(question)}]{_only_if(question.when)}"
        if question.choices:
            yield f"           {' | '.join(option.code for option in question.choices)}"


def _kind(question: Question) -> str:
    parts = [question.kind.value]
    if question.required is True:
        parts.append("required")
    elif question.condition is not None:
        parts.append(f"required if {describe(question.condition)}")
    if question.asks_basis:
        parts.append("how we know")
    if question.is_private:
        parts.append("private")
    return ", ".join(parts)


def _only_if(condition: Condition | None) -> str:
    return f" — only if {describe(condition)}" if condition is not None else ""
