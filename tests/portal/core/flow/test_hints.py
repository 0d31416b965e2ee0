from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.flow import HintKind, hints_in

NHS, DATE, NAME = HintKind.NHS_NUMBER, HintKind.DATE, HintKind.NAME


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9434765919", [(NHS, "9434765919")]),
        ("his number is 943 476 5919.", [(NHS, "943 476 5919")]),
        ("943-476-5919", [(NHS, "943-476-5919")]),
        ("9434765918", []),  # the last digit does not fit
        ("94347659190", []),  # eleven digits
        ("born 3/10/2010", [(DATE, "3/10/2010")]),
        ("3.10.10 at school", [(DATE, "3.10.10")]),
        ("2010-10-03", [(DATE, "2010-10-03")]),
        ("on 3 November 2026", [(DATE, "3 November 2026")]),
        ("on 3rd nov", [(DATE, "3rd nov")]),
        ("in November", []),
        ("at 10.30 or 22/7", []),
        ("Seen with Anna Kowalska today", [(NAME, "Anna Kowalska")]),
        ("seen with Anna-Maria O’Brien", [(NAME, "Anna-Maria O’Brien")]),
        ("with Łukasz Żuk", [(NAME, "Łukasz Żuk")]),
        ("with Олена Шевченко", [(NAME, "Олена Шевченко")]),
        ("yesterday Anna. Kowalska", []),
        ("Anna, Kowalska", []),
        ("Social Care and the North East Police", []),
        ("On Monday March Anna left", []),
        ("The Anna Kowalska School", [(NAME, "Anna Kowalska")]),
        ("NHS and MARF and CEOP", []),
        ("picked up twice by a grey car", []),
        ("", []),
    ],
)
def test_what_a_text_seems_to_hold(text, expected):
    assert [(hint.kind, hint.text) for hint in hints_in(text)] == expected


def test_each_thing_is_named_once_in_the_order_of_the_kinds():
    text = "Anna Kowalska, 3/10/2010, 9434765919. Anna Kowalska again, 3/10/2010."
    assert [hint.kind for hint in hints_in(text)] == [NHS, DATE, NAME]


@given(st.text())
def test_any_text_may_be_looked_through(text):
    assert all(hint.text for hint in hints_in(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [("Aa " * 700, 1), ("A" * 2000, 0), ("1" * 2000, 0), ("1 Jan " * 300, 1), ("Ab’" * 700, 0)],
)
def test_a_long_text_is_looked_through_in_one_go(text, found):
    assert len(hints_in(text)) == found
