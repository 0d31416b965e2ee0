from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.packing.spec.facts import NamedFact, facts_named, not_carried

IDS = st.from_regex(r"[A-Z]{2,5}-[A-Z]?[0-9]{2,3}|[A-Z][0-9]{2}[a-z]?", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("NL-001 and GLOS-M04, NLR-12; (N01b)", ["NL-001", "GLOS-M04", "NLR-12", "N01b"]),
        ("| T-D01 | **TEES-D15** |", ["T-D01", "TEES-D15"]),
        ("UTF-8, A4, NL-1, NL-M06-2, xN01, N011", []),
        ("NL-001 NL-001", ["NL-001"]),
        ("", []),
    ],
)
def test_numbers_of_facts_are_found_and_nothing_else(text, ids):
    assert [fact.id for fact in facts_named(text)] == ids


def test_each_is_named_with_its_first_line():
    assert facts_named("\nNL-001\nNL-002 NL-001") == [
        NamedFact("NL-001", 2),
        NamedFact("NL-002", 3),
    ]


@given(st.lists(IDS, unique=True), st.sets(IDS))
def test_what_is_missing_and_what_is_carried_is_the_whole(ids, carried):
    named = facts_named("\n".join(ids))
    assert [fact.id for fact in named] == ids
    missing = [fact.id for fact in not_carried(named, carried)]
    assert missing == [name for name in ids if name not in carried]
