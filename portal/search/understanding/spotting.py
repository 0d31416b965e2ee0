"""Postcodes and phone numbers of the United Kingdom, in a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from portal.reference.exceptions import NotAPhoneNumber
from portal.reference.phones import parse_phone
from portal.search.understanding.analysis import words

AREAS: Final = """
AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC
EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU
M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS
ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
AREA: Final = "|".join(sorted(AREAS.split(), key=len, reverse=True))
POSTCODE: Final = re.compile(
    rf"(?<!\w)(?P<outward>(?:{AREA})\d[\dA-Z]?)(?P<inward>\s?\d[ABD-HJLNP-UW-Z]{{2}})?(?!\w)",
    re.IGNORECASE,
)
# In this field S17 is a section of an Act far more often than a part of Sheffield.
SECTION: Final = re.compile(r"s\d", re.IGNORECASE)
PHONE: Final = re.compile(r"(?<![\w+])\+?\(?\d[\d\s().\-‐‑–]{1,22}\d(?!\w)")


@dataclass(frozen=True)
class Spotted:
    """This is a postcode or phone number, and where it stands."""

    start: int
    end: int
    spellings: tuple[tuple[str, ...], ...]  # its words as people write it; as typed first
    is_phone: bool = False


def spotted(text: str, is_word: Callable[[str], bool]) -> list[Spotted]:
    """Find postcodes and numbers; what is a word of its own (N32, E2) stays one."""
    found = sorted([*_postcodes(text, is_word), *_phones(text)], key=lambda one: one.start)
    apart = [two for one, two in pairwise(found) if two.start >= one.end]
    return [*found[:1], *apart]


def _postcodes(text: str, is_word: Callable[[str], bool]) -> Iterator[Spotted]:
    for match in POSTCODE.finditer(text):
        outward, inward = match["outward"].lower(), (match["inward"] or "").strip().lower()
        if not inward and (SECTION.match(outward) or is_word(outward)):
            continue
        spellings = [(outward, inward), (outward + inward,), (outward,)] if inward else []
        typed = tuple(words(match[0]))
        yield Spotted(*match.span(), tuple(dict.fromkeys([typed, *spellings])))


def _phones(text: str) -> Iterator[Spotted]:
    for match in PHONE.finditer(text):
        try:
            number = parse_phone(match[0])
        except NotAPhoneNumber:
            continue
        spellings = (tuple(words(match[0])), tuple(words(number.display)), (number.tel,))
        yield Spotted(*match.span(), tuple(dict.fromkeys(spellings)), is_phone=True)
