"""What a draft changes: which steps and meetings come and go, and what only reads otherwise."""

from __future__ import annotations

from dataclasses import replace

from portal.navigator.rule_sets.presenters.beside import ABOUT
from portal.navigator.rule_sets.presenters.comparison import FATES, PARTS, REST, comparison
from portal.navigator.rule_sets.rules.tables import Fate, Part, rewritten
from portal.navigator.rules.beside import About
from portal.navigator.rules.comparing import compare
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.inputs import SILENCE, Answers
from portal.navigator.rules.scenarios import ANY_MOMENT
from tests.portal.navigator.rule_sets.drafts import DAY, draft, plain, row_of, rule_set, scenarios


def compared(change, cases=()):
    return comparison(rule_set("NL"), draft("NL", change), DAY, cases)


def test_nothing_changes_and_that_is_said():
    found = compared(lambda _common, _own: None, scenarios("NL"))
    assert found.is_same
    assert found.summary.startswith("Nothing changes, for any of ")


def test_words_alone_change_no_step():
    found = compared(lambda _c, own: row_of(own, "NL01").update(why="Other words."))
    assert not found.is_same
    assert found.changes == ()
    assert found.summary.startswith("No step and no primary meeting changes, for any of ")
    assert [(part.heading, part.entries) for part in found.written] == [
        ("Rules", (("NL01", "changed"),))
    ]


def without_trafficking(_common, own):
    own["rules"].remove(row_of(own, "NL04"))


def test_a_rule_that_goes_takes_its_steps_along():
    found = compared(without_trafficking)
    steps = [(each.name, each.is_primary) for each in found.changes]
    assert steps[:2] == [
        ("Fill in the multi-agency referral form for the meeting below", False),
        ("MACE Triage", False),
    ]
    assert [name for name, is_primary in steps[2:] if not is_primary] == ["No primary meeting"]
    triage = found.changes[1].lines
    assert [line.comes for line in triage] == [False]
    assert (triage[0].count, triage[0].share) == ("101 billion", "1 in 210")
    assert plain(triage[0].example) == [
        ("Who or what the worry is about", "A child or young person"),
        ("What you are seeing", "Modern slavery"),
        ("Age", "Not known"),
    ]
    assert found.summary.startswith(
        "Steps, their order or the primary meeting change in 101 billion of "
    )


def test_every_example_does_change_what_it_says():
    changed = draft("NL", without_trafficking)
    for change in compare(rule_set("NL"), changed, DAY).changes:
        told = Answers({**SILENCE, **dict(change.answers)}, frozenset(dict(change.answers)))
        old, new = (decide(each, told, ANY_MOMENT) for each in (rule_set("NL"), changed))
        if change.about == "step":
            assert (old.has(change.code), new.has(change.code)) == (not change.comes, change.comes)
        else:
            is_now = [each.primary_meeting == change.code for each in (old, new)]
            assert is_now == [not change.comes, change.comes]


def test_a_step_that_comes_and_goes_has_two_lines():
    def change(_common, own):
        row_of(own, "NL01")["if"] = [
            {"word": "CHILD"}, {"input": "harms", "include": ["CSE", "SYV"]}
        ]  # fmt: skip

    tracker = compared(change).changes[0]
    assert tracker.name == "Fill in the Child Exploitation Vulnerability Tracker"
    assert [line.comes for line in tracker.lines] == [True, False]


def test_a_step_that_is_nowhere_any_more_keeps_its_old_name():
    def change(common, _own):
        common["rules"] = [row for row in common["rules"] if row["id"] != "C27"]
        row_of(common, "C12")["then"] = ["ALLOCATED_WORKER"]
        common["steps"] = [s for s in common["steps"] if s["code"] != "NEIGHBOUR_AUTHORITY"]
        common["promises"] = [p for p in common["promises"] if not p["id"].startswith("X12")]

    found = compared(change)
    assert [each.name for each in found.changes] == [
        (
            "Tell the neighbouring authority and its police, and the authority that placed the "
            "child, if one did"
        )
    ]
    steps = next(part for part in found.written if part.heading == "Words of steps")
    assert steps.entries == ((found.changes[0].name, "gone"),)


