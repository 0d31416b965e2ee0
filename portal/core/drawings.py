"""The rings of a child's world, as lines: child, family, friends, school, neighbourhood, online.

A ring is always open and never a target: each has its own gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

RINGS = ("child", "family", "friends", "school", "neighbourhood", "online")

CENTRE = 50.0  # of a square of 100
STEP = 8  # from one ring to the next

# Per ring: where it starts and how far it goes, in degrees, clockwise from the right.
OPENINGS = ((200, 252), (120, 281), (165, 259), (100, 288), (140, 274), (110, 295))
STRETCH = (150, 61)  # the one stretch in clay


@dataclass(frozen=True)
class Arc:
    """This is one open ring, as the line of an SVG path."""

    line: str
    is_marked: bool = False


@dataclass(frozen=True)
class Quarter:
    """This is one ring of the quarter that stands in the corner of a card."""

    radius: int
    is_heavy: bool


def arcs(marked: str = "") -> list[Arc]:
    """List the open rings; the one a page is about carries a short stretch in clay."""
    drawn: list[Arc] = []
    for number, (name, (start, sweep)) in enumerate(zip(RINGS, OPENINGS, strict=True), start=1):
        radius = STEP * number
        drawn.append(Arc(arc_line(radius, start, sweep)))
        if name == marked:
            drawn.append(Arc(arc_line(radius, *STRETCH), is_marked=True))
    return drawn


def arc_line(radius: int, start: int, sweep: int) -> str:
    """Write a part of a circle as an SVG path, clockwise from the start."""
    begin, end = _point(radius, start), _point(radius, start + sweep)
    is_long = int(sweep > 180)
    return f"M{begin}A{radius} {radius} 0 {is_long} 1 {end}"


def quarter_rings(heavy: str = "") -> list[Quarter]:
    """List the rings around the child as a quarter; the heavy one says who or where."""
    return [
        Quarter(radius=10 + 16 * number, is_heavy=name == heavy)
        for number, name in enumerate(RINGS)
        if number
    ]


def _point(radius: int, degrees: int) -> str:
    angle = radians(degrees)
    return f"{CENTRE + radius * cos(angle):.1f} {CENTRE + radius * sin(angle):.1f}"
