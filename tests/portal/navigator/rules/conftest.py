"""The four rule sets as their packs carry them."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path

import pytest
import yaml

from portal.navigator.rules.deciding import decide
from portal.navigator.rules.inputs import read_answers
from portal.navigator.rules.reading import read_rules
from portal.navigator.rules.scenarios import ANY_MOMENT, read_scenarios

PACKS = Path(__file__).parents[4] / "portal" / "packs"
FOLDERS = {
    "NL": "north_lincolnshire",
    "CE": "cheshire_east",
    "TEES": "tees",
    "GLOS": "gloucestershire",
}


@cache
def _mapping(folder, name):
    return yaml.safe_load((PACKS / folder / f"{name}.yaml").read_text())


@cache
def _rule_set(area):
    return read_rules(_mapping("national", "navigator"), _mapping(FOLDERS[area], "navigator"))


@cache
def _scenarios(area):
    given = _mapping(FOLDERS[area], "navigator_scenarios")
    return read_scenarios(given, _rule_set(area).meeting_codes)


@pytest.fixture(scope="session")
def rule_set():
    """Give the rule set of an area."""
    return _rule_set


@pytest.fixture(scope="session")
def scenarios():
    """Give the scenarios of an area."""
    return _scenarios


@pytest.fixture
def mappings():
    """Give the common file and an area's, free to be changed."""

    def read(area):
        return (
            copy.deepcopy(_mapping("national", "navigator")),
            copy.deepcopy(_mapping(FOLDERS[area], "navigator")),
        )

    return read


@pytest.fixture(scope="session")
def decided():
    """Decide for an area about answers given by name."""

    def decide_about(area, now=ANY_MOMENT, **given):
        rule_set = _rule_set(area)
        return decide(rule_set, read_answers(given, meetings=rule_set.meeting_codes), now)

    return decide_about
