from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.core.theme.contrast import Colour, ratio
from portal.core.theme.tokens import (
    ADULT,
    CONTROL,
    DECORATION,
    FOCUS_COLOURS,
    FOCUS_GROUNDS,
    READING,
    TEXT,
    THEMES,
    USES,
)

SCSS = Path(__file__).parents[4] / "frontend" / "scss" / "_tokens.scss"

PAIRS = [
    (theme, use.colour, ground, use.least)
    for theme in THEMES
    for use in USES
    for ground in use.grounds
]


@pytest.mark.parametrize(("theme", "colour", "ground", "least"), PAIRS)
def test_every_colour_is_read_on_every_ground_it_is_used_on(theme, colour, ground, least):
    tokens = THEMES[theme]

    assert ratio(tokens[colour], tokens[ground]) >= least


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", FOCUS_GROUNDS)
def test_focus_is_seen_on_every_ground(theme, ground):
    tokens = THEMES[theme]

    assert max(ratio(tokens[name], tokens[ground]) for name in FOCUS_COLOURS) >= CONTROL


def test_reading_text_is_asked_for_seven_to_one():
    reading = {
        (use.colour, ground) for use in USES if use.least == READING for ground in use.grounds
    }

    paper = {
        (name, on) for name in ("text", "soft", "link", "visited") for on in ("page", "surface")
    }
    assert paper <= reading
    assert (READING, TEXT, CONTROL) == (7.0, 4.5, 3.0)


def test_every_token_has_a_use_or_is_decoration():
    used = {use.colour for use in USES} | {ground for use in USES for ground in use.grounds}

    assert used | DECORATION | set(FOCUS_COLOURS) == set(ADULT)
    assert not used & DECORATION


# The table of the design page, light, child, teen and dark
STATED = [
    ("adult", "text", "page", 15.4),
    ("adult", "soft", "page", 7.5),
    ("adult", "brand", "page", 7.5),
    ("adult", "accent", "page", 6.0),
    ("adult", "on-urgent", "urgent", 9.1),
    ("child", "on-brand", "brand", 8.1),
    ("child", "accent", "page", 4.9),
    ("teen", "on-brand", "brand", 11.1),
    ("dark", "text", "page", 15.5),
    ("dark", "accent", "page", 8.8),
]


@pytest.mark.parametrize(("theme", "colour", "ground", "stated"), STATED)
def test_the_ratios_are_those_that_were_stated(theme, colour, ground, stated):
    tokens = THEMES[theme]

    assert ratio(tokens[colour], tokens[ground]) == pytest.approx(stated, abs=0.1)


# The style sheet


def colours_of(selector: str) -> dict[str, Colour]:
    """Read the colours that one rule of the style sheet sets."""
    scss = SCSS.read_text()
    start = scss.index("{", scss.index(selector))
    rule = scss[start : scss.index("}", start)]
    found = re.findall(r"--([a-z-]+): (#[0-9a-f]{3,8});", rule)
    return {name: Colour.parse(_six_digits(value)) for name, value in found}


def _six_digits(value: str) -> str:
    return value if len(value) > 4 else "#" + "".join(digit * 2 for digit in value[1:])


RULES = {
    "adult": ":root {",
    "child": '[data-theme="child"] {',
    "teen": '[data-theme="teen"] {',
    "dark": ":root:where(",
}


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_has_the_same_colours(theme):
    set_by_rule = colours_of(RULES[theme])

    assert len(set_by_rule) >= 14
    assert {**colours_of(":root {"), **set_by_rule} == dict(THEMES[theme])
