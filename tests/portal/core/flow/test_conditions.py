from __future__ import annotations

import pytest

from portal.core.flow import All, Answered, AnyOf, AtLeast, Equals, In, Not, holds
from portal.core.flow.conditions import comparisons_in, questions_in

VALUES = {
    "one": "yes",
    "many": ["a", "b"],
    "age": 15,
    "sev": "2",
    "unsure": "not-known",
    "basis": {"value": "now", "basis": [], "note": ""},
    "typed": {"typed": ["31"]},
}
YES, NO = Equals("one", "yes"), Equals("one", "no")


@pytest.mark.parametrize(
    ("condition", "is_true"),
    [
        (None, True),
        (Answered("one"), True),
        (Answered("nothing"), False),
        (Answered("typed"), False),
        (Equals("one", "yes"), True),
        (Equals("one", "no"), False),
        (Equals("many", "b"), True),
        (Equals("many", "c"), False),
        (Equals("age", 15), True),
        (Equals("age", "15"), False),
        (Equals("basis", "now"), True),
        (Equals("nothing", "yes"), False),
        (In("one", ("no", "yes")), True),
        (In("many", ("c", "a")), True),
        (In("many", ("c",)), False),
        (In("one", ()), False),
        (AtLeast("age", 15), True),
        (AtLeast("age", 16), False),
        (AtLeast("sev", 2), True),
        (AtLeast("sev", 3), False),
        (AtLeast("many", 2), True),
        (AtLeast("many", 3), False),
        (AtLeast("unsure", 0), False),
        (AtLeast("nothing", -1), False),
        (AtLeast("typed", 0), False),
        (All((YES, YES)), True),
        (All((YES, NO)), False),
        (All(()), True),
        (AnyOf((NO, YES)), True),
        (AnyOf((NO, NO)), False),
        (AnyOf(()), False),
        (Not(NO), True),
        (Not(Not(NO)), False),
        (Not(Answered("nothing")), True),
        (All((AnyOf((NO, YES)), Not(NO))), True),
    ],
)
def test_a_condition_is_true_or_not(condition, is_true):
    assert holds(condition, VALUES) is is_true


@pytest.mark.parametrize("value", [None, {}, [], [[]], [{}], 1.5, {"value": []}, {"value": {}}])
def test_any_json_may_be_asked_about(value):
    answers = {"q": value}
    assert holds(Equals("q", "a"), answers) is False
    assert holds(AtLeast("q", 2), answers) is False


def test_tests_are_listed_in_the_order_they_are_written():
    condition = All((Equals("b", "x"), AnyOf((Not(Answered("a")), AtLeast("c", 2)))))
    assert comparisons_in(condition) == (Equals("b", "x"), Answered("a"), AtLeast("c", 2))
    assert questions_in(condition) == {"a", "b", "c"}
    assert comparisons_in(None) == ()
