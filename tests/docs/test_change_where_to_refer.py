"""docs/how-to/change-where-to-refer.md: rule and case hold, code runs, words are the CMS’s."""

from __future__ import annotations

import re
from datetime import date

import yaml

from portal.navigator.rule_sets.presenters.faults import in_words
from portal.navigator.rule_sets.presenters.pages import LABELS
from portal.navigator.rules.entries import ConditionEntry
from portal.navigator.rules.proof import prove
from portal.navigator.rules.reading import read_rules
from portal.navigator.rules.scenarios import read_scenarios
from tests.architecture.source import CHECKOUT
from tests.docs.pages import follow

NAME = "change-where-to-refer.md"
PAGE = (CHECKOUT / "docs" / "how-to" / NAME).read_text()
EDITORS = PAGE.partition("## In the CMS")[2]
RULE, CASES, PROMISE = (
    yaml.safe_load(text) for text in re.findall(r"(?ms)^```yaml\n(.*?)^```", PAGE)
)


def pack(name):
    return yaml.safe_load((CHECKOUT / "portal" / "packs" / name / "navigator.yaml").read_text())


def test_its_rule_and_its_case_are_proved():
    area = pack("north_lincolnshire")
    area["rules"].append(RULE)
    common = pack("national")
    common["promises"].append(PROMISE)
    names = follow(
        NAME, common=common, area=area, cases=CASES, today=date(2026, 11, 17)
    )  # fmt: skip
    assert names["proof"].scenarios == 1
    assert [rule.id for rule in names["rule_set"].rules][-1] == "NL30"


def test_it_names_every_kind_of_test():
    kinds = {field.alias or name for name, field in ConditionEntry.model_fields.items()}
    assert {kind for kind in kinds if f"`{kind}:" not in PAGE} == set()


def test_editors_find_every_page_by_its_name():
    for label in LABELS.values():
        assert f"“{label}”" in EDITORS


def test_editors_find_every_refusal_in_its_own_words():
    faults = list(refusals())
    told = {fault.sentence for fault in faults}
    beside = {detail for fault in faults for detail in fault.details}
    rows = [row.split("|")[1].strip() for row in EDITORS.splitlines() if row.startswith("|")]
    patterns = [re.escape(row).replace("…", ".+") for row in rows[2:] if "“It fails" not in row]
    assert len(rows) == len(patterns) + 3
    assert [p for p in patterns if not any(re.fullmatch(p, said) for said in told | beside)] == []
    untold = {said for said in told if not any(re.fullmatch(p, said) for p in patterns)}
    promises = read_rules(pack("national"), pack("north_lincolnshire")).promises
    assert untold <= {promise.text for promise in promises}


def broken(common, own):
    """Break everything that a proof looks for, one thing after another."""

    def without(name):
        common["rules"] = [row for row in common["rules"] if row["id"] != name]
        own["common"]["basis"].pop(name, None)

    first = own["rules"][0]
    yield lambda: without("C05")
    yield lambda: without("C01")
    yield lambda: without("C11")
    yield lambda: own["rules"].append({**first, "id": "NL30", "then": [], "without": first["then"]})
    yield own["primary"][0]["first_of"].pop
    yield lambda: own["primary"].insert(0, {"id": "P00", "is": "NL-M12"})
    yield lambda: own["primary"][0]["first_of"].append("MEETING:NL-M06")
    yield lambda: first["if"].append({"not": "CHILD"})
    yield lambda: common["steps"].append(common["steps"].pop(0))
    yield lambda: common["steps"][1].update(when="today")
    yield lambda: common["steps"].insert(2, {**common["steps"].pop(1), "class": 2})


def refusals():
    for at in range(11):
        common, own = pack("national"), pack("north_lincolnshire")
        list(broken(common, own))[at]()
        rule_set = read_rules(common, own)
        cases = read_scenarios(CASES, rule_set.meeting_codes)
        yield from in_words(prove(rule_set, cases, date(2026, 11, 17)), rule_set)
