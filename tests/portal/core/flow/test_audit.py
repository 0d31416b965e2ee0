from __future__ import annotations

import pytest

from portal.core.flow import (
    All,
    Answered,
    AnyOf,
    AtLeast,
    Equals,
    Fault,
    FaultKind,
    Flow,
    In,
    Kind,
    Not,
    Option,
    Question,
    Section,
    Step,
    audit,
)
from portal.core.flow.audit import RESERVED_STEPS
from portal.core.flow.reach import MOST_COMBINATIONS

YES = Question("q", Kind.YNU, "Q")


def flow_of(*steps: Step) -> Flow:
    return Flow("f", "1", "F", (Section("one", "One", steps),))


def step(name: str, *questions: Question, when=None) -> Step:
    return Step(name, name, questions, when=when)


def many(name: str, codes: str, **more) -> Question:
    return Question(name, Kind.MANY, "Q", options=tuple(Option(c, c) for c in codes), **more)


def test_a_sound_flow_has_no_fault(flow):
    assert audit(flow) == ()


@pytest.mark.parametrize(
    ("steps", "faults"),
    [
        ((), [Fault(FaultKind.EMPTY, "f")]),
        ((step("A"),), [Fault(FaultKind.BAD_ID, "A")]),
        ((step("a b"),), [Fault(FaultKind.BAD_ID, "a b")]),
        ((step(""),), [Fault(FaultKind.BAD_ID, "")]),
        ((step("a", Question("1q", Kind.TEXT, "Q")),), [Fault(FaultKind.BAD_ID, "1q")]),
        ((step("check"),), [Fault(FaultKind.RESERVED_ID, "check")]),
        ((step("a"), step("a")), [Fault(FaultKind.DUPLICATE_ID, "steps", "a")]),
        ((step("a", YES), step("b", YES)), [Fault(FaultKind.DUPLICATE_ID, "questions", "q")]),
        ((step("a", Question("q", Kind.ONE, "Q")),), [Fault(FaultKind.NO_OPTIONS, "a.q")]),
        ((step("a", Question("q", Kind.MANY, "Q")),), [Fault(FaultKind.NO_OPTIONS, "a.q")]),
        ((step("a", many("q", "xx")),), [Fault(FaultKind.DUPLICATE_OPTION, "a.q", "x")]),
        (
            (step("a", YES), step("b", when=Answered("z"))),
            [Fault(FaultKind.UNKNOWN_QUESTION, "b", "z")],
        ),
        (
            (step("a", when=Answered("q")), step("b", YES)),
            [Fault(FaultKind.LATER_QUESTION, "a", "q")],
        ),
        (
            (step("a", YES, Question("r", Kind.TEXT, "R", when=Answered("q"))),),
            [Fault(FaultKind.LATER_QUESTION, "a.r", "q")],
        ),
        (
            (step("a", Question("r", Kind.TEXT, "R", required=Answered("r"))),),
            [Fault(FaultKind.LATER_QUESTION, "a.r", "r")],
        ),
        (
            (step("a", YES), step("b", when=Equals("q", "maybe"))),
            [Fault(FaultKind.UNKNOWN_VALUE, "b", "maybe")],
        ),
        (
            (step("a", many("q", "xy")), step("b", when=In("q", ("x", "z")))),
            [Fault(FaultKind.UNKNOWN_VALUE, "b", "z")],
        ),
        (
            (step("a", Question("q", Kind.NUMBER, "Q")), step("b", when=Equals("q", "3"))),
            [Fault(FaultKind.UNKNOWN_VALUE, "b", "3")],
        ),
        ((step("a", when=All(())),), [Fault(FaultKind.EMPTY_CONDITION, "a")]),
        (
            (step("a", YES), step("b", when=All((Equals("q", "yes"), Equals("q", "no"))))),
            [Fault(FaultKind.NEVER_ASKED, "b")],
        ),
        (
            (step("a", many("q", "xyz")), step("b", when=AtLeast("q", 4))),
            [Fault(FaultKind.NEVER_ASKED, "b")],
        ),
        (
            (
                step("a", Question("q", Kind.YNU, "Q", required=True)),
                step("b", when=Not(Answered("q"))),
            ),
            [Fault(FaultKind.NEVER_ASKED, "b")],
        ),
        (
            (step("a", YES), step("b", Question("r", Kind.YNU, "R"), when=Equals("q", "yes")),
             step("c", when=All((Equals("r", "yes"), Equals("q", "no"))))),
            [Fault(FaultKind.NEVER_ASKED, "c")],
        ),
        (
            (step("a", YES),
             step("b", Question("r", Kind.TEXT, "R", when=Equals("q", "no")),
                  when=Equals("q", "yes"))),
            [Fault(FaultKind.NEVER_ASKED, "b.r")],
        ),
    ],
)  # fmt: skip
def test_a_fault_is_found_and_says_where(steps, faults):
    assert list(audit(flow_of(*steps))) == faults


