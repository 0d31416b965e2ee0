"""What must hold: whoever drops, weakens, delays or hides a rule that protects a child is refused.

The promises stand beside the rules as data. Each common rule is removed and made narrower here,
and the rule sets of all areas are proved again.
"""

from __future__ import annotations

from datetime import date

import pytest

from portal.navigator.rules.entries import CommonEntry
from portal.navigator.rules.meaning import BadRules
from portal.navigator.rules.proof import prove
from portal.navigator.rules.reading import read_rules
from tests.portal.navigator.rules.answering import AREAS

DAY = date(2026, 11, 17)
# Every common rule with the promises that fail without it, in an area that has no rule of its own
# for the same step.
KEPT = {
    "C01": {"danger-first", "X01"},
    "C02": {"X19"},
    "C03": {"X02"},
    "C04": {"X02-interview"},
    "C05": {"first-contact", "X01-manager", "X07", "X13-manager", "X15"},
    "C06": {"statutory-route", "X13", "X14-new"},
    "C07": {"X14-social-worker"},
    "C08": {"X02-front-door"},
    "C09": {"X07"},
    "C10": {"X05-front-door"},
    "C11": {"X11", "X13-social-worker", "statutory-route"},
    "C12": {"X12"},
    "C13": {"X12-front-door"},
    "C14": {"X22"},
    "C15": {"X04"},
    "C16": {"X05-adult-route"},
    "C17": {"X05-marac"},
    "C18": {"X03"},
    "C19": {"X03"},
    "C20": {"X03-guardian"},
    "C21": {"X03-arrested"},
    "C22": {"X18", "X18-child", "X18-police"},
    "C23": {"X21"},
    "C24": {"X21-police"},
    "C25": {"X06-police"},
    "C26": {"X20"},
    "C27": {"X12-border"},
    "C28": {"X08-adult-route"},
    "C29": {"X16-voice"},
    "C30": {"X16"},
    "C31": {"X15-closing"},
    "C32": {"X10"},
}
# Where an area’s own rule leads to the same step for all these answers, nothing is lost.
ELSEWHERE = {
    "NL": set(),
    "CE": set(),
    "TEES": {"C09", "C10"},  # TEES01 takes every child nobody helps to the front door
    # GLOS01 does so too, but for radicalisation alone; GLOS20 leads to MARAC.
    "GLOS": {"C10", "C17"},
}


def faults(mappings, area, change):
    """Prove the rule set of an area after a change; give what fails, by its code."""
    common, own = mappings(area)
    change(common, own)
    found = {}
    for fault in prove(read_rules(common, own), [], DAY).faults:
        found.setdefault(fault.code, fault)
    return found


def rule(mapping, name):
    return next(row for row in mapping["rules"] if row["id"] == name)


def without(name):
    def change(common, own):
        common["rules"].remove(rule(common, name))
        for kept in (own["common"].get("without", []), own["common"].get("basis", {})):
            if name in kept:
                kept.remove(name) if isinstance(kept, list) else kept.pop(name)

    return change


def test_every_common_rule_has_its_promise(mappings):
    common, _own = mappings("CE")
    assert [row["id"] for row in common["rules"]] == list(KEPT)


def test_promises_ask_for_answers_and_for_no_word_of_the_rules(mappings):
    def words(tests):
        for test in tests:
            yield from ({test.word, test.not_} - {None})
            for row in test.any_of or ():
                yield from words(row)

    shared = CommonEntry.model_validate(mappings("CE")[0])
    assert {each.id: list(words(each.if_)) for each in shared.promises} == {
        each.id: [] for each in shared.promises
    }


@pytest.mark.parametrize(("name", "expected"), KEPT.items())
def test_a_common_rule_that_goes_is_missed(name, expected, mappings):
    found = faults(mappings, "CE", without(name))
    assert expected <= set(found)
    assert all(code in {*KEPT[name], "unreached"} or code.startswith("X") for code in found)
    assert all(fault.answers is not None for fault in found.values() if fault.code in expected)


@pytest.mark.parametrize(("name", "expected"), KEPT.items())
def test_a_common_rule_that_is_narrower_is_missed(name, expected, mappings):
    def change(common, _own):
        # Whoever works in housing would no longer be told.
        test = {"input": "sector", "is_not": ["housing_other"]}
        row = rule(common, name)
        row["if"] = [*row.get("if", []), test]

    found = faults(mappings, "CE", change)
    narrowed = expected - {"X22"}  # a school’s duty is no matter for housing
    assert narrowed <= set(found)
    assert all("sector: housing_other" in found[code].case for code in narrowed)


@pytest.mark.parametrize("area", AREAS)
def test_no_area_can_leave_out_a_rule_that_protects(area, mappings):
    kept = set()
    for name in KEPT:

        def change(common, own, name=name):
            without(name)(common, own)

        if not faults(mappings, area, change):
            kept.add(name)
    assert kept == ELSEWHERE[area]


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize(
    "step",
    [
        "URGENT_HEALTH", "REPORT_MISSING", "FRONT_DOOR", "ALLOCATED_WORKER", "STRATEGY", "NRM",
        "GUARDIAN", "S45_ADVICE", "FORM_PREVENT", "FORM_DASH", "SARC", "REPORT_REMOVE",
        "RETURN_INTERVIEW", "ALLEGATION_LADO", "POLICE_INTEL", "NEIGHBOUR_AUTHORITY", "ADULT_S42",
        "SCHOOL_POLICY", "CHILD_VOICE", "PARENTS",
    ],
)  # fmt: skip
def test_no_area_can_take_a_protecting_step_away(area, step, mappings):
    def change(_common, own):
        own["rules"].append(
            {"id": "LOCAL90", "if": [{"input": "sector", "is": ["voluntary"]},
             {"no_step": ["EARLY_HELP"]}], "without": [step], "basis": "A", "why": "Not here."}
        )  # fmt: skip

    found = [code for code in faults(mappings, area, change) if code.startswith("X")]
    assert found or step == "SCHOOL_POLICY"  # nobody in the voluntary sector has that duty


