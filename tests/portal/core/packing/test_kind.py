from __future__ import annotations

import pytest

from portal.core import registry
from portal.core.packing.kind import Kind, Reference, RichText, in_order, resolved

NUMBERS = {Reference("pages", "a"): 7, Reference("pages", "a/b"): 8, Reference("contacts", "a"): 9}


def kind(label, *before):
    made = type("Made", (Kind,), {"name": label, "after": before})
    made.__abstractmethods__ = frozenset()  # only its name and its place matter here
    return made()


@pytest.mark.parametrize(
    ("found", "order"),
    [
        ([kind("c", "b"), kind("b", "a"), kind("a")], ["a", "b", "c"]),
        ([kind("b"), kind("a")], ["b", "a"]),
        ([kind("b", "a", "elsewhere"), kind("a", "elsewhere")], ["a", "b"]),
        ([], []),
    ],
)
def test_a_kind_comes_after_what_it_builds_on(found, order):
    assert [made.name for made in in_order(found)] == order


def test_kinds_that_wait_for_each_other_are_refused():
    with pytest.raises(ValueError, match="wait for each other: \\['a', 'b'\\]"):
        list(in_order([kind("a", "b"), kind("b", "a")]))


def test_partnerships_come_first_and_pages_last():
    names = [found.name for found in in_order(registry.pack_kinds)]
    assert (names[:2], names[-1]) == (["partnership", "contacts"], "pages")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (Reference("pages", "a"), 7),
        ({"page": Reference("pages", "a/b"), "title": "A"}, {"page": 8, "title": "A"}),
        ([{"value": [Reference("contacts", "a")]}], [{"value": [9]}]),
        (
            RichText('<a linktype="page" id="page:a/b">x</a>'),
            '<a linktype="page" id="8">x</a>',
        ),
        (
            RichText('<a linktype="page" id="page:gone">x</a>'),
            '<a linktype="page" id="0">x</a>',
        ),
        ('linktype="page" id="page:a"', 'linktype="page" id="page:a"'),
        (Reference("pages", "gone"), None),
        (None, None),
    ],
)
def test_references_become_the_numbers_of_rows(content, expected):
    assert resolved(content, NUMBERS.get) == expected
