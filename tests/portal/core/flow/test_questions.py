from __future__ import annotations

import pytest

from portal.core.flow import Answered, Kind, Option, Question
from portal.core.flow.questions import BASES, NOTHING_THERE, STANDARD_OPTIONS

OWN = (Option("a", "A"), Option("b", "B", is_alone=True))


def test_standard_answers_keep_their_spelling():
    codes = {kind: [o.code for o in options] for kind, options in STANDARD_OPTIONS.items()}
    assert codes == {
        Kind.YNU: ["yes", "no", "not-known"],
        Kind.TIME: ["now", "recent", "past", "no", "not-known"],
        Kind.SEV: ["0", "1", "2", "3", "not-known"],
        Kind.SCALE: ["4", "3", "2", "1", "0", "skip"],
    }


def test_the_childs_scale_has_a_picture_for_every_answer():
    assert [option.icon for option in STANDARD_OPTIONS[Kind.SCALE]] == [
        "sun", "sun-cloud", "cloud", "rain", "storm", "hand",
    ]  # fmt: skip


def test_how_we_know_has_seven_answers():
    assert len({option.code for option in BASES}) == 7


def test_nothing_there_is_among_the_standard_answers():
    known = {option.code for options in STANDARD_OPTIONS.values() for option in options}
    assert known >= NOTHING_THERE


def test_own_options_come_before_the_standard_ones():
    question = Question("q", Kind.TIME, "When?", options=OWN)
    assert question.choices == OWN
    assert question.codes == {"a", "b"}
    assert question.alone == {"b"}
    assert not question.has_standard_options
    assert Question("q", Kind.TIME, "When?").has_standard_options


@pytest.mark.parametrize(
    ("kind", "is_choice", "is_text", "length"),
    [
        (Kind.ONE, True, False, 300),
        (Kind.MANY, False, False, 300),
        (Kind.SCALE, True, False, 300),
        (Kind.TEXT, False, True, 300),
        (Kind.LONG_TEXT, False, True, 2000),
        (Kind.NUMBER, False, False, 300),
    ],
)
def test_what_a_kind_is(kind, is_choice, is_text, length):
    question = Question("q", kind, "Q")
    assert (question.is_choice, question.is_text, question.length) == (is_choice, is_text, length)


def test_a_required_answer_may_hang_on_a_condition():
    assert Question("q", Kind.TEXT, "Q", required=Answered("a")).condition == Answered("a")
    assert Question("q", Kind.TEXT, "Q", required=True).condition is None