def test_an_empty_section_is_a_fault():
    flow = Flow("f", "1", "F", (Section("a", "A", (step("x"),)), Section("b", "B", ())))
    assert audit(flow) == (Fault(FaultKind.EMPTY, "b"),)


def test_two_sections_of_one_name_are_a_fault():
    flow = Flow("f", "1", "F", (Section("a", "A", (step("x"),)), Section("a", "A", (step("y"),))))
    assert audit(flow) == (Fault(FaultKind.DUPLICATE_ID, "sections", "a"),)


@pytest.mark.parametrize(
    "steps",
    [
        (step("a", YES), step("b", Question("r", Kind.TEXT, "R", required=Answered("q")))),
        (step("a", YES, Question("r", Kind.TEXT, "R", required=Equals("q", "yes"))),),
        (step("a", YES), step("b", when=Not(Answered("q")))),
        (step("a", many("q", "xyz")), step("b", when=AtLeast("q", 3))),
        (step("a", Question("n", Kind.NUMBER, "N")), step("b", when=AtLeast("n", 18))),
        (step("a", Question("n", Kind.NUMBER, "N")), step("b", when=Not(AtLeast("n", 18)))),
        (step("a", Question("n", Kind.NUMBER, "N")), step("b", when=Equals("n", 7))),
        (step("a", Question("d", Kind.DATE, "D")), step("b", when=Answered("d"))),
        (step("a", Question("t", Kind.TEXT, "T")), step("b", when=Answered("t"))),
        (step("a", YES), step("b", when=AnyOf((Equals("q", "no"), Equals("q", "yes"))))),
        (step("a", many("q", "abcdefghijkl")), step("b", when=In("q", tuple("abcdefghijkl")))),
    ],
)
def test_what_can_be_asked_is_no_fault(steps):
    assert audit(flow_of(*steps)) == ()


def test_a_step_that_hangs_on_too_much_is_named_not_guessed():
    questions = [many(f"q{number}", "abcdefgh") for number in range(3)]
    every = tuple(In(f"q{n}", tuple("abcdefgh")) for n in range(3))
    never = All((*every, Not(Answered("q0"))))
    assert MOST_COMBINATIONS < (2**8) ** 3
    assert audit(flow_of(step("a", *questions), step("b", when=never))) == (
        Fault(FaultKind.CANNOT_TELL, "b"),
    )


@pytest.mark.parametrize("join", [All, AnyOf, lambda parts: Not(AnyOf(tuple(map(Not, parts))))])
def test_of_too_many_answers_one_that_leads_there_is_enough(join):
    questions = [many(f"q{number}", "abcdefgh") for number in range(3)]
    named = join(tuple(In(f"q{n}", tuple("abcdefgh")) for n in range(3)))
    assert audit(flow_of(step("a", *questions), step("b", when=named))) == ()


def test_a_fault_reads_as_one_line():
    assert str(Fault(FaultKind.LATER_QUESTION, "a.r", "q")) == "a.r: later-question (q)"
    assert str(Fault(FaultKind.EMPTY, "f")) == "f: empty"


def test_addresses_of_a_run_are_no_steps():
    assert {"check", "result", "keep", "later", "delete"} == RESERVED_STEPS
