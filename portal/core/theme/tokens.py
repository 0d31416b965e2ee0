"""Our own colours by theme, and every use of one colour on another with the least ratio it needs.

The style sheet (`frontend/scss/_tokens.scss`) holds the same values; a test compares the two.
Dark replaces adult and teen alike; the child skin stays light.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from portal.core.theme.contrast import Colour

Tokens = Mapping[str, Colour]

READING = 7.0  # what people read at length
TEXT = 4.5  # accents, states and quiet words on a tint
CONTROL = 3.0  # edges of controls, marks and focus


def _tokens(base: Tokens | None = None, **values: str) -> Tokens:
    own = {name.replace("_", "-"): Colour.parse(value) for name, value in values.items()}
    return MappingProxyType({**(base or {}), **own})


ADULT = _tokens(
    page="#ffffff",
    surface="#faf6f0",
    text="#1d2530",
    soft="#4a5563",
    brand="#0b5d66",
    on_brand="#ffffff",
    link="#00586b",
    visited="#5b3a8c",
    accent="#a8432b",
    error="#b3261e",
    success="#1e6b45",
    border="#59636f",
    focus="#ffd54a",
    on_focus="#1d2530",
    urgent="#8c1d18",
    on_urgent="#ffffff",
    hair="#e2d9cc",
    deep="#07434b",
    on_deep="#ffffff",
    on_deep_soft="#d3e5e4",
    tint="#e2eeed",
    clay_tint="#f8e8e1",
    sand_tint="#f5ebd3",
    lilac_tint="#edeaf6",
    ring="#a9c6c5",
    lilac="#4a3fa8",
    sand="#75560a",
)

CHILD = _tokens(
    ADULT,
    page="#fffaf0",
    surface="#e8f3fb",
    text="#22243b",
    soft="#4b4f6b",
    brand="#4a3fa8",
    link="#3d338f",
    visited="#7a2f7f",
    accent="#c2410c",
    error="#a8221b",
    success="#1f6b3f",
    border="#5d5a86",
    focus="#ffc93c",
    on_focus="#22243b",
    hair="#d9d3ea",
    deep="#332b80",
    on_deep_soft="#e0dcf7",
    tint="#ebe8fa",
    ring="#c9c3ee",
    sand_tint="#fff0c4",
)

TEEN = _tokens(
    ADULT,
    surface="#eef2f7",
    text="#151b2b",
    soft="#475067",
    brand="#1f3a6d",
    link="#1f4aa0",
    visited="#6a2d86",
    accent="#9a3b6a",
    success="#1b6a4a",
    border="#576074",
    hair="#d5dce6",
    deep="#152a52",
    on_deep_soft="#d5deee",
    tint="#e4ebf5",
    ring="#b3c2db",
)

DARK = _tokens(
    ADULT,
    page="#14191f",
    surface="#1d242c",
    text="#eef1f4",
    soft="#b7c0ca",
    brand="#5cc0cd",
    on_brand="#14191f",
    link="#86d5e2",
    visited="#cbb8f7",
    accent="#f2a48f",
    error="#ff9d95",
    success="#84d9a8",
    border="#98a4b0",
    urgent="#ffb4ad",
    on_urgent="#14191f",
    hair="#36404b",
    deep="#0d2f35",
    on_deep="#eef1f4",
    on_deep_soft="#d3e5e4",
    tint="#18323a",
    clay_tint="#3a2620",
    sand_tint="#332b18",
    lilac_tint="#29264a",
    ring="#33565c",
    lilac="#bdb4f5",
    sand="#e3c06b",
)

THEMES: Mapping[str, Tokens] = MappingProxyType(
    {"adult": ADULT, "child": CHILD, "teen": TEEN, "dark": DARK}
)

PAPER = ("page", "surface")
TINTS = ("tint", "clay-tint", "sand-tint", "lilac-tint")
GROUNDS = PAPER + TINTS

# Hairlines and rings carry no meaning of their own.
DECORATION = frozenset({"hair", "ring"})


@dataclass(frozen=True)
class Use:
    """This colour is used on these grounds and must differ from each by at least this ratio."""

    colour: str
    grounds: tuple[str, ...]
    least: float


USES = (
    Use("text", GROUNDS, READING),
    Use("soft", PAPER, READING),
    Use("link", PAPER, READING),
    Use("visited", PAPER, READING),
    Use("soft", TINTS, TEXT),
    Use("link", TINTS, TEXT),
    Use("visited", TINTS, TEXT),
    Use("brand", (*PAPER, "tint"), TEXT),
    Use("accent", PAPER, TEXT),
    Use("error", GROUNDS, TEXT),
    Use("success", GROUNDS, TEXT),
    Use("lilac", (*PAPER, "lilac-tint"), TEXT),
    Use("sand", (*PAPER, "sand-tint"), TEXT),
    Use("brand", GROUNDS, CONTROL),
    Use("accent", GROUNDS, CONTROL),
    Use("border", GROUNDS, CONTROL),
    Use("urgent", GROUNDS, CONTROL),
    Use("on-brand", ("brand", "urgent"), TEXT),
    Use("on-deep", ("deep",), READING),
    Use("on-deep-soft", ("deep",), READING),
    Use("on-urgent", ("urgent",), READING),
    Use("on-focus", ("focus",), READING),
    Use("page", ("text",), READING),  # Exit
    Use("page", ("accent",), TEXT),  # the child in the middle of the rings
)

# Focus is yellow plus a dark line: on each of these one of the two must be seen.
FOCUS_COLOURS = ("focus", "on-focus")
FOCUS_GROUNDS = (*GROUNDS, "brand", "deep", "urgent")
