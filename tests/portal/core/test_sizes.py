"""Sizes in words."""

from __future__ import annotations

import pytest
from django.utils import translation

from portal.core.sizes import size_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (None, ""),
        (0, "1 kB"),
        (900, "1 kB"),
        (300_000, "300 kB"),
        (999_999, "1000 kB"),
        (1_200_000, "1.2 MB"),
        (12_400_000, "12 MB"),
    ],
)
def test_a_size_is_written_as_people_read_it(size, words):
    assert size_words(size) == words


def test_a_size_uses_the_readers_digits():
    with translation.override("pl"):
        assert size_words(1_200_000) == "1,2 MB"
