from __future__ import annotations

import pytest

from portal.core.models import Partnership
from portal.core.presenters.ratios import ratio_tables


def said(row):
    return (str(row.use), str(row.ground), row.ratio, row.least, row.is_enough)


def test_a_colour_is_shown_with_every_use_on_every_ground():
    brand, _accent = ratio_tables(Partnership(brand_colour="#1d4f5c", accent_colour="#8a3b12"))

    assert str(brand.title) == "Brand colour"
    assert (brand.colour, brand.is_ours) == ("#1d4f5c", False)
    assert [said(row) for row in brand.rows] == [
        ("Text", "the white page", 9.0, 4.5, True),
        ("Text", "warm paper", 8.3, 4.5, True),
        ("Edges of controls, and marks", "the white page", 9.0, 3.0, True),
        ("Edges of controls, and marks", "warm paper", 8.3, 3.0, True),
        ("Edges of controls, and marks", "the pale tint", 7.6, 3.0, True),
        ("Edges of controls, and marks", "the clay tint", 7.5, 3.0, True),
        ("Edges of controls, and marks", "the sand tint", 7.6, 3.0, True),
        ("Edges of controls, and marks", "the lilac tint", 7.6, 3.0, True),
        ("Words on the colour", "the colour itself", 9.0, 4.5, True),
        ("The mark of keyboard focus", "the colour itself", 6.3, 3.0, True),
        ("Text", "the dark page", 7.1, 4.5, True),
        ("Text", "the dark surface", 6.3, 4.5, True),
    ]


@pytest.mark.parametrize("nothing", ["", "petrol"])
def test_without_a_colour_ours_are_shown(nothing):
    brand, accent = ratio_tables(Partnership(brand_colour=nothing, accent_colour=nothing))

    assert (brand.colour, brand.dark_colour, brand.is_ours) == ("#0b5d66", "#5cc0cd", True)
    assert (accent.colour, accent.dark_colour, accent.is_ours) == ("#a8432b", "#f2a48f", True)


def test_a_stored_colour_that_fails_is_shown_failing():
    brand, _accent = ratio_tables(Partnership(brand_colour="#ffd54a"))

    assert (brand.colour, brand.is_ours) == ("#ffd54a", False)
    assert brand.rows[0].is_enough is False
    assert brand.dark_colour == "#5cc0cd"