def test_cases_that_go_another_way_are_told():
    found = compared(without_trafficking, scenarios("NL"))
    assert [(each.case.id, each.words, each.is_worse) for each in found.cases] == [
        ("NL-S03", "holds now, and would fail", True)
    ]
    assert "This step is missing: MACE Triage" in found.cases[0].case.differences
    back = comparison(draft("NL", without_trafficking), rule_set("NL"), DAY, scenarios("NL"))
    assert [(each.words, each.is_worse) for each in back.cases] == [
        ("fails now, and would hold", False)
    ]


def test_a_case_that_fails_in_both_is_told_only_when_it_fails_in_another_way():
    wrong = [replace(each, primary="NL-M05") for each in scenarios("NL") if each.id == "NL-S03"]
    assert compared(lambda _c, _o: None, wrong).cases == ()
    found = compared(without_trafficking, wrong)
    assert [each.words for each in found.cases] == ["fails now, and would fail in another way"]


def test_everything_that_can_be_written_differently_has_a_name():
    assert set(PARTS) == set(Part)
    assert set(FATES) == set(Fate)

    def change(common, own):
        own.update(who_may_refer="Anybody.", first_contact="Talk.", prepare=["Facts"], prevent=[])
        own.update(prepare_things=["Where it is"], levels={"emerging": "first signs"})
        own["nrm"]["who_submits"] = "Police."
        own["sources"]["S"] = "The guide."
        common["nrm"]["each_child"] = "Each child."
        common["support"]["BUL"] = ["N02"]

    rest = {each.name for each in rewritten(rule_set("NL"), draft("NL", change))}
    assert rest == set(REST)
    written = compared(change).written
    assert [part.heading for part in written] == ["Everything else"]
    assert {name for name, _words in written[0].entries} == {str(words) for words in REST.values()}


def test_meetings_and_closed_groups_are_told_by_name():
    def change(_common, own):
        own["redirects"][0]["use"] = "Ask."
        own["other_meetings"][0]["why"] = "It may."

    told = {part.heading: part.entries for part in compared(change).written}
    assert told["Groups that take no referrals"] == (("Children’s MARS Board", "changed"),)
    assert told["Other meetings"] == (("MACE", "changed"),)


def test_what_is_said_beside_the_steps_is_told_with_a_case():
    def change(common, own):
        row_of(own, "NL01").update(why="Other words.")
        own["gaps"][0]["text"] = "Not set."
        common["timing"]["by-level"][1]["if"][0]["is"] = ["moderate"]
        common["support"]["BUL"] = ["N02"]

    found = compared(change)
    told = {(line.step, line.about, line.words, line.comes) for line in found.said}
    tracker = "Fill in the Child Exploitation Vulnerability Tracker"
    assert (tracker, "Why", ("Other words.", "Stated by the partnership"), True) in told
    assert (tracker, "When", ("Within 2 working days",), False) in told
    assert ("", "What is not set", ("Not set.",), True) in told
    assert ("", "Support services", ("Bullying", "N02"), True) in told
    assert all(line.example is not None and line.share for line in found.said)


def test_everything_that_can_be_said_has_a_name():
    assert set(ABOUT) == set(About)


def test_the_order_of_steps_is_told():
    found = compared(
        lambda _common, own: own["meetings"].sort(key=lambda row: row["code"] != "NL-M06")
    )
    assert not found.is_same
    assert (found.changes, found.said, found.cases) == ((), (), ())
    assert [(part.heading, part.entries) for part in found.written] == [
        ("Meetings", (("Their order", "changed"),))
    ]
    assert found.summary.startswith("Steps, their order or the primary meeting change in ")
    (line,) = found.order
    assert line.name == "MACE Triage"
    assert line.before == ("Channel Panel (through Prevent)", "Harmful Sexual Behaviour Panel")
    assert line.after == ()
    assert (line.count, line.share) == ("3.1 trillion", "15%")
    assert ("What you are seeing", "Radicalisation, group-based exploitation") in plain(
        line.example
    )
