"""navigator_check, `doctor`, and the line of “Before you go live”."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.core import registry
from portal.core.cms.going_live import findings
from portal.core.publishing import save_draft
from portal.navigator.rule_sets.checking import check_all
from portal.navigator.rule_sets.models import RuleSheet
from tests.factories.rule_sets import sheet_from
from tests.portal.navigator.rule_sets.test_publishing import broken

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    try:
        call_command("navigator_check", *arguments, stdout=out)
    except SystemExit as ended:
        return ended.code, out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def break_live(row):
    """Change what is live behind everybody's back."""
    RuleSheet.objects.filter(pk=row.pk).update(rules=broken(row).rules)


def test_what_holds_is_told_with_its_counts(area, two, common):
    sheet_from("cheshire_east", two[1])
    code, lines = run()
    assert code == 0
    assert [line.rpartition(", ")[0].rpartition(", ")[0] for line in lines] == [
        "Cheshire East (ce-2026-11-1): 4123168604160 combinations, 39 rules, 7 scenarios",
        "North Lincolnshire (nl-2026-11-1): 14431090114560 combinations, 66 rules, 10 scenarios",
    ]
    assert all(line.endswith(" s, 0 faults") for line in lines)


def test_one_partnership_is_proved_by_name(area, two):
    sheet_from("cheshire_east", two[1])
    assert [line.split(" (")[0] for line in run("--partnership", "cheshire-east")[1]] == [
        "Cheshire East"
    ]
    with pytest.raises(CommandError, match="no partnership “rutland”"):
        run("--partnership", "rutland")


def test_a_fault_is_told_in_words_and_ends_with_one(area):
    break_live(area)
    code, lines = run()
    assert code == 1
    assert lines[0].endswith("faults")
    assert any("Young adults get no step that is for children only." in line for line in lines)


def test_drafts_are_proved_where_somebody_asks(area):
    save_draft(page=broken(area))
    assert run()[0] == 0
    code, lines = run("--draft")
    assert code == 1
    assert [line.split(":")[0] for line in lines if not line.startswith(" ")] == [
        "North Lincolnshire (nl-2026-11-1)",
        "North Lincolnshire (draft)",
    ]


def test_what_cannot_be_read_is_a_fault(area):
    RuleSheet.objects.filter(pk=area.pk).update(front_door="")
    code, lines = run()
    assert code == 1
    assert "area.front_door" in lines[1]


def test_a_draft_without_common_rules_is_a_fault(two):
    sheet_from("tees", two[0], is_live=False)
    code, lines = run("--draft")
    assert (code, "common to all areas are not published" in lines[1]) == (1, True)


def test_nothing_published_is_said():
    assert run() == (0, ["No rules are published."])


def test_doctor_names_the_area_whose_rules_fail(area):
    assert (check_all(timezone.now()).is_ok, check_all(timezone.now()).detail) == (
        True,
        "proved: 1",
    )
    break_live(area)
    verdict = check_all(timezone.now())
    assert not verdict.is_ok
    assert verdict.detail == (
        "North Lincolnshire: the rules do not hold; run: manage.py navigator_check"
    )
    assert not registry.doctor_checks.get("where to refer")().is_ok


def test_a_partnership_without_rules_has_something_left_to_do(area, two):
    told = {
        each.pk: [f for f in found if "rules of where to refer" in f.template]
        for each, found in findings(two, timezone.now())
    }
    own, other = told[two[0].pk], told[two[1].pk]
    assert [(f.is_ok, f.template) for f in own] == [
        (True, "The rules of where to refer are published.")
    ]
    assert [f.is_ok for f in other] == [False]
    assert other[0].mend == "/cms/snippets/rule_sets/rulesheet/"
