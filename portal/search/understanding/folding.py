"""One spelling of a word for everybody who types it: lower case, no accents, plain digits."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST_WORD: Final = 40
LONGEST_RAW: Final = 120  # as written: a word may carry an accent or two on each letter
REMEMBERED: Final = 20_000
BASIC_PLANE: Final = 0x10000
APOSTROPHES: Final = "'’‘ʼ＇`´′"
POSSESSIVE: Final = re.compile(f"[{APOSTROPHES}]s$")

# Letters that people leave out or cannot type, and that no accent tells apart. The letters й and
# ї stay: in Ukrainian nobody writes и and і for them.
_PLAIN: Final = "łl đd ðd øo ħh ıi ŧt æae œoe þth ßss ґг йй її ёе"
# Arabic as Persian, Kurdish and Urdu keyboards write it, and the final ya without its dots.
_ARABIC: Final = "ىي یي ېي کك ەه ہه ھه ٱا ـ"
LIKE: Final = {
    **{pair[0]: pair[1:] for pair in f"{_PLAIN} {_ARABIC}".split()},
    **dict.fromkeys(APOSTROPHES, ""),
}


def _of_categories(*categories: str) -> str:
    """List the characters of these categories, as the inside of a regular expression's class."""
    found = []
    for code in range(0x80, BASIC_PLANE):
        if unicodedata.category(chr(code)) not in categories:
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in found)


# What stands inside a word without parting it: combining marks, soft hyphens, zero-width signs.
INSIDE: Final = _of_categories("Mn", "Mc", "Me", "Cf")


class _Letters(dict[int, str]):
    """This folds one character, once."""

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        self[code] = folded
        return folded


def _folded(char: str) -> str:
    if char in LIKE:
        return LIKE[char]
    if not char.isalnum():
        return ""
    if char.isdecimal():
        return str(unicodedata.digit(char))
    apart = unicodedata.normalize("NFKD", char)
    plain = "".join(part for part in apart if not unicodedata.category(part).startswith("M"))
    if plain == apart:  # nothing was taken off: Hangul, say, stays in one piece
        return char
    return "".join(LIKE.get(part, part) for part in plain if part.isalnum())


_LETTERS: Final = _Letters()


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """Give a word in lower case without accents, and without what follows its apostrophe.

    What comes back holds letters and digits only.
    """
    raw = text[:LONGEST_RAW]
    if raw.isascii() and raw.isalnum():
        return raw.lower()[:LONGEST_WORD]
    whole = unicodedata.normalize("NFKC", raw).casefold()
    bare = POSSESSIVE.sub("", unicodedata.normalize("NFC", whole))
    return sys.intern(bare.translate(_LETTERS)[:LONGEST_WORD])
