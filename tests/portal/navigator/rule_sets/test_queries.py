"""The live rules, remembered until something is published; drafts; and how much is asked."""

from __future__ import annotations

import pytest

from portal.core.publishing import publish_row, save_draft
from portal.navigator.rule_sets.exceptions import NoAreaRules, NoCommonRules
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.queries import (
    draft_rules,
    draft_scenarios,
    rules_for,
    scenarios_for,
    with_rules,
)
from tests.factories import PartnershipFactory, RuleSheetFactory
from tests.factories.rule_sets import sheet_from

pytestmark = pytest.mark.django_db


def test_each_area_has_its_own_rules_and_cases(area, two, common):
    sheet_from("cheshire_east", two[1])
    assert [(rules_for(each).area, len(scenarios_for(each))) for each in two] == [
        ("NL", 10),
        ("CE", 7),
    ]


def test_an_area_without_rules_has_none(two, common):
    assert rules_for(two[0]) is None
    assert scenarios_for(two[0]) == ()
    sheet_from("north_lincolnshire", two[0], is_live=False)
    assert rules_for(two[0]) is None


def test_they_are_remembered_until_something_is_published(area, two, queries):
    rules_for(two[0])
    with queries(0):
        before = rules_for(two[0])
        scenarios_for(two[0])
    save_draft(page=area)
    assert rules_for(two[0]) is before
    area.first_contact = "Somebody else"
    publish_row(row=area)
    assert rules_for(two[0]).first_contact == "Somebody else"


@pytest.mark.parametrize("others", [1, 3, 30])
def test_one_question_gives_the_rules_however_many_areas_there_are(area, two, others, queries):
    for _number in range(others):
        RuleSheetFactory(partnership=PartnershipFactory(), live=True)
    with queries(1):
        assert rules_for(two[0]).area == "NL"


@pytest.mark.parametrize("others", [1, 3, 30])
def test_one_question_says_who_has_rules(area, two, others, queries):
    more = [PartnershipFactory() for _number in range(others)]
    with queries(1):
        assert with_rules([*two, *more]) == {two[0].pk}


def test_live_rules_that_something_from_outside_broke_send_nobody_anywhere(area, two, caplog):
    RuleSheet.objects.filter(pk=area.pk).update(front_door="")
    assert rules_for(two[0]) is None
    assert "The live rules cannot be read" in caplog.text


def test_the_draft_of_an_area_is_read_with_the_live_common_rules(area, two):
    area.front_door = "A draft of a door"
    save_draft(page=area)
    row = RuleSheet.objects.get(pk=area.pk)
    assert "A draft of a door" in draft_rules(row).text_of("FRONT_DOOR")
    assert "A draft of a door" not in rules_for(two[0]).text_of("FRONT_DOOR")
    assert len(draft_scenarios(row)) == 10


def test_the_draft_of_common_rules_is_read_with_an_area(area, two, common):
    other = sheet_from("cheshire_east", two[1])
    raw = common.steps.get_prep_value()
    raw[0]["value"]["text"] = "Ring 999."
    common.steps = raw
    save_draft(page=common)
    row = RuleSheet.objects.get(pk=common.pk)
    assert draft_rules(row).area == "CE"
    assert draft_rules(row, area).area == "NL"
    assert draft_rules(row, other).text_of("EMERGENCY_999") == "Ring 999."
    assert len(draft_scenarios(row, area)) == 10


def test_nothing_is_read_with_nothing(two, common):
    with pytest.raises(NoAreaRules, match="No area has published rules yet"):
        draft_rules(common)
    RuleSheet.objects.all().delete()
    with pytest.raises(NoCommonRules):
        draft_rules(RuleSheetFactory(partnership=two[0]))
