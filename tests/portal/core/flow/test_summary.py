from __future__ import annotations

from portal.core.flow import Hint, HintKind, RowState, check_answers


def states(flow, answers) -> dict[str, RowState]:
    return {
        row.question.id: row.state for part in check_answers(flow, answers) for row in part.rows
    }


def test_rows_stand_under_their_sections(flow, answers):
    parts = check_answers(flow, answers)
    assert {part.section.id: [row.question.id for row in part.rows] for part in parts} == {
        "start": ["A01", "A02", "A03", "A04"],
        "signs": ["B01", "M01", "M02", "M03", "C01", "C02"],
    }
    assert set(states(flow, answers).values()) == {RowState.ANSWERED}


def test_a_question_left_unanswered_was_skipped_and_one_not_reached_is_not_answered(flow, answers):
    answers["signs"] = {}
    del answers["end"]
    answers["about"]["A03"] = 17
    found = states(flow, answers)
    assert found["B01"] is RowState.SKIPPED
    assert found["C01"] is RowState.NOT_ANSWERED
    assert "M01" not in found


def test_a_required_question_left_out_is_not_answered(flow, answers):
    del answers["about"]["A02"]
    del answers["about"]["A04"]
    found = states(flow, answers)
    assert (found["A02"], found["A03"]) == (RowState.NOT_ANSWERED, RowState.ANSWERED)
    assert found["A04"] is RowState.NOT_ANSWERED


def test_what_was_typed_and_is_no_answer_is_unfinished(flow, answers):
    answers["about"]["A04"] = {"typed": ["31", "2", ""]}
    assert states(flow, answers)["A04"] is RowState.UNFINISHED


def test_private_answers_are_hidden_until_asked_for(flow, answers):
    rows = {row.question.id: row for part in check_answers(flow, answers) for row in part.rows}
    assert rows["C02"].is_hidden
    assert not rows["C01"].is_hidden
    answers["end"] = {}
    rows = {row.question.id: row for part in check_answers(flow, answers) for row in part.rows}
    assert not rows["C02"].is_hidden


def test_own_words_are_looked_through_and_nothing_else(flow, answers):
    answers["missing"]["M03"] = "near Anna Kowalska"
    answers["missing"]["M01"]["note"] = "On 3/10/2026"
    answers["end"]["C02"] = {"typed": ["Anna Kowalska " * 200]}
    answers["about"]["A02"] = "AnnaKowalska"
    hints = {
        row.question.id: row.hints
        for part in check_answers(flow, answers)
        for row in part.rows
        if row.hints
    }
    assert hints["M03"] == (Hint(HintKind.NAME, "Anna Kowalska"),)
    assert hints["M01"] == (Hint(HintKind.DATE, "3/10/2026"),)
    assert sorted(hints) == ["C02", "M01", "M03"]


def test_a_section_without_rows_is_left_out(flow):
    assert [part.section.id for part in check_answers(flow, {})] == ["start", "signs"]
    bare = type(flow)("f", "1", "F", (flow.sections[0],))
    assert [part.section.id for part in check_answers(bare, {})] == ["start"]
