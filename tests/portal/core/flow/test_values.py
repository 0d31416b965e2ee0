from __future__ import annotations

import pytest

from portal.core.flow import bare, typed, typed_texts


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("yes", "yes"),
        (3, 3),
        (["a"], ["a"]),
        ({"value": "now", "basis": [], "note": ""}, "now"),
        ({"basis": ["record"]}, None),
        ({"typed": ["x"]}, None),
        (None, None),
    ],
)
def test_bare_leaves_out_how_we_know(value, plain):
    assert bare(value) == plain


def test_what_was_typed_comes_back_as_it_was():
    assert typed_texts(typed("31", "2", "")) == ["31", "2", ""]


@pytest.mark.parametrize("value", ["x", 3, None, {}, {"typed": "31"}, {"value": "now"}])
def test_an_answer_is_not_something_typed(value):
    assert typed_texts(value) == []


def test_only_texts_come_back_from_what_was_typed():
    assert typed_texts({"typed": ["31", 2, None]}) == ["31"]
