"""docs/how-to/change-where-to-refer.md: its rule and its case hold, its code runs."""

from __future__ import annotations

import re
from datetime import date

import yaml

from portal.navigator.rules.entries import ConditionEntry
from tests.architecture.source import CHECKOUT
from tests.docs.pages import follow

NAME = "change-where-to-refer.md"
PAGE = (CHECKOUT / "docs" / "how-to" / NAME).read_text()
RULE, CASES = (yaml.safe_load(text) for text in re.findall(r"(?ms)^```yaml\n(.*?)^```", PAGE))


def pack(name):
    return yaml.safe_load((CHECKOUT / "portal" / "packs" / name / "navigator.yaml").read_text())


def test_its_rule_and_its_case_are_proved():
    area = pack("north_lincolnshire")
    area["rules"].append(RULE)
    names = follow(
        NAME, common=pack("national"), area=area, cases=CASES, today=date(2026, 11, 17)
    )  # fmt: skip
    assert names["proof"].scenarios == 1
    assert [rule.id for rule in names["rule_set"].rules][-1] == "NL30"


def test_it_names_every_kind_of_test():
    kinds = {field.alias or name for name, field in ConditionEntry.model_fields.items()}
    assert {kind for kind in kinds if f"`{kind}:" not in PAGE} == set()
