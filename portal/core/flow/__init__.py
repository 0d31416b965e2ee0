"""Guided forms without a web: a declared flow, and total functions over it and its answers.

Pure: no Django, no clock. Whatever asks for "the next step" replays the answers.
"""

from portal.core.flow.audit import Fault, FaultKind, audit
from portal.core.flow.conditions import (
    All,
    Answered,
    AnyOf,
    AtLeast,
    Condition,
    Equals,
    In,
    Not,
    holds,
)
from portal.core.flow.fitting import fits
from portal.core.flow.hints import Hint, HintKind, hints_in
from portal.core.flow.outline import describe, outline
from portal.core.flow.progress import Progress, progress
from portal.core.flow.questions import DateLimit, Kind, Option, Question
from portal.core.flow.record import (
    Kept,
    Record,
    StepChanged,
    answers_of,
    as_data,
    keep,
    mark_of,
    record_from,
)
from portal.core.flow.replay import (
    Path,
    Stop,
    counted,
    is_complete,
    may_open,
    next_step,
    path,
    previous_step,
)
from portal.core.flow.spec import Flow, Section, Step
from portal.core.flow.summary import CheckRow, CheckSection, RowState, check_answers
from portal.core.flow.values import Answers, StepAnswers, Value, bare, typed, typed_texts

__all__ = [
    "All",
    "Answered",
    "Answers",
    "AnyOf",
    "AtLeast",
    "CheckRow",
    "CheckSection",
    "Condition",
    "DateLimit",
    "Equals",
    "Fault",
    "FaultKind",
    "Flow",
    "Hint",
    "HintKind",
    "In",
    "Kept",
    "Kind",
    "Not",
    "Option",
    "Path",
    "Progress",
    "Question",
    "Record",
    "RowState",
    "Section",
    "Step",
    "StepAnswers",
    "StepChanged",
    "Stop",
    "Value",
    "answers_of",
    "as_data",
    "audit",
    "bare",
    "check_answers",
    "counted",
    "describe",
    "fits",
    "hints_in",
    "holds",
    "is_complete",
    "keep",
    "mark_of",
    "may_open",
    "next_step",
    "outline",
    "path",
    "previous_step",
    "progress",
    "record_from",
    "typed",
    "typed_texts",
]
