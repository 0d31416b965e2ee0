"""A partnership's colours never make anything else unreadable, whatever they are."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.core.theme.check import worst_failure
from portal.core.theme.contrast import BLACK, WHITE, Colour, ratio
from portal.core.theme.derive import dark_tokens, label_on, light_tokens
from portal.core.theme.tokens import (
    ADULT,
    CONTROL,
    DARK,
    FOCUS_COLOURS,
    FOCUS_GROUNDS,
    USES,
)

parts = st.integers(0, 255)


@st.composite
def usable(draw: st.DrawFn) -> Colour:
    """Give a colour that an editor may save, the barely usable ones often."""
    colour = Colour(draw(parts), draw(parts), draw(parts))
    share = draw(st.sampled_from([0.0, 0.2, 0.4, 0.6, 0.8, 1.0]))
    colour = colour.mixed_with(BLACK, share)
    assume(worst_failure(colour) is None)
    return colour


def unreadable(tokens: Mapping[str, Colour]) -> list[str]:
    pairs = [
        f"{use.colour} on {ground}"
        for use in USES
        for ground in use.grounds
        if ratio(tokens[use.colour], tokens[ground]) < use.least
    ]
    focus = [
        f"focus on {ground}"
        for ground in FOCUS_GROUNDS
        if max(ratio(tokens[name], tokens[ground]) for name in FOCUS_COLOURS) < CONTROL
    ]
    return pairs + focus


@given(st.none() | usable(), st.none() | usable())
def test_every_use_of_every_token_stays_readable_on_a_light_page(brand, accent):
    assert unreadable({**ADULT, **light_tokens(brand, accent)}) == []


@given(st.none() | usable(), st.none() | usable())
def test_every_use_of_every_token_stays_readable_on_a_dark_page(brand, accent):
    assert unreadable({**DARK, **dark_tokens(brand, accent)}) == []


def test_nothing_chosen_changes_nothing():
    assert light_tokens(None, None) == {}
    assert dark_tokens(None, None) == {}


BRAND_TOKENS = {"brand", "on-brand", "tint", "ring", "deep", "on-deep-soft"}
ACCENT_TOKENS = {"accent", "clay-tint"}


@pytest.mark.parametrize("derive", [light_tokens, dark_tokens])
def test_a_colour_replaces_its_own_family_only(derive):
    petrol, clay = ADULT["brand"], ADULT["accent"]

    assert set(derive(petrol, None)) == BRAND_TOKENS
    assert set(derive(None, clay)) == ACCENT_TOKENS
    assert set(derive(petrol, clay)) == BRAND_TOKENS | ACCENT_TOKENS


@given(usable(), usable())
def test_the_chosen_colours_are_used_as_they_are_on_a_light_page(brand, accent):
    tokens = light_tokens(brand, accent)

    assert tokens["brand"] == brand
    assert tokens["accent"] == accent


def test_our_own_petrol_derives_what_we_drew():
    """The shares were read off our own tokens, so petrol comes out near them."""
    derived = light_tokens(ADULT["brand"], None)

    for name in ("tint", "ring", "deep", "on-deep-soft"):
        drawn, made = ADULT[name], derived[name]
        assert abs(drawn.red - made.red) <= 8, name
        assert abs(drawn.green - made.green) <= 8, name
        assert abs(drawn.blue - made.blue) <= 8, name


@pytest.mark.parametrize(
    ("ground", "label"), [(BLACK, WHITE), (ADULT["brand"], WHITE), (DARK["brand"], DARK["page"])]
)
def test_a_label_is_white_or_dark_whichever_is_read(ground, label):
    assert label_on(ground) == label
