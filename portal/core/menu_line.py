"""How much of the navigation stands in one line, from the lengths of its words. Pure.

The server decides, so that the line is right without a script and nothing moves while a page
comes. Fonts differ, so a word is taken a little wider than most fonts draw it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

# In rem, as the style sheet of the header has them.
SMALL_ROOM: Final = 57.0  # of the smallest window that shows the line
FULL_ROOM: Final = 72.0  # where the page is as wide as it gets
GAP: Final = 1.75
FONT: Final = 1.06
REMEMBERED: Final = 512  # the same few words stand on every page
ARROW: Final = 1.1  # beside the word of the disclosure

# Of the height of the letters, in bold.
_NARROW: Final = frozenset("iljtfrIJ.,:;!|'’()[]-/ іїا")
_WIDE: Final = frozenset("mwMW@%&—…жмшщюфыЖМШЩЮФЫ")
_NARROW_WIDTH, _WIDE_WIDTH, _CAPITAL_WIDTH, _USUAL_WIDTH = 0.37, 0.94, 0.7, 0.6
_ARABIC_WIDTH: Final = 0.48  # letters that are joined


@lru_cache(maxsize=REMEMBERED)
def word_width(text: str) -> float:
    """Guess how wide these words stand in the line, in rem."""
    return FONT * sum(_width(character) for character in text)


def how_many_fit(labels: Sequence[str], more: str, room: float) -> int:
    """Say how many of the labels stand in the line; `more` leads to all others.

    It is none rather than a line that breaks, and all where no disclosure is needed.
    """
    ends = list(accumulate(word_width(label) + GAP for label in labels))
    if not ends or ends[-1] - GAP <= room:
        return len(labels)
    rest = word_width(more) + ARROW
    return sum(end + rest <= room for end in ends)


def _width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if character in _NARROW:
        return _NARROW_WIDTH
    if character in _WIDE:
        return _WIDE_WIDTH
    if unicodedata.bidirectional(character) == "AL":
        return _ARABIC_WIDTH
    return _CAPITAL_WIDTH if character.isupper() else _USUAL_WIDTH
