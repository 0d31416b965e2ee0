"""A draft that is tried: its steps beside the live ones, with rules and answers."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from portal.navigator.rule_sets.presenters.basis import BASIS, MECHANISM, WHEN
from portal.navigator.rule_sets.presenters.trying import trial
from portal.navigator.rules.inputs import read_answers
from portal.navigator.rules.steps import Basis, When
from tests.portal.navigator.rule_sets.drafts import draft, row_of, rule_set

NOW = datetime(2026, 11, 20, 10, tzinfo=ZoneInfo("Europe/London"))
ANSWERS = read_answers(
    {"harms": ["MS", "CSE"], "age": 16, "level": "significant", "sector": "health",
     "exploitation_signs": "yes"}
)  # fmt: skip


def tried(change=lambda _common, _own: None, live="NL", answers=ANSWERS):
    return trial(draft("NL", change), rule_set(live) if live else None, answers, NOW)


def step(found, name):
    return next(row for row in found.steps if row.name == name)


def fact(found, label):
    return next(row for row in found.facts if row.label == label)


def test_a_draft_that_changes_nothing_is_the_same():
    found = tried()
    assert found.is_same
    assert found.has_live
    assert [row.draft.number for row in found.steps] == list(range(1, len(found.steps) + 1))
    assert all(row.draft == row.live for row in found.steps)


def test_a_step_says_who_when_and_why():
    cell = step(tried(), "MACE Triage").draft
    assert cell.text == "Refer to this meeting, or ask for it to be discussed there: MACE Triage."
    assert (cell.who, cell.basis) == ("you", "stated by the partnership")
    assert cell.when == "today, by 20 November 2026, 17:00"
    assert [(reason.rule, reason.basis) for reason in cell.reasons] == [
        ("NL02", "stated by the partnership"),
        ("NL04", "our default, to be confirmed"),
    ]
    assert cell.reasons[1].answers == (
        "Who or what the worry is about: A child or young person; What you are seeing: Modern "
        "slavery; Age: 16"
    )
    now = step(tried(), "Talk with your line manager or safeguarding lead about what to do next")
    assert now.draft.when == "now"


def test_a_rule_that_goes_leaves_its_step_on_the_other_side():
    def change(common, _own):
        common["rules"].remove(row_of(common, "C20"))

    found = tried(change)
    row = step(found, "Ask about an Independent Child Trafficking Guardian")
    assert (row.is_gone, row.is_new, row.draft) == (True, False, None)
    assert not found.is_same
    classes = [row.name for row in found.steps]
    assert classes.index(row.name) > classes.index("MACE Triage")


def test_a_rule_that_is_added_brings_its_step():
    def change(_common, own):
        own["rules"].append(
            {"id": "NL30", "if": [{"word": "CHILD"}], "then": ["EARLY_HELP"], "basis": "A",
             "why": "Help comes early."}
        )  # fmt: skip

    row = step(
        tried(change),
        "Ask for early help, and agree with the family who will bring people together",
    )
    assert (row.is_new, row.is_gone, row.live) == (True, False, None)
    assert [reason.why for reason in row.draft.reasons] == ["Help comes early."]


def test_what_stands_beside_the_steps_is_held_against_what_is_live():
    found = tried(lambda _c, own: own["primary"][0]["first_of"].reverse())
    primary = fact(found, "Primary meeting")
    assert primary.live == ("MACE Triage",)
    assert primary.draft == ("MACE Triage",)
    other = tried(lambda _c, own: own["gaps"].clear())
    gaps = fact(other, "What is not set")
    assert gaps.is_changed
    assert gaps.draft == ()
    assert len(gaps.live) == 2
    assert not other.is_same
    assert fact(found, "Other meetings").draft == (
        "MACE: MACE Triage may pass the child on to MACE.",
    )
    assert fact(found, "What to fill in").draft == (
        "Fill in the multi-agency referral form for the meeting below.",
    )
    mechanism = fact(found, "National Referral Mechanism").draft
    assert mechanism[0] == "Yes, think about a referral"
    assert "not needed" in mechanism
    assert any("parents" in words for words in fact(found, "Cautions").draft)
    assert fact(found, "What to bring").draft
    assert fact(found, "Talk with first").draft


def test_silence_is_answered_too():
    found = tried(answers=read_answers({}))
    assert fact(found, "Primary meeting").draft == ("None",)
    assert fact(found, "National Referral Mechanism").draft == ("No",)
    assert found.is_same


def test_without_live_rules_there_is_nothing_beside_the_draft():
    found = tried(live=None)
    assert not found.has_live
    assert all(row.live is None for row in found.steps)
    assert all(row.live is None and not row.is_changed for row in found.facts)


def test_a_meeting_of_another_area_may_be_live_without_trouble():
    found = tried(live="GLOS")
    assert not found.is_same
    assert step(found, "MACE Triage").is_new


@pytest.mark.parametrize(("table", "codes"), [(BASIS, Basis), (WHEN, When)])
def test_every_code_has_words(table, codes):
    assert set(table) == set(codes)
    assert set(MECHANISM) == {"yes", "maybe", "no"}


FORM = "Fill in the multi-agency referral form for the meeting below"


@pytest.mark.parametrize(
    ("change", "marked"),
    [
        (lambda own: row_of(own, "NL02").update(why="Other words."), [FORM, "MACE Triage"]),
        (lambda own: row_of(own, "NL02").update(basis="A"), [FORM, "MACE Triage"]),
        (lambda own: own["meetings"][5].update(who="the manager"), ["MACE Triage"]),
        (lambda own: own["meetings"][5].update(text="Ring {meeting}."), ["MACE Triage"]),
    ],
)
def test_a_step_of_which_something_else_is_said_is_marked(change, marked):
    found = tried(lambda _common, own: change(own))
    assert not found.is_same
    assert [row.name for row in found.steps if row.is_changed] == marked
    assert not [row for row in found.steps if row.is_new or row.is_gone]


def test_a_step_that_only_has_another_number_is_not_marked():
    found = tried(lambda common, _own: common["rules"].remove(row_of(common, "C06")))
    assert [row.name for row in found.steps if row.is_changed] == []


def test_closed_groups_and_services_stand_beside_the_steps():
    def change(common, own):
        own["redirects"][0]["use"] = "Ask."
        common["support"]["MS"] = ["N12"]

    found = tried(change)
    assert fact(found, "Groups that take no referrals").is_changed
    assert fact(found, "Support services").is_changed
