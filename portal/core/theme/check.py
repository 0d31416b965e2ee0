"""Whether a partnership's colour can be used: one verdict for each use on each ground.

A brand and an accent colour are used alike: as text on the page and on the surface; as edges of
controls and marks there and on every tint; under a label; and beneath the focus. Their own tint,
and what they become on a dark page, are derived to suit, so only these uses have to be judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from portal.core.theme.contrast import BLACK, Colour, ratio
from portal.core.theme.derive import label_on
from portal.core.theme.tokens import ADULT, CONTROL, FOCUS_COLOURS, PAPER, TEXT, TINTS

DARKER_STEP = 0.02


class ColourUse(StrEnum):
    """How a colour is used."""

    TEXT = "text"
    CONTROL = "control"
    LABEL = "label"  # what stands on the colour
    FOCUS = "focus"


@dataclass(frozen=True)
class Verdict:
    """This says how one use of a colour came out."""

    use: ColourUse
    ground: str  # the token it is used on; for a label, the colour itself
    ground_colour: Colour
    ratio: float
    least: float

    @property
    def is_enough(self) -> bool:
        """Say whether people can read or see it."""
        return self.ratio >= self.least


def verdicts(colour: Colour) -> list[Verdict]:
    """Judge a colour for every use on every ground of the light page."""
    text = [_on(ColourUse.TEXT, colour, name, TEXT) for name in PAPER]
    control = [_on(ColourUse.CONTROL, colour, name, CONTROL) for name in PAPER + TINTS]
    label = Verdict(ColourUse.LABEL, "brand", colour, ratio(label_on(colour), colour), TEXT)
    focus = Verdict(
        ColourUse.FOCUS,
        "brand",
        colour,
        max(ratio(ADULT[name], colour) for name in FOCUS_COLOURS),
        CONTROL,
    )
    return [*text, *control, label, focus]


def worst_failure(colour: Colour) -> Verdict | None:
    """Give the verdict that misses its ratio by most, or None when the colour can be used."""
    failures = [verdict for verdict in verdicts(colour) if not verdict.is_enough]
    return min(failures, key=lambda verdict: verdict.ratio / verdict.least, default=None)


def nearest_darker(colour: Colour) -> Colour:
    """Give the nearest darker relative of a colour that can be used; black always can."""
    share = 0.0
    while share < 1:
        darker = colour.mixed_with(BLACK, share)
        if worst_failure(darker) is None:
            return darker
        share += DARKER_STEP
    return BLACK


def _on(use: ColourUse, colour: Colour, ground: str, least: float) -> Verdict:
    return Verdict(use, ground, ADULT[ground], ratio(colour, ADULT[ground]), least)
