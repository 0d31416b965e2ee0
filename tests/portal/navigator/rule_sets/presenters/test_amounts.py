"""Large numbers as people read them."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from portal.navigator.rule_sets.presenters.amounts import amount, of_all, share


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0"),
        (7, "7"),
        (12_345, "12,345"),
        (999_999, "999,999"),
        (1_000_000, "1.0 million"),
        (67_600_000_000, "67.6 billion"),
        (355_000_000_000, "355 billion"),
        (14_400_000_000_000, "14.4 trillion"),
        (1_234_000_000_000_000, "1,234 trillion"),
    ],
)
def test_a_number_is_exact_while_it_is_small(count, words):
    assert amount(count) == words


@pytest.mark.parametrize(
    ("count", "total", "words"),
    [
        (0, 100, "none"),
        (100, 100, "all"),
        (999, 1000, "nearly all"),
        (99, 100, "99%"),
        (1, 2, "50%"),
        (1, 100, "1%"),
        (1, 337, "1 in 340"),
        (1, 101, "1 in 100"),
        (3, 1_000_000_000, "1 in 330 million"),
    ],
)
def test_a_share_is_a_percentage_or_one_in_so_many(count, total, words):
    assert share(count, total) == words


def test_how_many_of_how_many():
    assert of_all(5, 5) == "in all 5 combinations of answers"
    assert of_all(1, 4) == "in 1 of 4 combinations of answers (25%)"


def test_figures_follow_the_language():
    with override("pl"):
        assert amount(12_345).replace("\xa0", " ") == "12 345"
