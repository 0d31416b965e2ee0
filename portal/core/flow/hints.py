"""Gentle hints that a text may tell who somebody is: they never stop anybody.

Three patterns that people write without thinking: an NHS number, a date (often of birth) and two
capitalised words (often a name).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final


class HintKind(Enum):
    """This is what a text seems to hold."""

    NHS_NUMBER = "nhs-number"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True)
class Hint:
    """This is one thing to look at again, as it was written."""

    kind: HintKind
    text: str


MONTHS: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
TEN_DIGITS: Final = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
DATES: Final = re.compile(
    r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d)"
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\b(?:,?\s+\d{{4}})?",
    re.IGNORECASE,
)
WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
# Words that stand in capitals for another reason; a pair made of these alone is no name.
ORDINARY: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december social care children’s children's "
    "services police front door north south east west council school academy college hospital "
    "the a an in on at and she he they we i it her his their this that there when then after "
    "told said says form tutor early help child team mum dad year".split()
)


def hints_in(text: str) -> tuple[Hint, ...]:
    """List what a text seems to hold, each once, in the order of the kinds."""
    found = [
        *(Hint(HintKind.NHS_NUMBER, m.group()) for m in TEN_DIGITS.finditer(text) if _is_nhs(m)),
        *(Hint(HintKind.DATE, match.group()) for match in DATES.finditer(text)),
        *(Hint(HintKind.NAME, name) for name in _names(text)),
    ]
    return tuple(dict.fromkeys(found))


def _is_nhs(match: re.Match[str]) -> bool:
    """Check the last digit as the NHS does, so that a telephone number is seldom taken for one."""
    digits = [int(character) for character in match.group() if character.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = -total % 11
    return check == digits[9]


def _names(text: str) -> Iterator[str]:
    """Walk the runs of two words or more that begin with a capital, whatever the alphabet."""
    run: list[str] = []
    end = 0
    for match in WORD.finditer(text):
        if run and (not _is_capitalised(match.group()) or text[end : match.start()].strip(" ")):
            yield from _name_in(run)
            run = []
        if _is_capitalised(match.group()):
            run.append(match.group())
        end = match.end()
    yield from _name_in(run)


def _name_in(run: list[str]) -> Iterator[str]:
    """Give what is left of a run without ordinary words at its ends, if two words are."""
    while run and run[0].casefold() in ORDINARY:
        run = run[1:]
    while run and run[-1].casefold() in ORDINARY:
        run = run[:-1]
    if sum(word.casefold() not in ORDINARY for word in run) >= 2:
        yield " ".join(run)


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and any(character.islower() for character in word[1:])
