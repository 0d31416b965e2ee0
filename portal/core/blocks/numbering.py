"""Numbers of paragraphs: once given they stay, so that a link to 4.2 means the same for years."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"^(?P<part>\d+)\.(?P<at>\d+)(?P<letter>[A-Z]?)$")


def fill_numbers(numbers: Sequence[str], part: int) -> list[str]:
    """Number what has no number yet, and change none that has one.

    New paragraphs at the end count on (4.8, 4.9); those put between numbered ones take letters,
    as in an Act (4.2, 4.2A, 4.2B, 4.3). After 26 letters a paragraph stays without a number.
    """
    taken = {number for number in numbers if number}
    last_fixed = max((i for i, number in enumerate(numbers) if number), default=-1)
    filled: list[str] = []
    before = 0
    for position, number in enumerate(numbers):
        if number:
            before = _at(number, part, before)
            filled.append(number)
        elif position < last_fixed:
            filled.append(_inserted(part, before, taken))
        else:
            before += 1
            filled.append(f"{part}.{before}")
        taken.add(filled[-1])
    return filled


def anchor_of(number: str) -> str:
    """Give the anchor of a paragraph: 4.2A has p4-2a."""
    return f"p{number.lower().replace('.', '-')}" if number else ""


def _at(number: str, part: int, before: int) -> int:
    match = _NUMBER.match(number)
    if match is None or int(match["part"]) != part:
        return before
    return max(before, int(match["at"]))


def _inserted(part: int, before: int, taken: set[str]) -> str:
    letters = (f"{part}.{before}{chr(code)}" for code in range(ord("A"), ord("Z") + 1))
    return next((number for number in letters if number not in taken), "")
