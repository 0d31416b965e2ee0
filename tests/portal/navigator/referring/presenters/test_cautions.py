"""Each caution is read where it matters."""

from __future__ import annotations

import pytest

from portal.navigator.referring.presenters.cautions import LATE, STEPS_OF, PlacedCautions
from tests.portal.navigator.referring.cases import IN_DANGER

MANY = (
    {},
    IN_DANGER,
    {"subject": "location"},
    {"age": 19, "exploitation_signs": "yes"},
    {
        "harms": ["TRA", "HSB"], "age": 16, "high_risk_partner_abuse": "yes",
        "exploitation_signs": "yes", "arrested": "yes", "home_harm_too": "yes",
    },
)  # fmt: skip


def placed(*codes, steps=()):
    return PlacedCautions([{"code": code, "text": code.lower()} for code in codes], steps)


def test_one_about_a_step_is_read_just_before_it():
    found = placed("NRM_CHILD", "SCREENS", steps=("LINE_MANAGER", "NRM"))
    assert found.before("NRM") == ["nrm_child"]
    assert found.before("LINE_MANAGER") == []
    assert found.first == ["screens"]


def test_without_its_step_it_is_read_before_all():
    assert placed("HOME_TOO", steps=("LINE_MANAGER",)).first == ["home_too"]


def test_the_first_of_its_steps_carries_it_alone():
    found = placed("HOME_TOO", steps=("FRONT_DOOR", "ALLOCATED_WORKER"))
    assert found.before("FRONT_DOOR") == ["home_too"]
    assert found.before("ALLOCATED_WORKER") == []
    assert found.first == []


def test_do_not_get_in_touch_with_parents_comes_before_all_steps():
    found = placed("PARENTS_WAIT", steps=("TOOL_PARENT",))
    assert (found.first, found.about_parents) == (["parents_wait"], ["parents_wait"])


def test_asking_first_waits_until_parents_are_spoken_of():
    found = placed("PARENTS_ASK", steps=("LINE_MANAGER",))
    assert (found.first, found.last, found.about_parents) == ([], ["parents_ask"], ["parents_ask"])
    beside_its_step = placed("PARENTS_ASK", steps=("TOOL_PARENT",))
    assert (beside_its_step.before("TOOL_PARENT"), beside_its_step.last) == (["parents_ask"], [])


@pytest.mark.django_db
def test_no_caution_of_a_result_is_lost(concluded, shown):
    for given in MANY:
        page = shown(given)
        read = [*page["cautions"], *(text for stop in page["stops"] for text in stop.cautions)]
        read += page["last_cautions"]
        assert {caution["text"] for caution in concluded(given)["cautions"]} == set(read)


@pytest.mark.django_db
def test_the_places_name_cautions_and_steps_that_there_are(rules):
    codes = {note.code for note in rules.cautions}
    assert set(STEPS_OF) <= codes
    assert codes >= LATE
