from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.theme.contrast import BLACK, WHITE, Colour, NotAColour, ratio, shown

parts = st.integers(0, 255)
colours = st.builds(Colour, parts, parts, parts)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.478),
        ("#767676", "#ffffff", 4.542),
        ("#ff0000", "#ffffff", 3.998),
        ("#0000ff", "#ffffff", 8.592),
        ("#0b5d66", "#ffffff", 7.576),
        ("#a8432b", "#faf6f0", 5.569),
    ],
)
def test_known_ratios(one, other, expected):
    assert ratio(Colour.parse(one), Colour.parse(other)) == pytest.approx(expected, abs=0.001)


@given(colours, colours)
def test_the_ratio_has_no_direction_and_stays_in_its_bounds(one, other):
    assert ratio(one, other) == ratio(other, one)
    assert 1 <= ratio(one, other) <= 21


@given(colours)
def test_a_colour_does_not_differ_from_itself(colour):
    assert ratio(colour, colour) == 1


@given(colours)
def test_writing_and_reading_again_gives_the_same_colour(colour):
    assert Colour.parse(str(colour)) == colour
    assert Colour.parse(str(colour).upper()) == colour


@pytest.mark.parametrize(
    "text", ["", "#fff", "0b5d66", "#0b5d6", "#0b5d66ff", "red", "#0b5d6g", "#0b5d66;", "#0b5d66\n"]
)
def test_anything_else_is_no_colour(text):
    with pytest.raises(NotAColour):
        Colour.parse(text)


@given(colours)
def test_mixing_goes_from_one_colour_to_the_other(colour):
    assert colour.mixed_with(WHITE, 0) == colour
    assert colour.mixed_with(WHITE, 1) == WHITE
    assert colour.mixed_with(BLACK, 1) == BLACK


@given(colours, st.floats(0, 1), st.floats(0, 1))
def test_more_white_is_never_darker(colour, one, other):
    less, more = sorted([one, other])

    darker, lighter = colour.mixed_with(WHITE, less), colour.mixed_with(WHITE, more)
    assert darker.luminance <= lighter.luminance


def test_half_way_lies_in_the_middle():
    assert str(BLACK.mixed_with(Colour(200, 100, 50), 0.5)) == "#643219"


@pytest.mark.parametrize(
    ("value", "expected"), [(4.4999, 4.4), (4.5, 4.5), (21.0, 21.0), (7.0, 7.0), (1.0, 1.0)]
)
def test_a_shown_ratio_is_never_better_than_the_real_one(value, expected):
    assert shown(value) == expected


@given(colours, st.floats(0, 1), st.floats(0, 1))
def test_a_lighter_tone_is_never_darker(colour, one, other):
    less, more = sorted([one, other])

    darker, lighter = colour.with_lightness(less), colour.with_lightness(more)
    assert darker.luminance <= lighter.luminance


@given(colours)
def test_a_tone_keeps_its_lightness_and_ends_in_black_and_white(colour):
    assert colour.with_lightness(colour.lightness) == colour
    assert colour.with_lightness(0) == BLACK
    assert colour.with_lightness(1) == WHITE


def test_a_lighter_tone_keeps_its_hue():
    assert str(Colour.parse("#0b5d66").with_lightness(0.5)) == "#19d2e6"
