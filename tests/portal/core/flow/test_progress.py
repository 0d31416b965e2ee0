from __future__ import annotations

import pytest

from portal.core.flow import Flow, Progress, progress


def test_a_step_is_so_far_along_the_path(flow, answers):
    assert progress(flow, answers, "missing") == Progress(
        number=4, count=5, is_about=False, done=5, number_in_section=2, count_in_section=3
    )


def test_the_count_is_about_while_steps_hang_on_what_is_not_answered(flow, answers):
    assert progress(flow, {}, "danger").is_about
    del answers["end"]
    assert not progress(flow, answers, "end").is_about


def test_a_question_left_unanswered_on_purpose_no_longer_makes_it_about(flow, answers):
    answers["signs"] = {}
    assert not progress(flow, answers, "signs").is_about


@pytest.mark.parametrize(("step", "number"), [("call", 5), ("nothing", 5)])
def test_a_step_off_the_path_counts_as_what_comes_next(flow, answers, step, number):
    assert progress(flow, answers, step).number == number
    del answers["signs"]
    assert progress(flow, answers, step).number == 3


def test_a_flow_without_steps_has_no_progress():
    assert progress(Flow("f", "1", "F", ()), {}, "x") == Progress(0, 0, False, 0, 0, 0)
