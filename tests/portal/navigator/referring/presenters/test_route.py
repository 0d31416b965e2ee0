"""The route in brief on the page of a kind of harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portal.navigator.referring.presenters import route
from portal.navigator.referring.presenters.route import route_cards
from portal.navigator.rule_sets.queries import rules_for

pytestmark = pytest.mark.django_db
SOTH = "Safe Outside the Home (SOTH) Early Identification Meeting"


@pytest.fixture
def here(areas):
    return areas["NL"]


def told(partnership, *harms, sign=""):
    return [(card.title, card.text) for card in route_cards(partnership, frozenset(harms), sign)]


def test_each_level_has_its_route(here):
    early, more, significant = told(here, "CCE")
    assert [early[0], more[0], significant[0]] == [
        "Early signs", "More than early signs", "Significant harm",
    ]  # fmt: skip
    assert SOTH in early[1]
    assert "MACE Triage" not in early[1]
    assert "MACE Triage" in more[1]
    assert "front door" not in more[1]
    assert significant[1].startswith("Make a referral to the children’s front door: ")
    assert "strategy discussion" in significant[1]
    assert significant[1].endswith("MACE Triage.")


def test_all_cards_lead_to_the_questions(here):
    assert {card.path for card in route_cards(here, frozenset({"CSE"}), "")} == {"/refer/"}


def test_where_no_meeting_is_meant_the_line_manager_is(areas):
    assert told(areas["CE"], "RAD")[0] == (
        "Early signs", "Talk with your line manager about what to do next.",
    )  # fmt: skip


@pytest.mark.parametrize(("harms", "sign"), [((), ""), (("CSE", "CCE"), ""), (("CSE",), "B1")])
def test_only_one_kind_of_harm_has_a_route(here, harms, sign):
    assert told(here, *harms, sign=sign) == []


def test_without_rules_there_is_no_route(partnership):
    assert told(partnership, "CSE") == []


def test_it_follows_the_rules_of_the_day(here, monkeypatch, time_machine):
    rule_set = rules_for(here)
    ending = [
        replace(rule, ends=date(2026, 12, 31)) if rule.id == "NL02" else rule
        for rule in rule_set.rules
    ]
    changed = replace(rule_set, rules=tuple(ending))
    monkeypatch.setattr(route, "rules_for", lambda _partnership: changed)
    time_machine.move_to("2026-12-31 12:00+00:00")
    assert "MACE Triage" in told(here, "CCE")[1][1]
    time_machine.move_to("2027-01-01 12:00+00:00")
    assert "MACE Triage" not in told(here, "CCE")[1][1]


def test_it_asks_nothing_once_the_rules_are_known(here, queries):
    told(here, "CCE")
    with queries(0):
        told(here, "SYV")
