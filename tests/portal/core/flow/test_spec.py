from __future__ import annotations

from portal.core.flow import Answered, Flow, Kind, Question, Section, Step


def test_steps_and_questions_are_found_by_their_ids(flow):
    assert [step.id for step in flow.steps] == [
        "danger", "call", "about", "signs", "missing", "end",
    ]  # fmt: skip
    assert flow.steps_by_id["call"].title == "Call 999"
    assert flow.questions_by_id["M02"].label == "How serious"


def test_a_walk_names_the_section_of_each_step(flow):
    assert [(section.id, step.id) for section, step in flow.walk()][2:4] == [
        ("start", "about"),
        ("signs", "signs"),
    ]


def test_a_walk_names_the_step_of_each_question(flow):
    assert [(step.id, q.id) for step, q in flow.walk_questions()][:3] == [
        ("danger", "A01"), ("call", "called"), ("about", "A02"),
    ]  # fmt: skip


def test_a_flow_says_whether_anything_must_be_answered():
    def flow_of(*questions):
        return Flow("f", "1", "F", (Section("s", "S", (Step("a", "A", questions),)),))

    free = Question("free", Kind.TEXT, "Anything else?")
    assert not flow_of(free).needs_any_answer
    assert flow_of(free, Question("must", Kind.TEXT, "Who?", required=True)).needs_any_answer
    late = Question("late", Kind.TEXT, "When?", required=Answered("free"))
    assert flow_of(free, late).needs_any_answer
