"""The benchmark of the page with the steps looks at every answer."""

from __future__ import annotations

import pytest

from bench.navigator_result import _check_empty, _check_steps

STEPS = "What to do MACE Triage National Referral Mechanism Not this way Finish and delete"


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (STEPS, ""),
        (STEPS.replace("MACE Triage", "MACE"), "without MACE Triage"),
        ("", "without What to do, MACE Triage, National Referral Mechanism, Not this way"),
    ],
)
def test_a_page_without_its_steps_is_named(answer, fault):
    assert _check_steps(answer.encode()) == fault


@pytest.mark.parametrize(
    ("answer", "fault"),
    [("Finish and delete", ""), (STEPS, "not that page"), ("", "not that page")],
)
def test_a_page_that_is_not_empty_is_noticed(answer, fault):
    assert _check_empty(answer.encode()) == fault
