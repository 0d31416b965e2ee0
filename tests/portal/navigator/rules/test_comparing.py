"""What changes between two versions, over every combination of answers."""

from __future__ import annotations

from datetime import date

from portal.navigator.rules.comparing import compare
from portal.navigator.rules.reading import read_rules

DAY = date(2026, 11, 17)


def changed(mappings, area, change):
    common, own = mappings(area)
    change(own)
    return read_rules(common, own)


def test_a_set_does_not_differ_from_itself(rule_set):
    found = compare(rule_set("NL"), rule_set("NL"), DAY)
    assert (found.changes, found.changed) == ((), 0)
    assert found.combinations > 10**12


def test_words_alone_change_no_step(rule_set, mappings):
    new = changed(mappings, "NL", lambda own: own["rules"][0].update(why="In other words."))
    assert compare(rule_set("NL"), new, DAY).changes == ()


def test_a_step_that_comes_is_named_with_a_case(rule_set, mappings):
    def change(own):
        own["rules"].append(
            {"id": "CE90", "if": [{"input": "age", "to": 4}, {"word": "CHILD"}],
             "then": ["EARLY_HELP"], "basis": "A", "why": "Very young."}
        )  # fmt: skip

    found = compare(rule_set("CE"), changed(mappings, "CE", change), DAY)
    (only,) = found.changes
    assert (only.about, only.code, only.comes) == ("step", "EARLY_HELP", True)
    assert only.answers == (("subject", "child"), ("age", 0))
    assert only.combinations == found.changed


def test_a_meeting_that_gives_way_to_another_is_named_both_ways(rule_set, mappings):
    def change(own):
        row = own["primary"][0]["first_of"]
        row.remove("MEETING:NL-M04")
        row.insert(0, "MEETING:NL-M04")

    found = compare(rule_set("NL"), changed(mappings, "NL", change), DAY)
    assert [(c.about, c.code, c.comes) for c in found.changes] == [
        ("primary", "NL-M06", False),
        ("primary", "NL-M04", True),
    ]
    assert found.changes[0].combinations == found.changes[1].combinations == found.changed


def test_a_step_that_goes_is_named(rule_set, mappings):
    def change(own):
        own["rules"] = [row for row in own["rules"] if row["id"] != "GLOS12"]

    (only,) = compare(rule_set("GLOS"), changed(mappings, "GLOS", change), DAY).changes
    assert (only.code, only.comes) == ("TOOL_LOI", False)
