"""Where boxes, words and lines go on paper: an indented tree, with other lines beside it.

Lengths are in units of the drawing. Words are broken by their number of letters: the letters of
a printer are not known here, so each line leaves room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from portal.navigator.meetings.rules.structure import Branch, Level

WIDTH = 700
INDENT = 34
LINE = 17  # from one line of words to the next
PAD = 9
GAP = 10
TIER = 30  # a line of words above a group
LANE = 16  # from one line beside the tree to the next
LETTER = 8.2  # the room that a letter of a name needs
NOTE_LETTER = 6.6


@dataclass(frozen=True)
class Words:
    """This is one line of words."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Box:
    """This is a drawn meeting."""

    code: str
    x: int
    y: int
    width: int
    height: int
    name: tuple[Words, ...]
    note: tuple[Words, ...]
    look: str = ""

    @property
    def middle(self) -> int:
        """Give the height of its middle."""
        return self.y + self.height // 2


@dataclass(frozen=True)
class Line:
    """This is one line, as the path of a drawing; one beside the tree ends in an arrow."""

    path: str
    is_escalation: bool = False
    is_drawn_beside: bool = False


@dataclass(frozen=True)
class Drawing:
    """This is the whole picture."""

    width: int
    height: int
    tiers: tuple[Words, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Said:
    """This is what stands in the box of a meeting."""

    name: str
    note: str = ""
    look: str = ""


def drawing(levels: Sequence[Level], said: Mapping[str, Said]) -> Drawing:
    """Draw the structure; every meeting of it has a box."""
    beside = [lead for level in levels for branch in level.branches for lead in _beside(branch)]
    right = WIDTH - LANE * (len(beside) + 1) if beside else WIDTH
    tiers: list[Words] = []
    boxes: dict[str, Box] = {}
    lines: list[Line] = []
    y = 0
    for level in levels:
        tiers.append(Words(0, y + 18, level.tier))
        y += TIER
        for branch in level.branches:
            y = _draw(branch, 0, y, right, said, boxes, lines)
    for number, (start, end, is_escalation) in enumerate(beside, start=1):
        path = _lane(boxes[start], boxes[end], right + LANE * number)
        lines.append(Line(path, is_escalation, is_drawn_beside=True))
    return Drawing(WIDTH, y, tuple(tiers), tuple(boxes.values()), tuple(lines))


def _draw(
    branch: Branch, depth: int, y: int, right: int, said: Mapping[str, Said],
    boxes: dict[str, Box], lines: list[Line],
) -> int:  # fmt: skip
    """Draw a meeting and those below it; give where the next one begins."""
    x = INDENT * depth
    box = boxes[branch.code] = _box(branch.code, x, y, right - x, said[branch.code])
    y += box.height + GAP
    for child in branch.branches:
        top = y
        y = _draw(child, depth + 1, top, right, said, boxes, lines)
        elbow = x + INDENT // 2
        under = boxes[child.code]
        path = f"M{elbow} {box.y + box.height}V{under.middle}H{under.x}"
        lines.append(Line(path, is_escalation=child.only_escalates))
    return y


def _box(code: str, x: int, y: int, width: int, said: Said) -> Box:
    room = width - 2 * PAD
    name = _broken(said.name, int(room / LETTER))
    note = _broken(said.note, int(room / NOTE_LETTER))
    place = _placer(x + PAD, y + PAD - 4)
    return Box(
        code, x, y, width, 2 * PAD + LINE * (len(name) + len(note)),
        tuple(place(text) for text in name), tuple(place(text) for text in note), said.look,
    )  # fmt: skip


def _placer(x: int, y: int) -> Callable[[str], Words]:
    """Give what puts each line of words below the one before."""
    lines = iter(range(y + LINE, y + LINE * 1000, LINE))
    return lambda text: Words(x, next(lines), text)


def _broken(text: str, letters: int) -> list[str]:
    return wrap(text, max(10, letters))


def _beside(branch: Branch) -> Iterator[tuple[str, str, bool]]:
    """Walk the lines that the tree itself does not draw."""
    for each in branch.walk():
        yield from ((each.code, code, False) for code in each.also_reports_to)
        yield from ((each.code, code, True) for code in each.escalates_beside)


def _lane(start: Box, end: Box, x: int) -> str:
    """Lead out of one box to the right, along a lane, and into another."""
    out = start.middle + (3 if start.y < end.y else -3)
    into = end.middle + (6 if end.y < start.y else -6)
    return f"M{start.x + start.width} {out}H{x}V{into}H{end.x + end.width + 7}"
