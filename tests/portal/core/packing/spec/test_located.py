from __future__ import annotations

import pytest

from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.located import read_yaml


def read(text, first_line=1):
    faults = Faults()
    located = read_yaml(text, "pack/a.yaml", faults, first_line=first_line)
    return located, [str(fault) for fault in faults]


def test_every_part_knows_its_line():
    located, faults = read("name: A\nlist:\n  - one\n  - key: two\n    more: 3\n")
    assert faults == []
    assert located.data == {"name": "A", "list": ["one", {"key": "two", "more": 3}]}
    assert [
        located.line(place)
        for place in [(), ("name",), ("list",), ("list", 0), ("list", 1), ("list", 1, "more")]
    ] == [1, 1, 2, 3, 4, 5]


def test_the_line_of_something_missing_is_that_of_what_is_around_it():
    located, _faults = read("a:\n  b: 1\n")
    assert located.line(("a", "c", "d")) == 1
    assert located.line(("z",)) == 1


def test_lines_count_from_where_the_piece_begins_in_its_file():
    located, _faults = read("a: 1\nb: 2\n", first_line=10)
    assert (located.line(("a",)), located.line(("b",))) == (10, 11)


def test_a_part_can_be_taken_as_a_piece_of_its_own():
    located, _faults = read("doors:\n  - title: A\n    text: B\n")
    door = located.below(("doors", 0))
    assert door.data == {"title": "A", "text": "B"}
    assert (door.line(()), door.line(("text",))) == (2, 3)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("false", False),
        ("9:30", "9:30"),
        ("2026-11-20", "2026-11-20"),
        ("0300", "0300"),
        ("999", 999),
        ("-4", -4),
        ("1.5", "1.5"),
        ("", None),
        ("~", None),
        ("null", None),
        ('"999"', "999"),
    ],
)
def test_only_plain_values_have_a_meaning_of_their_own(text, value):
    located, faults = read(f"key: {text}\n")
    assert located.data == {"key": value}
    assert faults == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\nb: 2\na: 3\n", "pack/a.yaml:3: “a” stands here twice."),
        ("a: 1\n? [x]\n: 2\n", "pack/a.yaml:2: A key is one word, not a list."),
        (
            "a: &x [1]\nb: *x\n",
            "pack/a.yaml:2: A pack repeats nothing by & and *; write it out.",
        ),
        (
            "a: 1\nb: !python/name:os x\n",
            "pack/a.yaml:2: A pack has no tags such as !python/name:os; write the plain value.",
        ),
    ],
)
def test_what_a_pack_does_not_use_is_a_fault_on_its_line(text, fault):
    located, faults = read(text)
    assert located is None
    assert faults == [fault]


def test_broken_yaml_is_a_fault_on_its_line():
    located, faults = read("a: 1\nb: [1, 2\nc: 3\n", first_line=5)
    assert located is None
    assert faults == ["pack/a.yaml:7: This is not YAML: expected ',' or ']', but got ':'."]


def test_a_character_that_yaml_forbids_is_a_fault():
    located, faults = read("a: \x00\n")
    assert located is None
    assert faults == ["pack/a.yaml:1: This is not YAML: special characters are not allowed."]


def test_an_empty_piece_says_nothing():
    located, faults = read("# only a remark\n", first_line=4)
    assert located.data is None
    assert located.line(("a",)) == 4
    assert faults == []
