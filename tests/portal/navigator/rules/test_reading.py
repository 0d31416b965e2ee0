"""Rule sets are read as packs carry them; every fault is named with its place."""

from __future__ import annotations

import pytest

from portal.navigator.rules.conditions import Between, Given, OneOf, Only
from portal.navigator.rules.inputs import HARMS
from portal.navigator.rules.meaning import BadRules, RuleFault
from portal.navigator.rules.reading import read_rules
from tests.portal.navigator.rules.answering import AREAS, MEETINGS


def faults(mappings, change, area="NL"):
    common, own = mappings(area)
    change(common, own)
    with pytest.raises(BadRules) as caught:
        read_rules(common, own)
    return list(caught.value.faults)


def asking(*entries):
    """Give a change that makes these the tests of the first rule of the area."""
    return lambda _common, own: own["rules"][0].__setitem__("if", list(entries))


@pytest.mark.parametrize(
    ("area", "common", "own"), [("NL", 32, 29), ("CE", 32, 7), ("TEES", 32, 13), ("GLOS", 31, 21)]
)
def test_every_rule_is_read(area, common, own, rule_set):
    ids = list(dict.fromkeys(rule.id for rule in rule_set(area).rules))
    assert len([name for name in ids if name[0] == "C" and name[1].isdigit()]) == common
    assert len([name for name in ids if name.startswith(area)]) == own


@pytest.mark.parametrize("area", AREAS)
def test_every_meeting_is_there(area, rule_set):
    assert rule_set(area).meeting_codes == MEETINGS[area]


@pytest.mark.parametrize(
    ("area", "bases"),
    [
        ("NL", {"C05": "S", "C11": "P", "C15": "S", "C18": "S", "C25": "P"}),
        ("CE", {"C05": "A", "C15": "P", "C18": "P", "C25": "S", "C27": "S"}),
        ("TEES", {"C05": "A", "C11": "S", "C18": "S", "C25": "S", "C28": "P"}),
        ("GLOS", {"C05": "A", "C15": "S", "C16": "S", "C25": "S", "C28": "S"}),
    ],
)
def test_an_area_says_what_common_rules_stand_on_there(area, bases, rule_set):
    found = {rule.id: rule.basis.value for rule in rule_set(area).rules}
    assert {name: found[name] for name in bases} == bases


def test_steps_are_ranked_class_by_class_with_meetings_in_their_place(rule_set):
    steps = rule_set("GLOS").steps
    ordered = sorted(steps, key=lambda code: steps[code].rank)
    assert ordered[:5] == [
        "EMERGENCY_999", "URGENT_HEALTH", "REPORT_MISSING", "MISSING_PROFILE", "LINE_MANAGER",
    ]  # fmt: skip
    at = ordered.index("MEETING:GLOS-M01")
    assert ordered[at - 1 : at + 3] == [
        "FORM_DASH", "MEETING:GLOS-M01", "MEETING:GLOS-M02", "MEETING:GLOS-M04",
    ]  # fmt: skip
    late = ordered.index("MEETING:GLOS-M03")
    assert ordered[late - 1 : late + 2] == [
        "ALLEGATION_LADO", "MEETING:GLOS-M03", "TRADING_STANDARDS",
    ]  # fmt: skip
    assert ordered[-1] == "REVIEW"
    assert [steps[code].rank for code in ordered] == list(range(len(steps)))


@pytest.mark.parametrize("area", AREAS)
def test_every_harm_has_support(area, rule_set):
    assert set(rule_set(area).support) == {"any", *HARMS}
    assert "N02" in rule_set(area).support["CSE"]


def test_yes_and_numbers_may_stand_without_quotes(mappings):
    common, own = mappings("TEES")
    own["rules"][0]["if"] = [
        {"input": "direct_work", "is": [True]},
        {"input": "disruption_level", "is": [3, 4]},
        {"input": "age", "to": 9},
        {"input": "harms", "not_only": "RAD"},
        {"input": "sector", "given": False},
    ]
    rules = {rule.id: rule for rule in read_rules(common, own).rules}
    assert rules["TEES01"].condition == (
        OneOf("direct_work", frozenset({"yes"})),
        OneOf("disruption_level", frozenset({"3", "4"})),
        Between("age", 0, 9),
        Only("harms", frozenset({"RAD"}), negated=True),
        Given("sector", negated=True),
    )


@pytest.mark.parametrize(
    ("test", "reason"),
    [
        ({"word": "CHLID"}, "There is no word CHLID before this."),
        ({"not": "CHLID"}, "There is no word CHLID before this."),
        ({"step": ["FRONT_DOR"]}, "There is no step FRONT_DOR."),
        ({"no_step": ["MEETING:CE-M01"]}, "There is no step MEETING:CE-M01."),
        ({"input": "harm", "include": ["CSE"]}, "There is no input harm."),
        ({"input": "harms", "include": ["CSA"]}, "harms has no value CSA."),
        ({"input": "harms", "only": "CSA"}, "harms has no value CSA."),
        ({"input": "level", "is": ["high"]}, "level has no value high."),
        ({"input": "asked_for", "is": ["CE-M01"]}, "asked_for has no value CE-M01."),
        ({"input": "level", "include": ["moderate"]}, "This is no test for level."),
        ({"input": "harms", "is": ["CSE"]}, "This is no test for harms."),
        ({"input": "age", "is": ["15"]}, "This is no test for age."),
        ({"input": "sector", "from": 3}, "This is no test for sector."),
    ],
)
def test_what_a_test_names_must_be_there(test, reason, mappings):
    assert faults(mappings, asking(test)) == [RuleFault(("area", "rules", 0, "if", 0), reason)]


