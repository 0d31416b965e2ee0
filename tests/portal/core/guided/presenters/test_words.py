from __future__ import annotations

import pytest

from portal.core.flow import HintKind, Kind, Option, Question
from portal.core.guided.presenters import hint_words, words_of

OPTIONS = (Option("a", "The first"), Option("b", "The second"))
ONE = Question("q", Kind.ONE, "Q", options=OPTIONS)
TIME = Question("q", Kind.TIME, "Q", asks_basis=True)


@pytest.mark.parametrize(
    ("question", "value", "lines"),
    [
        (ONE, "a", ["The first"]),
        (ONE, "gone", ["gone"]),
        (Question("q", Kind.MANY, "Q", options=OPTIONS), ["b", "a"], ["The second", "The first"]),
        (Question("q", Kind.YNU, "Q"), "not-known", ["Not known"]),
        (Question("q", Kind.SCALE, "Q"), "4", ["4 – Very good"]),
        (Question("q", Kind.SCALE, "Q"), "skip", ["I do not want to say"]),
        (Question("q", Kind.DATE, "Q"), "2026-12-05", ["5 December 2026"]),
        (Question("q", Kind.DATE, "Q"), "nonsense", ["nonsense"]),
        (Question("q", Kind.NUMBER, "Q"), 7, ["7"]),
        (Question("q", Kind.TEXT, "Q"), "The park", ["The park"]),
        (Question("q", Kind.DATE, "Q"), {"typed": ["31", "2", ""]}, ["31 2"]),
        (TIME, "now", ["Now"]),
        (
            TIME,
            {"value": "now", "basis": ["record", "gone", "police"], "note": "Twice."},
            ["Now", "How we know: In a record, Police information", "Twice."],
        ),
        (TIME, {"basis": [], "note": "Twice."}, ["Twice."]),
        (TIME, {}, ["Not answered"]),
    ],
)
def test_an_answer_reads_as_people_say_it(question, value, lines):
    assert words_of(question, value) == lines


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (HintKind.NHS_NUMBER, "“x” looks like an NHS number. Take it out if it is one."),
        (HintKind.DATE, "“x” looks like a date. Take it out if it is a date of birth."),
        (HintKind.NAME, "“x” looks like a name. If it is, use initials or a role instead."),
    ],
)
def test_a_hint_is_gentle_and_says_what_to_do(kind, words):
    assert hint_words(kind, "x") == words
