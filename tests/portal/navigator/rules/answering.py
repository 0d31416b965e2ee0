"""Answers of every kind, complete or not, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from portal.navigator.rules.inputs import INPUTS, NOBODY, OLDEST

AREAS = ("NL", "CE", "TEES", "GLOS")
MEETINGS = {
    "NL": [f"NL-M{n:02}" for n in range(1, 15)],
    "CE": [f"CE-M{n:02}" for n in range(1, 4)],
    "TEES": [f"TEES-M{n:02}" for n in range(1, 10)],
    "GLOS": [f"GLOS-M{n:02}" for n in range(1, 11)],
}
# The ages around which anything changes, and some others.
AGES = [0, 12, 13, 15, 16, 17, 18, 25, 26, OLDEST]


def _values(area, each):
    if each.is_number:
        return st.sampled_from(AGES)
    if each.is_meeting:
        return st.sampled_from(MEETINGS[area])
    if each.is_many:
        return st.lists(st.sampled_from([v for v in each.values if v != NOBODY]), max_size=4)
    return st.sampled_from(each.values)


def answers(area):
    """Give answers with any of the inputs left out."""
    return st.fixed_dictionaries({}, optional={n: _values(area, i) for n, i in INPUTS.items()})
