from __future__ import annotations

import pytest
from pydantic import Field

from portal.core.packing.spec.entries import Entry, Line, Slug
from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.located import read_yaml
from portal.core.packing.spec.validation import validate


class Part(Entry):
    word: Line


class Sample(Entry):
    name: Line
    slug: Slug | None = None
    order: int = 0
    parts: list[Part] = Field(default_factory=list)


def check(text):
    faults = Faults()
    located = read_yaml(text, "a.yaml", faults)
    return validate(Sample, located, faults), [str(fault) for fault in faults]


def test_a_right_entry_has_no_fault():
    entry, faults = check(
        "name: A\nparts:\n  - word: b\nfacts: [NL-001, GLOS-M04, N01b, TEES-D17]\n"
    )
    assert faults == []
    assert entry.name == "A"
    assert entry.parts[0].word == "b"
    assert entry.facts == ["NL-001", "GLOS-M04", "N01b", "TEES-D17"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("slug: a\n", "a.yaml:1: “name” is missing."),
        ("name: A\nnmae: B\n", "a.yaml:2: “nmae” is not known here; did you mean “name”?"),
        (
            "name: A\nqqq: B\n",
            "a.yaml:2: “qqq” is not known here; known are facts, name, order, parts, slug.",
        ),
        ("name: 999\n", "a.yaml:1: “name” must be text; put 999 in quotes."),
        ("name:\n", "a.yaml:1: “name” is empty; leave the line out or write something."),
        ('name: " "\n', "a.yaml:1: “name”: String should have at least 1 character."),
        ("name: A\norder: two\n", "a.yaml:2: “order”: Input should be a valid integer."),
        (
            "name: A\nparts:\n  - wrod: b\n",
            "a.yaml:3: “wrod” is not known here; did you mean “word”?",
        ),
        ("name: A\nparts: [one]\n", "a.yaml:2: “0” must be a list of “key: value” lines."),
        ("- name\n", "a.yaml:1: “this” must be a list of “key: value” lines."),
    ],
)
def test_a_fault_says_its_line_and_how_to_mend_it(text, fault):
    entry, faults = check(text)
    assert entry is None
    assert fault in faults


def test_all_faults_are_told_at_once():
    _entry, faults = check("slug: A B\norder: x\nqqq: 1\n")
    assert [fault.split(": ")[0] for fault in faults] == ["a.yaml:1"] * 2 + ["a.yaml:2", "a.yaml:3"]


@pytest.mark.parametrize("fact", ["NL-1", "nl-001", "NL001", "NL-0012", "N1", "N01bc", "X"])
def test_a_fact_is_named_as_in_the_inventory(fact):
    _entry, faults = check(f"name: A\nfacts: [{fact}]\n")
    assert len(faults) == 1
    assert faults[0].startswith("a.yaml:2: “0”: String should match pattern")
