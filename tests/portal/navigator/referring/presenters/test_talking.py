"""What is said of talking with the person it is about, and with their family."""

from __future__ import annotations

import pytest

from tests.portal.navigator.referring.cases import A_PLACE, COUNTY_LINES

pytestmark = pytest.mark.django_db


def test_of_a_child_it_speaks_of_the_child_the_parents_and_the_meeting(shown, bring):
    bring.meeting()
    talking = shown({**COUNTY_LINES, "parents_safe": "yes"})["talking"]
    assert talking.title == "Talking with the child and the family"
    assert talking.voice.startswith("Ask the child")
    assert talking.about_meeting == "Somebody you trust brings your words."
    assert talking.before_parents == []
    assert talking.parents == "Work with parents and carers as partners."
    assert talking.parents_about_meeting == "You are told what was agreed."


def test_while_it_may_not_be_safe_the_caution_comes_before_parents(shown):
    talking = shown(COUNTY_LINES)["talking"]
    (caution,) = talking.before_parents
    assert caution.startswith("Before you talk with parents, agree with your line manager")
    assert talking.parents == ""


def test_a_young_adult_speaks_for_themselves(shown, bring):
    bring.meeting()
    talking = shown({**COUNTY_LINES, "age": 18})["talking"]
    assert talking.title == "Talking with them"
    assert (talking.parents, talking.parents_about_meeting) == ("", "")


@pytest.mark.parametrize("subject", ["adult", "location", "group", "theme"])
def test_of_anything_else_it_says_nothing(shown, bring, subject):
    bring.meeting(code="NL-M05")
    page = shown({**A_PLACE, "subject": subject})
    assert page["meeting"].for_child != ""
    assert page["talking"] is None
