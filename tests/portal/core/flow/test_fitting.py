from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.flow import Kind, Option, Question, fits

OPTIONS = (Option("a", "A"), Option("b", "B"), Option("none", "None", is_alone=True))
LIMITED = {
    "smallest": 1, "largest": 10, "earliest": date(2026, 1, 1), "latest": date(2026, 12, 31)
}  # fmt: skip


def question(kind: Kind, **more) -> Question:
    options = OPTIONS if kind in {Kind.ONE, Kind.MANY} else ()
    return Question("q", kind, "Q", options=options, **more)


@pytest.mark.parametrize(
    ("kind", "value", "is_answer"),
    [
        (Kind.ONE, "a", True),
        (Kind.ONE, "c", False),
        (Kind.ONE, ["a"], False),
        (Kind.ONE, None, False),
        (Kind.MANY, ["a"], True),
        (Kind.MANY, ["a", "b"], True),
        (Kind.MANY, ["none"], True),
        (Kind.MANY, ["a", "none"], False),
        (Kind.MANY, ["a", "a"], False),
        (Kind.MANY, ["c"], False),
        (Kind.MANY, [], False),
        (Kind.MANY, "a", False),
        (Kind.MANY, [["a"]], False),
        (Kind.MANY, [{}], False),
        (Kind.YNU, "yes", True),
        (Kind.YNU, "not-known", True),
        (Kind.YNU, "YES", False),
        (Kind.TIME, "recent", True),
        (Kind.SEV, "3", True),
        (Kind.SEV, "4", False),
        (Kind.SEV, 3, False),
        (Kind.SCALE, "skip", True),
        (Kind.SCALE, "4", True),
        (Kind.NUMBER, 1, True),
        (Kind.NUMBER, 10, True),
        (Kind.NUMBER, 0, False),
        (Kind.NUMBER, 11, False),
        (Kind.NUMBER, True, False),
        (Kind.NUMBER, "1", False),
        (Kind.NUMBER, 1.0, False),
        (Kind.DATE, "2026-01-01", True),
        (Kind.DATE, "2026-12-31", True),
        (Kind.DATE, "2025-12-31", False),
        (Kind.DATE, "2027-01-01", False),
        (Kind.DATE, "31/12/2026", False),
        (Kind.DATE, "2026-02-30", False),
        (Kind.REFERENCE, "K4471", True),
        (Kind.REFERENCE, "abc", True),
        (Kind.REFERENCE, "ab", False),
        (Kind.REFERENCE, "a" * 20, True),
        (Kind.REFERENCE, "a" * 21, False),
        (Kind.REFERENCE, "K 4471", False),
        (Kind.REFERENCE, "k@4471", False),
        (Kind.REFERENCE, "K4471\n", False),
        (Kind.TEXT, "The park", True),
        (Kind.TEXT, " ", False),
        (Kind.TEXT, "", False),
        (Kind.TEXT, "x" * 300, True),
        (Kind.TEXT, "x" * 301, False),
        (Kind.LONG_TEXT, "x" * 2000, True),
        (Kind.LONG_TEXT, "x" * 2001, False),
        (Kind.TEXT, {"typed": ["x"]}, False),
        (Kind.TEXT, {"value": "x"}, False),
    ],
)
def test_a_value_is_an_answer_or_not(kind, value, is_answer):
    assert fits(question(kind, **LIMITED), value) is is_answer


@pytest.mark.parametrize(
    ("value", "is_answer"),
    [
        ("now", True),
        ({"value": "now"}, True),
        ({"value": "now", "basis": ["record", "police"], "note": "Twice."}, True),
        ({"value": "sometimes", "basis": []}, False),
        ({"basis": ["record"], "note": "x"}, False),
        ({"value": "now", "basis": ["rumour"]}, False),
        ({"value": "now", "basis": "record"}, False),
        ({"value": "now", "basis": [["record"]]}, False),
        ({"value": "now", "note": 3}, False),
        ({"value": "now", "note": "x" * 301}, False),
        ({"value": "now", "more": 1}, False),
        ({"value": {"value": "now"}}, False),
    ],
)
def test_an_answer_may_say_how_we_know(value, is_answer):
    assert fits(question(Kind.TIME, asks_basis=True), value) is is_answer


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(kind=st.sampled_from(list(Kind)), value=JSON, asks_basis=st.booleans())
def test_any_json_may_be_asked_about(kind, value, asks_basis):
    assert fits(question(kind, asks_basis=asks_basis), value) in (True, False)