def test_marac_cannot_be_dropped_where_it_is_one_of_the_meetings(mappings):
    def change(_common, own):
        own["rules"].remove(rule(own, "GLOS20"))

    found = faults(mappings, "GLOS", change)
    assert "X05-marac" in found
    assert "high_risk_partner_abuse: yes" in found["X05-marac"].case


def test_a_word_that_is_weakened_does_not_weaken_what_must_hold(mappings):
    def significant(common, _own):
        common["words"]["SIG"][1]["any_of"] = [[{"input": "level", "is": ["significant"]}]]

    def child(common, _own):
        common["words"]["YOUNG_ADULT"][1]["from"] = 16

    def exploited(common, _own):
        common["words"]["EXPL"][1]["any_of"].pop()

    def social_worker(common, _own):
        common["words"]["CSC"][0]["include"].append("yjs")

    expected = {
        significant: {"X13", "X14-new", "X14-social-worker", "X13-manager"},
        child: {"X13", "X14-new", "X02-interview", "X21"},
        exploited: {"X03", "X13", "X14-new"},
        social_worker: {"X13", "X14-new", "X02-front-door"},
    }
    for change, broken in expected.items():
        assert broken <= set(faults(mappings, "CE", change)), change.__name__


@pytest.mark.parametrize(
    ("step", "promise"),
    [
        ("EMERGENCY_999", "X01"), ("URGENT_HEALTH", "X19"), ("REPORT_MISSING", "X02"),
        ("MISSING_PROFILE", "X02"), ("SARC", "X18"), ("FRONT_DOOR", "X13"),
        ("STRATEGY", "X14-new"), ("ALLOCATED_WORKER", "X11"), ("LINE_MANAGER", "X13-manager"),
    ],
)  # fmt: skip
def test_what_is_urgent_cannot_be_put_off(step, promise, mappings):
    def change(common, _own):
        next(row for row in common["steps"] if row["code"] == step)["when"] = "5-working-days"

    fault = faults(mappings, "NL", change)[promise]
    assert f"But the step {step} comes too late here:" in fault.text
    assert fault.combinations > 0


def test_a_table_of_timing_cannot_put_off_the_first_contact(mappings):
    def change(common, _own):
        common["timing"]["first-contact"] = [{"is": "today"}]

    found = faults(mappings, "NL", change)
    assert {"X01-manager", "X13-manager"} <= set(found)
    assert "X15" not in found  # the same day is enough where nobody is in danger


def test_a_row_of_timing_that_comes_first_counts_first(mappings):
    def change(common, _own):
        late = {"if": [{"input": "age", "to": 4}], "is": "5-working-days"}
        common["timing"]["first-contact"].insert(0, late)

    found = faults(mappings, "NL", change)
    assert "age: 0" in found["X15"].case


@pytest.mark.parametrize(
    ("step", "promise", "after"),
    [
        ("URGENT_HEALTH", "X19", "LINE_MANAGER"),
        ("REPORT_MISSING", "X02", "LINE_MANAGER"),
        ("FRONT_DOOR", "X13", "FORM_MARF"),
        ("STRATEGY", "X14-new", "TOOL_CHILD"),
        ("ALLOCATED_WORKER", "X13-social-worker", "REDIRECT"),
    ],
)
def test_urgency_cannot_be_made_to_wait_for_what_follows(step, promise, after, mappings):
    def change(common, _own):
        next(row for row in common["steps"] if row["code"] == step)["class"] = 12

    common, own = mappings("NL")
    change(common, own)
    texts = [f.text for f in prove(read_rules(common, own), [], DAY).faults if f.code == promise]
    assert any(
        text.endswith(f"But the step {step} comes after the step {after}.") for text in texts
    )


def test_a_promise_may_name_a_meeting_of_one_area_for_all(mappings, rule_set):
    (marac,) = [each for each in rule_set("NL").promises if each.id == "X05-marac"]
    assert marac.any_of == ("MARAC", "MEETING:GLOS-M04")
    common, own = mappings("NL")
    own["promises"] = [{"id": "NL1", "text": "No.", "any_of": ["MEETING:GLOS-M04"]}]
    with pytest.raises(BadRules, match="There is no step MEETING:GLOS-M04"):
        read_rules(common, own)
    common["promises"][0]["any_of"] = ["NO_SUCH"]
    own.pop("promises")
    with pytest.raises(BadRules, match="There is no step NO_SUCH"):
        read_rules(common, own)


def test_a_promise_that_asks_for_nothing_is_refused(mappings):
    common, own = mappings("NL")
    common["promises"].append({"id": "X99", "text": "Nothing.", "before": ["LINE_MANAGER"]})
    with pytest.raises(BadRules, match="A promise asks for a step"):
        read_rules(common, own)
