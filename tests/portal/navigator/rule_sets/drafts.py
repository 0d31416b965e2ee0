"""Rule sets of the four areas as their packs carry them, and drafts in which something changed."""

from __future__ import annotations

import copy
from datetime import date
from functools import cache

import yaml

from portal.navigator.rules.reading import read_rules
from portal.navigator.rules.scenarios import read_scenarios
from tests.architecture.source import CHECKOUT

DAY = date(2026, 11, 21)
AREAS = ("NL", "CE", "TEES", "GLOS")
FOLDERS = dict(
    zip(AREAS, ("north_lincolnshire", "cheshire_east", "tees", "gloucestershire"), strict=True)
)


@cache
def _mapping(folder, name):
    return yaml.safe_load((CHECKOUT / "portal" / "packs" / folder / f"{name}.yaml").read_text())


@cache
def rule_set(area):
    """Give the rule set of an area."""
    return read_rules(_mapping("national", "navigator"), _mapping(FOLDERS[area], "navigator"))


@cache
def scenarios(area):
    """Give the cases of an area."""
    given = _mapping(FOLDERS[area], "navigator_scenarios")
    return read_scenarios(given, rule_set(area).meeting_codes)


def draft(area, change):
    """Give the rule set of an area after a change to its two files."""
    common = copy.deepcopy(_mapping("national", "navigator"))
    own = copy.deepcopy(_mapping(FOLDERS[area], "navigator"))
    change(common, own)
    return read_rules(common, own)


def row_of(mapping, name):
    """Find a rule of a file."""
    return next(row for row in mapping["rules"] if row["id"] == name)


def leave_out(common, own, name):
    """Take a rule that is common to all areas out of both files."""
    common["rules"].remove(row_of(common, name))
    own["common"].get("basis", {}).pop(name, None)


def plain(lines):
    """Give answer lines as pairs."""
    return [(line.label, line.value) for line in lines]
