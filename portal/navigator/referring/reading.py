"""Read the body of a question to the API; what cannot be read is named, and kept nowhere. Pure."""

from __future__ import annotations

import json
from typing import Any, Final

from portal.core.problems import Fault
from portal.navigator.rules.inputs import INPUTS, NOW, PARTNERSHIP, AnswerFault, Input, read_moment

LONGEST_BODY: Final = 16 * 1024  # every answer there is takes less than two
MOST_FAULTS: Final = 50
FIRST_YEAR, LAST_YEAR = 1990, 2999  # bank holidays are known from the first on


class Unreadable(ValueError):
    """This body is not one JSON object."""


class TwiceGiven(ValueError):
    """This name was given twice, so nobody can say which answer counts."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


def read_body(body: bytes) -> dict[str, Any]:
    """Read one JSON object; Unreadable, or TwiceGiven."""
    try:
        found = json.loads(body.decode("utf-8"), object_pairs_hook=_once)
    except TwiceGiven:
        raise
    except (ValueError, RecursionError):
        raise Unreadable from None  # its text would repeat what was sent
    if not isinstance(found, dict):
        raise Unreadable
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise TwiceGiven(name)
        found[name] = value
    return found


def is_beyond(told: Any) -> bool:
    """Say whether a moment lies where no due date can be told; what is no moment does not."""
    try:
        year = read_moment(told).year
    except (TypeError, ValueError, OverflowError):
        return False
    return not FIRST_YEAR <= year <= LAST_YEAR


def in_words(faults: tuple[AnswerFault, ...]) -> list[Fault]:
    """Say of each fault what would do; never what was sent."""
    return [Fault(fault.name, _reason(fault)) for fault in faults[:MOST_FAULTS]]


def _reason(fault: AnswerFault) -> str:
    if fault.is_unknown_name:
        return "There is no input of that name."
    if fault.name == NOW:
        return f"A date and time in ISO 8601, from {FIRST_YEAR} to {LAST_YEAR}."
    if fault.name == PARTNERSHIP:
        return "The slug or the code of a partnership."
    return _wanted(INPUTS[fault.name])


def _wanted(wanted: Input) -> str:
    if wanted.is_number:
        return "A whole number from 0 to 120."
    if wanted.is_meeting:
        return "The code of a meeting."
    codes = ", ".join(wanted.values)
    return f"A list of any of: {codes}." if wanted.is_many else f"One of: {codes}."
