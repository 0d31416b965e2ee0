from __future__ import annotations

import pytest

from portal.core.flow import (
    counted,
    is_complete,
    may_open,
    next_step,
    path,
    previous_step,
)

SIX = ("danger", "about", "signs", "missing", "end")


def test_complete_answers_lead_to_the_end(flow, answers):
    found = path(flow, answers)
    assert found.ids == SIX
    assert found.is_complete
    assert is_complete(flow, answers)
    assert found.counted == {
        "A01": "no", "A02": "K4471", "A03": 15, "A04": "2026-11-01",
        "B01": ["missing", "online"], "M01": answers["missing"]["M01"], "M02": "2",
        "M03": "The park", "C01": "3", "C02": "Better than last week.",
    }  # fmt: skip


def test_without_answers_the_first_step_is_current_and_alone_open(flow):
    found = path(flow, {})
    assert found.ids == ("danger", "about", "signs")
    assert found.current.id == "danger"
    assert [stop.is_open for stop in found.stops] == [True, False, False]
    assert not found.is_complete


def test_an_early_answer_opens_a_step_and_takes_it_away_again(flow, answers):
    answers["danger"]["A01"] = "yes"
    assert path(flow, answers).ids == ("danger", "call", *SIX[1:])
    assert path(flow, answers).current.id == "call"
    answers["danger"]["A01"] = "no"
    assert path(flow, answers).ids == SIX


def test_answers_off_the_path_are_kept_but_do_not_count(flow, answers):
    answers["signs"]["B01"] = ["online"]
    found = path(flow, answers)
    assert found.ids == ("danger", "about", "signs", "end")
    assert "M03" not in found.counted
    assert answers["missing"]["M03"] == "The park"


def test_what_hangs_on_an_answer_off_the_path_is_off_it_too(flow, answers):
    answers["signs"] = {}
    answers["about"]["A03"] = 12
    assert path(flow, answers).ids == ("danger", "about", "signs")


def test_a_question_is_asked_only_on_its_condition(flow, answers):
    answers["about"]["A03"] = 9
    found = path(flow, answers)
    assert [question.id for question in found.by_id["missing"].questions] == ["M01", "M03"]
    assert "M02" not in found.counted
    assert found.is_complete


def test_an_answer_may_be_required_because_of_another_on_the_same_step(flow, answers):
    del answers["missing"]["M03"]
    assert path(flow, answers).current.id == "missing"
    answers["missing"]["M01"] = "no"
    assert path(flow, answers).is_complete


@pytest.mark.parametrize("wrong", [{"typed": ["x"]}, "sometimes", None, [], {"note": "x"}])
def test_what_is_no_answer_holds_the_step_up_even_where_none_is_needed(flow, answers, wrong):
    answers["end"]["C01"] = wrong
    found = path(flow, answers)
    assert found.current.id == "end"
    assert "C01" not in found.counted


def test_a_step_left_empty_is_done_when_nothing_in_it_is_required(flow, answers):
    answers["end"] = {}
    assert path(flow, answers).is_complete
    del answers["end"]
    assert path(flow, answers).current.id == "end"


def test_a_step_can_be_skipped_when_nothing_is_ever_required(flow, answers):
    stops = path(flow, answers).by_id
    assert {name: stop.can_be_skipped for name, stop in stops.items()} == {
        "danger": False, "about": False, "signs": True, "missing": False, "end": True,
    }  # fmt: skip


def test_a_late_step_opens_when_those_before_are_done(flow, answers):
    only = {"danger": answers["danger"]}
    assert may_open(flow, only, "about")
    assert not may_open(flow, only, "signs")
    assert not may_open(flow, only, "missing")


def test_a_step_that_was_left_stays_open(flow, answers):
    answers["danger"]["A01"] = "yes"  # puts "call" in between
    assert may_open(flow, answers, "end")
    assert not may_open(flow, {"danger": {"A01": "yes"}}, "about")


@pytest.mark.parametrize("step", ["", "nothing", "call", "check"])
def test_a_step_off_the_path_never_opens(flow, answers, step):
    assert not may_open(flow, answers, step)
    assert next_step(flow, answers, step) is None
    assert previous_step(flow, answers, step) is None


def test_steps_have_neighbours(flow, answers):
    assert next_step(flow, answers, "danger") == "about"
    assert previous_step(flow, answers, "about") == "danger"
    assert next_step(flow, answers, "end") is None
    assert previous_step(flow, answers, "danger") is None


def test_answers_to_unknown_steps_and_questions_do_no_harm(flow, answers):
    before = counted(flow, answers)
    answers["gone"] = {"X": "y"}
    answers["end"]["X99"] = "y"
    assert counted(flow, answers) == before
