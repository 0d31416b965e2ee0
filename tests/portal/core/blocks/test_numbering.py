"""Numbers that stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.blocks.numbering import anchor_of, fill_numbers


def test_new_paragraphs_are_counted_from_one():
    assert fill_numbers(["", "", ""], 4) == ["4.1", "4.2", "4.3"]


def test_nothing_is_no_number():
    assert fill_numbers([], 4) == []


def test_paragraphs_at_the_end_count_on():
    assert fill_numbers(["4.1", "4.2", "", ""], 4) == ["4.1", "4.2", "4.3", "4.4"]


def test_paragraphs_in_between_take_letters():
    assert fill_numbers(["4.1", "", "", "4.2", ""], 4) == ["4.1", "4.1A", "4.1B", "4.2", "4.3"]


def test_a_paragraph_before_the_first_takes_a_letter_of_zero():
    assert fill_numbers(["", "4.1"], 4) == ["4.0A", "4.1"]


def test_a_letter_that_is_taken_is_passed_over():
    assert fill_numbers(["4.1", "", "4.1A", "4.2"], 4) == ["4.1", "4.1B", "4.1A", "4.2"]


def test_a_number_of_another_part_is_left_as_it_is():
    assert fill_numbers(["3.9", ""], 4) == ["3.9", "4.1"]


def test_a_paragraph_that_was_taken_out_leaves_its_number_unused():
    assert fill_numbers(["4.1", "4.3", ""], 4) == ["4.1", "4.3", "4.4"]


def test_after_twenty_six_letters_a_paragraph_has_no_number():
    filled = fill_numbers(["4.1", *[""] * 27, "4.2"], 4)

    assert filled[1] == "4.1A"
    assert filled[26] == "4.1Z"
    assert filled[27] == ""


@given(st.lists(st.booleans(), max_size=20))
def test_given_numbers_never_change_and_none_is_given_twice(is_given):
    numbers = [f"2.{n}" if given else "" for n, given in enumerate(is_given, start=1)]

    filled = fill_numbers(numbers, 2)

    assert [new for new, old in zip(filled, numbers, strict=True) if old] == list(
        filter(None, numbers)
    )
    assert len(set(filled)) == len(filled)
    assert "" not in filled


@pytest.mark.parametrize(
    ("number", "anchor"), [("4.2", "p4-2"), ("4.2A", "p4-2a"), ("12", "p12"), ("", "")]
)
def test_the_anchor_of_a_number(number, anchor):
    assert anchor_of(number) == anchor
