"""What is true of every flow and of all answers."""

from __future__ import annotations

import copy
import json

from hypothesis import given
from hypothesis import strategies as st

from portal.core.flow import (
    answers_of,
    as_data,
    audit,
    check_answers,
    counted,
    fits,
    holds,
    is_complete,
    keep,
    may_open,
    next_step,
    path,
    previous_step,
    progress,
    record_from,
)
from portal.core.flow.audit import FaultKind
from tests.portal.core.flow.random_flows import answers_to, flows


@st.composite
def answered(draw, *, only_fitting: bool = False):
    flow = draw(flows())
    return flow, draw(answers_to(flow, only_fitting=only_fitting))


@given(answered())
def test_a_path_is_the_same_every_time_and_changes_nothing(case):
    flow, answers = case
    before = copy.deepcopy(answers)
    assert path(flow, answers) == path(flow, answers)
    assert repr(answers) == repr(before)


@given(answered())
def test_a_path_keeps_the_order_of_the_flow(case):
    flow, answers = case
    ids = path(flow, answers).ids
    assert list(ids) == [step.id for step in flow.steps if step.id in ids]


@given(answered())
def test_what_counts_was_given_fits_and_is_asked(case):
    flow, answers = case
    found = path(flow, answers)
    asked = {question.id for stop in found.stops for question in stop.questions}
    given_answers = {name: value for step in answers.values() for name, value in step.items()}
    for name, value in found.counted.items():
        assert name in asked
        assert given_answers[name] == value
        assert fits(flow.questions_by_id[name], value)


@given(answered())
def test_a_step_is_on_the_path_exactly_when_its_condition_holds(case):
    flow, answers = case
    found = path(flow, answers)
    # Conditions look at earlier steps only, so all that counts tells the same as what came before.
    assert found.ids == tuple(s.id for s in flow.steps if holds(s.when, found.counted))


@given(answered(), st.data())
def test_changing_an_answer_back_restores_path_and_counted_answers(case, data):
    flow, answers = case
    before = path(flow, answers)
    other = data.draw(answers_to(flow))
    changed = {**answers, **other}
    back = {**changed, **answers}
    for name in set(other) - set(answers):
        del back[name]
    assert path(flow, back) == before


@given(answered())
def test_the_current_step_may_be_opened_and_nothing_undone_stands_before_it(case):
    flow, answers = case
    found = path(flow, answers)
    if found.current is None:
        assert is_complete(flow, answers)
        return
    before = found.stops[: found.ids.index(found.current.id)]
    assert may_open(flow, answers, found.current.id)
    assert all(stop.is_done for stop in before)


@given(answered())
def test_only_steps_that_were_left_are_open_beyond_the_current_one(case):
    flow, answers = case
    found = path(flow, answers)
    if found.current:
        beyond = found.stops[found.ids.index(found.current.id) + 1 :]
        assert all(stop.is_open == (stop.id in answers) for stop in beyond)


@given(answered())
def test_walking_on_and_back_leads_to_the_same_step(case):
    flow, answers = case
    for name in path(flow, answers).ids:
        after = next_step(flow, answers, name)
        assert after is None or previous_step(flow, answers, after) == name


@given(answered())
def test_progress_stays_within_the_path(case):
    flow, answers = case
    found = path(flow, answers)
    for place, stop in enumerate(found.stops, 1):
        seen = progress(flow, answers, stop.id)
        assert (seen.number, seen.count) == (place, len(found.stops))
        assert 1 <= seen.number_in_section <= seen.count_in_section <= seen.count
        assert seen.done == sum(one.is_done for one in found.stops)


@given(answered(only_fitting=True))
def test_every_question_of_the_path_is_on_the_check_page_once(case):
    flow, answers = case
    rows = [row.question.id for section in check_answers(flow, answers) for row in section.rows]
    asked = [q.id for stop in path(flow, answers).stops for q in stop.questions]
    assert rows == asked


@given(answered(only_fitting=True))
def test_answering_step_by_step_loses_nothing(case):
    flow, answers = case
    record = {}
    for step in flow.steps:
        if step.id in answers:
            asked = {question.id for question in step.questions}
            record = keep(record, step.id, answers[step.id], asked=asked, seen=0)
            record = record_from(json.loads(json.dumps(as_data(record))))
    assert answers_of(record) == answers
    assert counted(flow, answers_of(record)) == counted(flow, answers)


@given(flows())
def test_a_flow_right_by_construction_has_no_fault_but_what_can_never_be_asked(flow):
    allowed = {FaultKind.NEVER_ASKED, FaultKind.CANNOT_TELL}
    assert [fault for fault in audit(flow) if fault.kind not in allowed] == []


@given(flows(), st.data())
def test_what_is_on_some_path_is_never_reported_as_never_asked(flow, data):
    answers = data.draw(answers_to(flow, only_fitting=True))
    # Required answers before it must be there, or nobody could have come so far.
    found = path(flow, answers)
    never = {fault.where for fault in audit(flow) if fault.kind is FaultKind.NEVER_ASKED}
    reached = {stop.id for stop in found.stops if stop.is_open and stop.id != "s0-0"}
    done_before = all(stop.is_done for stop in found.stops[:-1])
    assert not (done_before and never & reached)
