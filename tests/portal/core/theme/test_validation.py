from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from portal.core.models import Partnership
from portal.core.theme.check import ColourUse, verdicts
from portal.core.theme.tokens import ADULT
from portal.core.theme.validation import GROUND_WORDS, USE_WORDS, validate_brand_colour


@pytest.mark.parametrize("value", ["#0b5d66", "#A8432B", "#000000"])
def test_a_readable_colour_is_taken(value):
    assert validate_brand_colour(value) is None


@pytest.mark.parametrize("value", ["petrol", "#fff", "0b5d66", "#0b5d6"])
def test_what_is_no_colour_is_refused(value):
    with pytest.raises(ValidationError) as caught:
        validate_brand_colour(value)

    assert caught.value.messages == [
        "Write the colour as # and six digits or letters, such as #0b5d66."
    ]


def test_the_refusal_names_ratio_ground_and_what_to_do():
    with pytest.raises(ValidationError) as caught:
        validate_brand_colour("#5cc0cd")

    assert caught.value.messages == [
        (
            "Text on warm paper would have a contrast of 1.9 to 1; at least 4.5 to 1 is needed. "
            "Choose a darker colour: #39777f is the nearest that works."
        )
    ]
    assert caught.value.code == "contrast"


def test_the_colour_it_offers_is_taken():
    with pytest.raises(ValidationError) as caught:
        validate_brand_colour("#ff5500")

    validate_brand_colour(str(caught.value.params["darker"]))


def test_every_verdict_can_be_said_in_words():
    grounds = {verdict.ground for verdict in verdicts(ADULT["brand"])}

    assert set(USE_WORDS) == set(ColourUse)
    assert grounds <= set(GROUND_WORDS)


@pytest.mark.parametrize("field", ["brand_colour", "accent_colour"])
def test_a_partnership_refuses_a_colour_nobody_could_read(field):
    partnership = Partnership(**{field: "#ffd54a"})

    with pytest.raises(ValidationError) as caught:
        partnership.clean_fields()

    assert "Choose a darker colour" in caught.value.message_dict[field][0]
