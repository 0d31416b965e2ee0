"""Phone numbers of the United Kingdom: one spelling to read, one to dial. Pure.

Numbers are dialled as people in this country dial them, without +44: some free and short numbers
cannot be reached by the international form. The widths follow Ofcom's numbering plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise

from portal.reference.exceptions import NotAPhoneNumber

# Beside the digits people write spaces, dots, hyphens and brackets.
_BETWEEN = re.compile(r"[\s().\-‐‑–]+")
_COUNTRY = re.compile(r"^(?:\+|00)440?")
_RELAY = re.compile(r"(1800[12])(0[0-9]+)")  # Relay UK: the service, then the number behind it
_SHORT = re.compile(r"999|112|101|105|111|119|159|18000|116[0-9]{3}")

# Area codes of six digits, and those in which some numbers are a digit shorter than elsewhere. A
# number with a digit missing is a likely slip, so shorter ones are taken nowhere else.
_SIX = r"01(?:3873|5242|539[456]|697[347]|768[347]|946[67]|975[56])"
_SHORTER = r"""01(?:204|208|254|276|297|298|363|364|384|386|404|420|460|461|480|488|524|527|562
|566|606|629|635|647|659|695|726|744|750|827|837|884|900|905|935|946|949|963|995)"""

# What the digits begin with, how many there are, and how people group them; the first that fits.
_GROUPS: tuple[tuple[str, int, tuple[int, ...]], ...] = (
    (r"08001111$", 8, (4, 4)),
    (r"0800", 10, (4, 3, 3)),
    (r"0[389]|05[56]", 11, (4, 3, 4)),
    (r"07[1-57-9]|07624", 11, (5, 3, 3)),
    (r"02[03489]", 11, (3, 4, 4)),
    (r"011[3-8]|01[2-69]1", 11, (4, 3, 4)),
    (_SIX, 11, (6, 5)),
    (r"016977|015396", 10, (6, 4)),
    (r"01[2-9]", 11, (5, 3, 3)),
    (_SHORTER.replace("\n", ""), 10, (5, 5)),
)


@dataclass(frozen=True)
class PhoneNumber:
    """This is one number in both spellings."""

    display: str
    tel: str


def parse_phone(text: str) -> PhoneNumber:
    """Read a number in any spacing; NotAPhoneNumber for anything a phone cannot dial."""
    digits = _COUNTRY.sub("0", _BETWEEN.sub("", text), count=1)
    relay = _RELAY.fullmatch(digits)
    service, number = relay.groups() if relay else ("", digits)
    grouped = _grouped(number)
    if grouped is None:
        raise NotAPhoneNumber(text=text)
    return PhoneNumber(display=f"{service} {grouped}".strip(), tel=service + number)


def _grouped(digits: str) -> str | None:
    """Give a number in its groups, or None when there is no such number."""
    if _SHORT.fullmatch(digits):
        return f"{digits[:3]} {digits[3:]}" if digits.startswith("116") else digits
    if re.fullmatch(r"0[0-9]{7,10}", digits) is None:
        return None
    for begins, length, widths in _GROUPS:
        if len(digits) == length and re.match(begins, digits):
            return _in_groups(digits, widths)
    return None


def _in_groups(digits: str, widths: tuple[int, ...]) -> str:
    edges = list(accumulate(widths, initial=0))
    return " ".join(digits[start:end] for start, end in pairwise(edges))
