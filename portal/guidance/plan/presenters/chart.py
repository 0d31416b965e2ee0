"""Bars drawn on the server: lengths in units of the drawing, no colours, no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

WIDTH = 300
SHOWN = 400  # at most so wide on a page: words are then about as large as those around it
ROW = 46  # a line of words above a bar
BAR = 14
HEAD = 24  # room for the word “Target”
FULL = 240  # the longest bar; its number stands to its right
MOST = 12  # more bars than these nobody reads on a phone: the newest are drawn


@dataclass(frozen=True)
class Point:
    """This is one figure to draw; without a number it is left out."""

    label: str
    words: str
    number: Fraction | None


@dataclass(frozen=True)
class Bar:
    """This is one drawn bar."""

    label: str
    words: str
    label_y: int
    bar_y: int
    words_y: int
    words_x: int
    length: int
    is_left_out: bool


@dataclass(frozen=True)
class Chart:
    """This is a drawing with its size."""

    bars: list[Bar]
    width: int
    height: int
    full: int
    bar: int
    target_x: int | None
    target_words: str
    is_cut: bool  # only the newest are drawn
    shown_width: int = SHOWN


def chart(
    points: Sequence[Point], target: Fraction | None, target_words: str, top: Fraction | None
) -> Chart | None:
    """Draw figures as bars, the oldest first; None when none of them has a length."""
    drawn = list(points)[-MOST:]
    numbers = [point.number for point in drawn if point.number is not None]
    if not numbers or min(numbers) < 0:
        return None
    reach = top or max([*numbers, *([target] if target is not None else [])])
    if reach <= 0:
        return None
    head = HEAD if target is not None else 0
    bars = [_bar(point, head + ROW * place, reach) for place, point in enumerate(drawn)]
    target_x = None if target is None else _length(target, reach)
    return Chart(
        bars, WIDTH, head + ROW * len(bars), FULL, BAR, target_x, target_words,
        is_cut=len(points) > MOST,
    )  # fmt: skip


def _bar(point: Point, top: int, reach: Fraction) -> Bar:
    length = _length(point.number or Fraction(0), reach)
    is_left_out = point.number is None
    return Bar(
        point.label, point.words, top + 16, top + 22, top + 34,
        6 if is_left_out else length + 6, length, is_left_out,
    )  # fmt: skip


def _length(number: Fraction, reach: Fraction) -> int:
    return max(0, min(FULL, round(number / reach * FULL)))
