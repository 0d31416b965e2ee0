from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from portal.reference.validation import validate_opening_hours


def test_opening_hours_are_taken():
    assert validate_opening_hours("always") is None


def test_a_fault_is_told_in_words_that_help():
    with pytest.raises(ValidationError) as caught:
        validate_opening_hours({"week": {"monday-saturday": []}})

    assert caught.value.messages == [
        "sunday is left out. Give its hours, an empty list when closed, or not-known."
    ]
    assert caught.value.code == "opening-hours"
