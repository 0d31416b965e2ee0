"""What a row of the audit log may hold."""

from __future__ import annotations

import pytest

from portal.core.audit.exceptions import DetailRefused, KindUnclear
from portal.core.audit.rules import (
    LONGEST_KIND,
    LONGEST_TEXT,
    MOST_DETAILS,
    ReadReason,
    checked_detail,
    checked_kind,
)


@pytest.mark.parametrize("kind", ["read", "page-published", "step-2-done", "a" * LONGEST_KIND])
def test_a_kind_is_a_short_name(kind: str) -> None:
    assert checked_kind(kind) == kind


@pytest.mark.parametrize(
    "kind",
    ["", "Page", "page published", "page_published", "-page", "page-", "page--x", "2-pages",
     "page\n", "a" * (LONGEST_KIND + 1)],
)  # fmt: skip
def test_anything_else_is_no_kind(kind: str) -> None:
    with pytest.raises(KindUnclear):
        checked_kind(kind)


def test_details_come_in_the_order_of_their_names() -> None:
    found = checked_detail({"b": 1, "a": "x" * LONGEST_TEXT, "c-d_e": True})
    assert list(found.items()) == [("a", "x" * LONGEST_TEXT), ("b", 1), ("c-d_e", True)]
    assert checked_detail(None) == {}


@pytest.mark.parametrize(
    "detail",
    [
        {"note": "x" * (LONGEST_TEXT + 1)},
        {"note": "two\nlines"},
        {"note": "nul \x00"},
        {"who": "somebody@example.org"},
        {"share": 0.5},
        {"when": None},
        {"list": ["a"]},
        {"Name": "x"},
        {"": "x"},
        {str(number): "x" for number in range(3)},
    ],
)
def test_content_and_personal_data_are_refused(detail: dict[str, object]) -> None:
    with pytest.raises(DetailRefused):
        checked_detail(detail)  # type: ignore[arg-type]  # what the types forbid


def test_a_few_details_are_enough() -> None:
    names = [f"n{number}" for number in range(MOST_DETAILS + 1)]
    assert len(checked_detail(dict.fromkeys(names[:-1], 1))) == MOST_DETAILS
    with pytest.raises(DetailRefused, match="more than 12"):
        checked_detail(dict.fromkeys(names, 1))


def test_reasons_are_codes() -> None:
    assert {checked_kind(reason) for reason in ReadReason} == {
        "own-work", "review", "supervision", "handover", "cover", "request", "concern",
    }  # fmt: skip
