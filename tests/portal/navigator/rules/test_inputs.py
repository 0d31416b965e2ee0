"""What may be told, and how it is read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.core.time.clock import LONDON
from portal.navigator.rules.inputs import (
    HARMS,
    INPUTS,
    SILENCE,
    AnswerFault,
    Answers,
    UnknownAnswers,
    read_answers,
)


def faults_of(given, **known):
    with pytest.raises(UnknownAnswers) as caught:
        read_answers(given, **known)
    return list(caught.value.faults)


def test_there_are_twenty_six_inputs_beside_partnership_and_now():
    assert len(INPUTS) == 26
    assert list(INPUTS)[:4] == ["subject", "immediate_danger", "urgent_health", "missing_now"]
    assert len(HARMS) == 12


def test_silence_means_what_is_least_said():
    assert dict(SILENCE) == {
        "subject": "child",
        "immediate_danger": "no",
        "urgent_health": "no",
        "missing_now": "no",
        "harms": frozenset(),
        "level": "unsure",
        "age": None,
        "open_to": frozenset(),
        "sector": None,
        "living": None,
        "exploitation_signs": "unsure",
        "home_harm_too": "unsure",
        "parents_safe": "unsure",
        "high_risk_partner_abuse": "no",
        "sexual_assault_recent": "no",
        "arrested": "no",
        "works_with_children": "no",
        "placed_by_other_area": "no",
        "cross_border": "no",
        "purpose": "new_concern",
        "qa_changed": None,
        "blocked_plan": "no",
        "recent_incident_24h": "no",
        "direct_work": "no",
        "disruption_level": None,
        "asked_for": None,
    }


@pytest.mark.parametrize("name", list(INPUTS))
@pytest.mark.parametrize("silent", [None, "", [], ()])
def test_missing_null_and_empty_mean_the_same(name, silent):
    assert read_answers({name: silent}) == Answers()
    assert read_answers({name: silent}).given == frozenset()


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("level", "moderate", "moderate"),
        ("age", 0, 0),
        ("age", 120, 120),
        ("disruption_level", 4, "4"),
        ("disruption_level", "4", "4"),
        ("harms", ["CSE", "MS", "CSE"], frozenset({"CSE", "MS"})),
        ("harms", "CSE", frozenset({"CSE"})),
        ("open_to", ["none"], frozenset()),
        ("open_to", ["none", "cp"], frozenset({"cp"})),
        ("asked_for", "NL-M06", "NL-M06"),
    ],
)
def test_answers_are_read(name, value, read):
    answers = read_answers({name: value}, meetings=["NL-M06"])
    assert answers.values[name] == read
    assert answers.given == {name}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("level", "high"),
        ("level", True),
        ("level", ["moderate"]),
        ("level", 3),
        ("immediate_danger", "unsure"),
        ("immediate_danger", True),
        ("age", -1),
        ("age", 121),
        ("age", "15"),
        ("age", 15.5),
        ("age", True),
        ("harms", ["CSE", "XYZ"]),
        ("harms", [None]),
        ("harms", [["CSE"]]),
        ("harms", {"CSE": 1}),
        ("harms", 7),
        ("open_to", ["nobody"]),
        ("disruption_level", 5),
        ("disruption_level", 0),
        ("asked_for", "XX-M01"),
        ("now", "tomorrow"),
        ("now", 5),
        ("partnership", ["NL"]),
    ],
)
def test_an_unknown_value_is_named(name, value):
    assert faults_of({name: value}, meetings=["NL-M06"]) == [AnswerFault(name, value)]


def test_every_fault_is_named_at_once():
    found = faults_of({"levle": "moderate", "age": 300, "harm": None, "level": "unsure"})
    assert found == [
        AnswerFault("levle", is_unknown_name=True),
        AnswerFault("age", 300),
        AnswerFault("harm", is_unknown_name=True),
    ]


def test_the_message_names_them_too():
    with pytest.raises(UnknownAnswers, match="levle, age=300"):
        read_answers({"levle": "moderate", "age": 300})


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ("2026-11-20T16:00:00+00:00", datetime(2026, 11, 20, 16, tzinfo=UTC)),
        ("2026-11-20T16:00:00Z", datetime(2026, 11, 20, 16, tzinfo=UTC)),
        ("2026-07-20T16:00:00", datetime(2026, 7, 20, 16, tzinfo=LONDON)),
        (datetime(2026, 11, 20, 16, tzinfo=UTC), datetime(2026, 11, 20, 16, tzinfo=UTC)),
    ],
)
def test_a_moment_may_be_given_and_is_londons_when_it_has_no_zone(given, moment):
    assert read_answers({"now": given}).now == moment


def test_the_partnership_is_handed_on():
    assert read_answers({"partnership": "NL"}).partnership == "NL"
    assert read_answers({}).partnership is None


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("2026-11-17T24:00", "2026-11-18T00:00:00+00:00"),
        ("2026-12-31T24:00:00Z", "2027-01-01T00:00:00+00:00"),
        ("2026-07-01 24:00:00.000", "2026-07-02T00:00:00+01:00"),
        ("2026-07-01T24:00+02:00", "2026-07-02T00:00:00+02:00"),
    ],
)
def test_the_end_of_a_day_is_the_first_moment_of_the_next(told, meant):
    assert read_answers({"now": told}).now.isoformat() == meant


@pytest.mark.parametrize(
    "told", ["2026-11-17T24:01", "2026-11-17T25:00", "9999-12-31T24:00", "2026-02-30T24:00"]
)
def test_a_moment_that_there_is_not_is_named(told):
    with pytest.raises(UnknownAnswers, match="now="):
        read_answers({"now": told})
