"""The page of what is covered, as a lead reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portal.navigator.rule_sets.presenters.coverage import coverage
from portal.navigator.rule_sets.presenters.wording import Line
from tests.portal.navigator.rule_sets.drafts import DAY, draft, plain, row_of, rule_set, scenarios


def page(change=lambda _common, _own: None, cases=None):
    return coverage(draft("NL", change), scenarios("NL") if cases is None else cases, DAY)


def rule(found, name):
    return next(each for each in found.rules if each.id == name)


def test_the_page_of_rules_that_hold():
    found = page()
    assert found.version == rule_set("NL").version
    assert found.combinations.endswith(" trillion")
    assert 0 < found.seconds < 30
    assert (found.faults, found.failing, found.unreached) == ((), 0, 0)
    assert len(found.rules) == len(rule_set("NL").rules)
    assert [case.id for case in found.cases] == [each.id for each in scenarios("NL")]


def test_the_line_of_a_rule():
    found = rule(page(), "C16")
    assert found.is_common
    assert found.when == (
        Line("The worry is about one child or young person"),
        Line("The harm is teenage relationship abuse"),
        Line("The person is 16 or over"),
        Line("The risk from a partner is high"),
    )
    assert found.does == (
        "Add: “Fill in a DASH, in the version for young people where that is the right one”."
    )
    assert (found.basis, found.days) == ("published guidance", "")
    assert found.reach.share == "2%"
    assert plain(found.reach.example) == [
        ("Who or what the worry is about", "A child or young person"),
        ("What you are seeing", "Teenage relationship abuse"),
        ("Age", "16"),
        ("High risk from a partner", "Yes"),
    ]
    assert found.cases == ("NL-S11",)


def test_rules_of_one_name_are_tried_by_their_own_cases():
    closed = [each for each in page().rules if each.id == "C32"]
    assert len(closed) == len(rule_set("NL").redirects)
    tried = {each.why.split(" is ")[0]: each.cases for each in closed if each.cases}
    assert tried == {"The Domestic Abuse Board": ("NL-S11",)}


def test_a_rule_with_days_says_so():
    def change(_common, own):
        row_of(own, "NL01")["starts"] = date(2027, 4, 1)
        row_of(own, "NL02")["ends"] = date(2028, 3, 31)
        row_of(own, "NL03").update(starts=date(2027, 4, 1), ends=date(2028, 3, 31))

    found = page(change, [])
    assert rule(found, "NL01").days == "From 1 April 2027"
    assert rule(found, "NL02").days == "Until 31 March 2028"
    assert rule(found, "NL03").days == "From 1 April 2027 to 31 March 2028"


def test_a_rule_that_nothing_reaches_is_counted_and_told():
    found = page(lambda _c, own: row_of(own, "NL01")["if"].append({"not": "CHILD"}), [])
    assert found.unreached == 1
    reach = rule(found, "NL01").reach
    assert (reach.is_there, reach.count, reach.share) == (False, "0", "none")
    assert found.faults[0].sentence == "No answers ever reach rule NL01."


def test_steps_and_meetings_say_which_rules_lead_there():
    found = page()
    steps = {each.name: each for each in found.steps}
    strategy = steps["Ask children’s social care for a strategy discussion (section 47)"]
    assert strategy.rules == ("C06", "C07")
    assert strategy.primary is None
    assert not any(name.startswith("MEETING") for name in steps)
    meetings = {each.name: each for each in found.meetings}
    triage = meetings["MACE Triage"]
    assert triage.rules == ("NL02", "NL04", "NL06", "NL12")
    assert (triage.is_closed, triage.primary.is_there) == (False, True)
    board = meetings["Children’s MARS Board"]
    assert (board.rules, board.is_closed, board.reach.is_there) == ((), True, False)
    assert not board.primary.is_there
    assert [each.name for each in found.meetings[-2:]] == ["MARAC", "Prevent"]
    assert meetings["Prevent"].primary.is_there
    assert meetings["Prevent"].reach is None


def test_inputs_are_told_by_what_they_decide():
    inputs = page().inputs
    assert inputs.words == ()
    assert inputs.nothing == (
        "Where the child lives",
        "Something happened in the last 24 hours",
        "Direct work by a specialist team is wanted",
        "Level of disruption",
    )
    assert len(inputs.steps) == 22


def test_a_case_that_fails_says_where():
    wrong = replace(scenarios("NL")[0], primary="NL-M05")
    found = page(cases=[wrong, *scenarios("NL")[1:3]])
    assert found.failing == 1
    case = found.cases[0]
    assert (case.holds, case.title) == (False, wrong.title)
    assert case.differences == (
        (
            "The primary meeting is “Safe Outside the Home (SOTH) Early Identification Meeting”, "
            "and “MACE” is expected."
        ),
    )
    assert plain(case.answers)[:3] == [
        ("Who or what the worry is about", "A child or young person"),
        ("What you are seeing", "Sexual exploitation"),
        ("How serious it looks", "Early signs"),
    ]
    assert found.cases[1].differences == ()
    assert len(found.faults) == 1
