"""What follows from a partnership's colours: their tints, their dark ground, their dark scheme.

The shares are those by which our own tokens relate to petrol and clay. Each derived colour is
moved until everything used on it can be read, so a colour that passes the check never makes
another one fail.
"""

from __future__ import annotations

from collections.abc import Iterable

from portal.core.theme.contrast import BLACK, WHITE, Colour, ratio
from portal.core.theme.tokens import ADULT, CONTROL, DARK, READING, TEXT, TINTS, Tokens

STEP = 0.01
TINT_OF_WHITE = 0.88
RING_OF_WHITE = 0.65
SOFT_ON_DEEP = 0.18
DEEP_OF_BLACK = 0.3
DARK_TINT = 0.3
DARK_RING = 0.35
DARK_DEEP_OF_BLACK = 0.5


def light_tokens(brand: Colour | None, accent: Colour | None) -> dict[str, Colour]:
    """Give the tokens that these colours replace on a light page."""
    tokens: dict[str, Colour] = {}
    if brand is not None:
        tokens["brand"] = brand
        tokens["on-brand"] = label_on(brand)
        tokens["tint"] = _light_tint(brand)
        tokens["ring"] = brand.mixed_with(WHITE, RING_OF_WHITE)
        tokens |= _deep(brand, DEEP_OF_BLACK, ADULT)
    if accent is not None:
        tokens["accent"] = accent
        tokens["clay-tint"] = _light_tint(accent)
    return tokens


def dark_tokens(brand: Colour | None, accent: Colour | None) -> dict[str, Colour]:
    """Give the tokens that lighter relatives of these colours replace on a dark page."""
    tokens: dict[str, Colour] = {}
    if brand is not None:
        tokens["tint"] = _dark_tint(brand)
        tokens["brand"] = _lightened(brand, tokens["tint"])
        tokens["on-brand"] = label_on(tokens["brand"])
        tokens["ring"] = DARK["page"].mixed_with(tokens["brand"], DARK_RING)
        tokens |= _deep(brand, DARK_DEEP_OF_BLACK, DARK)
    if accent is not None:
        tokens["clay-tint"] = _dark_tint(accent)
        tokens["accent"] = _lightened(accent, tokens["clay-tint"])
    return tokens


def label_on(colour: Colour) -> Colour:
    """Give white or the dark page's black, whichever is read better on this colour."""
    return max((WHITE, DARK["page"]), key=lambda label: ratio(label, colour))


def _light_tint(colour: Colour) -> Colour:
    """Give the palest wash of a colour on which text, links and the colour itself are read."""
    return next(
        tint
        for tint in _mixes(colour, WHITE, TINT_OF_WHITE)
        if ratio(colour, tint) >= TEXT and _carries_text(tint, ADULT)
    )


def _dark_tint(colour: Colour) -> Colour:
    """Give the strongest shade of a colour on which a dark page's text and links are read."""
    return next(
        tint for tint in _mixes(colour, DARK["page"], 1 - DARK_TINT) if _carries_text(tint, DARK)
    )


def _lightened(colour: Colour, tint: Colour) -> Colour:
    """Give the nearest lighter tone that is well read on a dark page, and on its own tint."""
    marked = [DARK[name] for name in TINTS]
    lightness = colour.lightness
    while lightness < 1:
        lighter = colour.with_lightness(lightness)
        is_read = min(ratio(lighter, DARK["surface"]), ratio(lighter, tint)) >= TEXT
        is_seen = all(ratio(lighter, ground) >= CONTROL for ground in marked)
        if ratio(lighter, DARK["page"]) >= READING and is_read and is_seen:
            return lighter
        lightness += STEP
    return WHITE


def _deep(colour: Colour, black: float, theme: Tokens) -> dict[str, Colour]:
    """Give the dark ground of the footer, and the quiet words on it."""
    soft = WHITE.mixed_with(colour, SOFT_ON_DEEP)
    deep = next(
        deep
        for deep in _mixes(colour, BLACK, black)
        if min(ratio(theme["on-deep"], deep), ratio(soft, deep)) >= READING
    )
    return {"deep": deep, "on-deep-soft": soft}


def _carries_text(ground: Colour, theme: Tokens) -> bool:
    quiet = ("soft", "link", "visited", "error", "success")
    return ratio(theme["text"], ground) >= READING and all(
        ratio(theme[name], ground) >= TEXT for name in quiet
    )


def _mixes(colour: Colour, other: Colour, share: float) -> Iterable[Colour]:
    """Walk from a share of the other colour to the other colour itself."""
    while share < 1:
        yield colour.mixed_with(other, share)
        share += STEP
    yield other
