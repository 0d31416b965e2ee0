"""What to bring: about a place, a group or a pattern nothing of a child is asked for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.navigator.rules.deciding import decide
from portal.navigator.rules.inputs import HARMS, read_answers
from portal.navigator.rules.reading import read_rules
from portal.navigator.rules.scenarios import ANY_MOMENT
from tests.portal.navigator.rules.answering import AREAS

NOT_ONE_PERSON = ("adult", "location", "group", "theme")
OF_A_CHILD = re.compile(
    r"\b(child|children|parents?|own words|both|needs|school’s plan)\b", re.IGNORECASE
)
NO_NAME = re.compile(r"no child’s name", re.IGNORECASE)


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("subject", NOT_ONE_PERSON)
@given(harms=st.lists(st.sampled_from(HARMS), max_size=3), level=st.sampled_from("1234"))
def test_nothing_of_a_child_is_asked_for(area, subject, decided, harms, level):
    brought = decided(area, subject=subject, harms=harms, disruption_level=level).prepare
    assert brought
    assert [line for line in brought if OF_A_CHILD.search(NO_NAME.sub("", line))] == []
    assert any(NO_NAME.search(line) for line in brought)


@pytest.mark.parametrize("area", AREAS)
def test_places_are_asked_where_when_what_and_who(area, rule_set):
    asked = " ".join(rule_set(area).prepare_things)
    for word in ("Where", "days", "times", "seen", "Who is there"):
        assert word in asked


def test_a_meeting_says_itself_what_to_bring_about_a_place(decided):
    assert decided("TEES", subject="location").prepare == (
        "The person-of-concern record or the Location Assessment",
        "A short account of the exploitation",
        "No child’s name",
    )
    assert "Missing episodes" in decided("NL", harms=["MISS"], level="moderate").prepare
    assert "Missing episodes" not in decided("NL", subject="location", harms=["MISS"]).prepare


def test_an_area_that_says_nothing_asks_for_nothing(mappings):
    common, own = mappings("GLOS")
    del own["prepare_things"]
    found = decide(read_rules(common, own), read_answers({"subject": "location"}), ANY_MOMENT)
    assert found.prepare == ()