@pytest.mark.parametrize(
    "test",
    [
        {},
        {"word": "CHILD", "not": "OPEN"},
        {"word": "CHILD", "input": "age"},
        {"input": "age"},
        {"is": ["moderate"]},
        {"input": "level", "is": ["moderate"], "is_not": ["unsure"]},
        {"input": "level", "is": []},
        {"input": "age", "from": 200},
        {"input": "level", "equals": "moderate"},
        {"any_of": []},
    ],
)
def test_a_test_is_exactly_one_test(test, mappings):
    found = faults(mappings, asking(test))
    assert {fault.place[:5] for fault in found} == {("area", "rules", 0, "if", 0)}


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        (
            lambda c, o: o["rules"].append(dict(o["rules"][0])),
            ("area", "rules", "NL01"),
            "NL01 is there twice.",
        ),
        (
            lambda c, o: o["rules"][0].update(id="C01"),
            ("area", "rules", "C01"),
            "C01 is there twice.",
        ),
        (
            lambda c, o: o["rules"][0].update(then=["TOOL_XYZ"]),
            ("area", "rules", 0, "then"),
            "There is no step TOOL_XYZ.",
        ),
        (
            lambda c, o: o["rules"][0].update(without=["TOOL_XYZ"]),
            ("area", "rules", 0),
            "There is no step TOOL_XYZ.",
        ),
        (
            lambda c, o: o["common"].update(without=["C99"]),
            ("area", "common"),
            "There is no common rule C99.",
        ),
        (
            lambda c, o: o["redirects"][0].update(instead="NL-M99"),
            ("area", "redirects", "NL-M01"),
            "There is no group NL-M99.",
        ),
        (
            lambda c, o: o["other_meetings"][0].update(meetings=["NL-M99"]),
            ("area", "other_meetings", 0),
            "There is no meeting NL-M99.",
        ),
        (
            lambda c, o: o["meetings"][0].update({"class": 10}),
            ("area", "meetings", "NL-M01"),
            "Class 10 has no place for meetings.",
        ),
        (
            lambda c, o: o.update(words={"SIG": [{"word": "CHILD"}]}),
            ("area", "words", "SIG"),
            "The word SIG has a meaning already.",
        ),
        (
            lambda c, o: o.update(words={"LATE": [{"step": ["NRM"]}]}),
            ("area", "words", "LATE"),
            "A word is about answers; it cannot ask for steps.",
        ),
        (
            lambda c, o: o.update(words={"ROUND": [{"word": "ROUND"}]}),
            ("area", "words", "ROUND", 0),
            "There is no word ROUND before this.",
        ),
        (
            lambda c, o: o.update(steps={"TOOL_XYZ": {"text": "Do it."}}),
            ("area", "steps", "TOOL_XYZ"),
            "There is no step TOOL_XYZ.",
        ),
        (
            lambda c, o: o["sources"].pop("P"),
            ("area", "sources"),
            "There is no source for P.",
        ),
        (
            lambda c, o: c["support"].pop("BUL"),
            ("common", "support"),
            "There is no support for BUL.",
        ),
        (
            lambda c, o: c["steps"][0].update(when="soon"),
            ("common", "steps", "EMERGENCY_999"),
            "There is no timing soon.",
        ),
        (
            lambda c, o: c["timing"]["by-level"].pop(),
            ("common", "timing", "by-level"),
            "The last row of a table of timing must always hold.",
        ),
    ],
)
def test_loose_ends_are_named(change, place, reason, mappings):
    assert RuleFault(place, reason) in faults(mappings, change)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda c, o: o.pop("version"), ("area", "version")),
        (lambda c, o: o.update(fronthdoor="x"), ("area", "fronthdoor")),
        (lambda c, o: o["rules"][3].pop("why"), ("area", "rules", 3, "why")),
        (lambda c, o: o["rules"][3].update(basis="Q"), ("area", "rules", 3, "basis")),
        (lambda c, o: o["rules"][3].update(then=[]), ("area", "rules", 3)),
        (
            lambda c, o: o["rules"][3].update(starts="2026-02-01", ends="2026-01-01"),
            ("area", "rules", 3),
        ),
        (lambda c, o: c["steps"][2].update({"class": 14}), ("common", "steps", 2, "class")),
    ],
)
def test_what_is_malformed_is_named_with_its_place(change, place, mappings):
    assert [fault.place for fault in faults(mappings, change)] == [place]


def test_all_faults_are_said_at_once(mappings):
    common, own = mappings("NL")
    own["rules"][0]["then"] = ["A", "B"]
    own["rules"][1]["if"] = [{"word": "NOBODY"}]
    with pytest.raises(BadRules) as caught:
        read_rules(common, own)
    assert str(caught.value).splitlines() == [
        "area.rules.0.then: There is no step A.",
        "area.rules.0.then: There is no step B.",
        "area.rules.1.if.0: There is no word NOBODY before this.",
    ]


def test_an_area_may_have_its_own_words_for_a_step(mappings):
    common, own = mappings("NL")
    own["steps"] = {"STRATEGY": {"text": "Ask for a meeting at {front_door}."}}
    steps = read_rules(common, own).steps
    assert steps["STRATEGY"].text == "Ask for a meeting at Single Point of Contact."
    assert steps["STRATEGY"].who.startswith("you ask")
