"""Whether a stored value is an answer to its question: asked again at every replay.

Nothing is trusted because it was accepted once: a flow changes, a file is restored, a request is
forged. What does not fit is kept but never counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from portal.core.flow.questions import BASES, NOTE_LENGTH, Kind, Question
from portal.core.flow.values import BASIS, NOTE, VALUE

REFERENCE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9/._-]{1,18}[A-Za-z0-9]")
BASIS_CODES: Final = frozenset(option.code for option in BASES)


def fits(question: Question, value: object) -> bool:
    """Say whether a value answers the question; total: any JSON may be asked about."""
    if isinstance(value, Mapping):
        return question.asks_basis and _fits_with_basis(question, value)
    if question.kind is Kind.MANY:
        return _fits_many(question, value)
    if question.kind is Kind.NUMBER:
        return _fits_number(question, value)
    return isinstance(value, str) and _fits_text(question, value)


def _fits_with_basis(question: Question, answer: Mapping[str, Any]) -> bool:
    value, basis, note = answer.get(VALUE), answer.get(BASIS, []), answer.get(NOTE, "")
    if isinstance(value, Mapping) or not set(answer) <= {VALUE, BASIS, NOTE}:
        return False
    is_basis = isinstance(basis, list) and all(code in BASIS_CODES for code in _hashable(basis))
    is_note = isinstance(note, str) and len(note) <= NOTE_LENGTH
    return is_basis and is_note and fits(question, value)


def _fits_many(question: Question, value: object) -> bool:
    if not isinstance(value, list) or not value:
        return False
    codes = _hashable(value)
    is_known = len(set(codes)) == len(codes) and set(codes) <= question.codes
    return is_known and (len(codes) == 1 or not question.alone & set(codes))


def _fits_number(question: Question, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int) or value < question.smallest:
        return False
    return question.largest is None or value <= question.largest


def _fits_text(question: Question, value: str) -> bool:
    if question.is_choice:
        return value in question.codes
    if question.kind is Kind.DATE:
        return _fits_date(question, value)
    if question.kind is Kind.REFERENCE:
        return REFERENCE.fullmatch(value) is not None
    return bool(value.strip()) and len(value) <= question.length


def _fits_date(question: Question, value: str) -> bool:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return False
    is_late_enough = question.earliest is None or day >= question.earliest
    return is_late_enough and (question.latest is None or day <= question.latest)


def _hashable(values: list[Any]) -> list[str]:
    """Read anything in a list as text: what is none of ours becomes what no code is."""
    return [value if isinstance(value, str) else "\0" for value in values]
