"""Which of the local numbers comes first, and what the parts that show them say."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from portal.core.strip import NO_CONTACTS, DialCard, EmergencyContacts

DOOR = DialCard("Front door", "01632 960 500", "01632960500")
TEAM = DialCard("Duty team", "01632 960 555", "01632960555")
UNCHECKED_DOOR = DialCard("Front door", "01632 960 500", "", note="not yet checked")
UNCHECKED_TEAM = DialCard("Duty team", "01632 960 555", "", note="not yet checked")
NIGHT = EmergencyContacts(
    replace(DOOR, is_open=False, hours_words="closed, opens Monday 9 am"),
    replace(TEAM, is_open=True),
)


def opened(card: DialCard, is_open: bool | None) -> DialCard:
    return replace(card, is_open=is_open)


@pytest.mark.parametrize(
    ("door", "team", "first"),
    [
        (opened(DOOR, True), opened(TEAM, True), "Front door"),
        (opened(DOOR, True), opened(TEAM, False), "Front door"),
        (opened(DOOR, None), opened(TEAM, True), "Front door"),
        (opened(DOOR, False), opened(TEAM, True), "Duty team"),
        (opened(DOOR, False), opened(TEAM, None), "Duty team"),
        (opened(DOOR, False), opened(TEAM, False), "Front door"),
        (opened(DOOR, False), UNCHECKED_TEAM, "Front door"),
        (opened(DOOR, False), None, "Front door"),
        (UNCHECKED_DOOR, opened(TEAM, True), "Duty team"),
        (UNCHECKED_DOOR, opened(TEAM, None), "Front door"),
        (UNCHECKED_DOOR, UNCHECKED_TEAM, "Front door"),
        (None, opened(TEAM, None), "Duty team"),
        (None, UNCHECKED_TEAM, None),
        (None, None, None),
    ],
)
def test_a_verified_number_that_answers_now_comes_first(door, team, first):
    at_hand = EmergencyContacts(door, team).at_hand
    assert (at_hand.name if at_hand else None) == first


def drawn(name: str, contacts: EmergencyContacts, **values: object) -> str:
    """Render a part, and keep its words and the numbers that can be dialled."""
    html = render_to_string(f"components/{name}.html", {"contacts": contacts, **values})
    html = re.sub(r'<a [^>]*?href="(tel:[^"]*)"[^>]*>', r"[\1] ", html)
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def test_at_night_the_strip_offers_the_team_and_says_when_the_front_door_opens():
    text = drawn("safety_strip", NIGHT)
    assert "[tel:01632960555] Duty team 01632 960 555" in text
    assert text.endswith("; Front door: closed, opens Monday 9 am")
    assert "tel:01632960500" not in text


def test_by_day_the_strip_offers_the_front_door_alone():
    day = EmergencyContacts(replace(DOOR, is_open=True, hours_words="open until 5 pm"), TEAM)
    text = drawn("safety_strip", day)
    assert text.endswith("[tel:01632960500] Front door 01632 960 500, open until 5 pm")


def test_at_night_the_hero_offers_the_team():
    text = drawn("call_now", NIGHT)
    assert "[tel:01632960555] Duty team" in text
    assert "Front door: closed, opens Monday 9 am" in text
    assert "tel:01632960500" not in text


def test_at_night_the_panel_names_the_team_first_and_the_front_door_after_it():
    text = drawn("worried_now", NIGHT, level=2)
    first = "cannot wait [tel:01632960555] Duty team, 01632 960 555"
    second = "[tel:01632960500] Front door, 01632 960 500 (closed, opens Monday 9 am)"
    assert text.index(first) < text.index(second)
    assert "Nights and weekends" not in text


def test_by_day_the_panel_keeps_the_teams_number_for_the_night():
    text = drawn("worried_now", EmergencyContacts(DOOR, UNCHECKED_TEAM), level=2)
    assert "[tel:01632960500] Front door, 01632 960 500" in text
    assert text.index("Nights and weekends: 01632 960 555 (not yet checked)")
    assert "tel:01632960555" not in text


def test_without_local_numbers_the_panel_names_the_council():
    assert "Ask your council" in drawn("worried_now", NO_CONTACTS, level=2)


def test_the_panel_tells_textphones():
    relay = replace(DOOR, textphone="18001 01632 960 500", textphone_tel="1800101632960500")
    text = drawn("worried_now", EmergencyContacts(relay, None), level=2)
    assert "Textphone: [tel:18000] 18000" in text
    assert "Textphone: [tel:1800101632960500] 18001 01632 960 500." in text
