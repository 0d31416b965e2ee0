from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.theme.check import (
    ColourUse,
    nearest_darker,
    verdicts,
    worst_failure,
)
from portal.core.theme.contrast import BLACK, WHITE, Colour, ratio
from portal.core.theme.tokens import ADULT

parts = st.integers(0, 255)
colours = st.builds(Colour, parts, parts, parts)

PETROL, CLAY = ADULT["brand"], ADULT["accent"]


def test_a_colour_is_judged_for_each_use_on_each_ground():
    found = [(verdict.use.value, verdict.ground, verdict.least) for verdict in verdicts(PETROL)]

    assert found == [
        ("text", "page", 4.5),
        ("text", "surface", 4.5),
        ("control", "page", 3.0),
        ("control", "surface", 3.0),
        ("control", "tint", 3.0),
        ("control", "clay-tint", 3.0),
        ("control", "sand-tint", 3.0),
        ("control", "lilac-tint", 3.0),
        ("label", "brand", 4.5),
        ("focus", "brand", 3.0),
    ]


def test_a_verdict_names_the_ground_and_its_ratio():
    on_surface = verdicts(CLAY)[1]

    assert on_surface.ground_colour == ADULT["surface"]
    assert on_surface.ratio == ratio(CLAY, ADULT["surface"])
    assert on_surface.is_enough is True


@pytest.mark.parametrize(
    "text", ["#0b5d66", "#a8432b", "#1d4f5c", "#8a3b12", "#000000", "#1f3a6d", "#4a3fa8", "#8c1d18"]
)
def test_these_colours_can_be_used(text):
    assert worst_failure(Colour.parse(text)) is None


@pytest.mark.parametrize(
    ("text", "use", "ground"),
    [
        ("#ffffff", ColourUse.TEXT, "page"),
        ("#ffd54a", ColourUse.TEXT, "surface"),
        ("#5cc0cd", ColourUse.TEXT, "surface"),
        ("#777777", ColourUse.TEXT, "surface"),
        ("#727272", ColourUse.TEXT, "surface"),  # enough on white, not on warm paper
    ],
)
def test_these_colours_cannot(text, use, ground):
    failure = worst_failure(Colour.parse(text))

    assert failure is not None
    assert (failure.use, failure.ground) == (use, ground)
    assert failure.is_enough is False


@given(colours)
def test_a_colour_fails_exactly_when_one_verdict_does(colour):
    assert (worst_failure(colour) is None) == all(v.is_enough for v in verdicts(colour))


@given(colours)
def test_the_nearest_darker_colour_can_be_used(colour):
    darker = nearest_darker(colour)

    assert worst_failure(darker) is None
    assert darker.luminance <= colour.luminance
    if worst_failure(colour) is None:
        assert darker == colour


def test_the_nearest_darker_colour_is_near():
    assert str(nearest_darker(Colour.parse("#777777"))) == "#707070"
    assert nearest_darker(BLACK) == BLACK
    assert ratio(nearest_darker(WHITE), ADULT["surface"]) < 5
