"""The walk of the components: a sound flow in which every kind of question is asked."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings

from portal.core.flow import Kind, audit, path
from portal.core.flow.questions import STANDARD_OPTIONS
from portal.core.specimens.walk import FLOW, plan_of

SURE = {"day": "2026-12-05", "bus": "yes", "far": "now", "rain": "0", "boots": "yes"}


def test_the_walk_has_no_fault():
    assert audit(FLOW) == ()


def test_every_kind_of_question_is_asked():
    assert {question.kind for _step, question in FLOW.walk_questions()} == set(Kind)


def test_it_holds_what_a_guided_form_can_do():
    questions = [question for _step, question in FLOW.walk_questions()]
    assert any(question.why for question in questions)
    assert any(question.is_private for question in questions)
    assert any(question.asks_basis for question in questions)
    assert any(question.alone for question in questions)
    assert any(question.condition is not None for question in questions)
    assert any(question.when is not None for question in questions)
    assert any(step.when is not None for step in FLOW.steps)
    assert any(stop.can_be_skipped for stop in path(FLOW, {}).stops)


@pytest.mark.parametrize(
    ("counted", "bring"),
    [
        ({}, []),
        ({"rain": "2"}, ["A coat"]),
        ({"bus": "not-known"}, ["The number of a taxi"]),
        ({"far": {"value": "past", "basis": [], "note": "x"}}, ["Time to rest"]),
        ({"children": 2}, ["Sandwiches"]),
        ({"boots": "no", "rain": "3"}, ["A coat", "Dry socks"]),
    ],
)
def test_the_plan_names_what_to_bring(counted, bring):
    plan = plan_of({**SURE, **counted})
    assert plan["day"] == "2026-12-05"
    assert [row["term"] for row in plan["bring"]] == bring


def test_every_picture_of_the_childs_scale_is_in_the_sprite():
    sprite = Path(settings.CHECKOUT) / "portal/static/portal/icons.svg"
    drawn = {symbol.get("id") for symbol in ET.fromstring(sprite.read_text())}
    assert {option.icon for option in STANDARD_OPTIONS[Kind.SCALE]} <= drawn
