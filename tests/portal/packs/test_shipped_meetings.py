"""The meetings we ship: whole, in agreement with where to refer, and fit for a child to read."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from portal.navigator.rules.inputs import HARMS
from portal.packs.queries import SHIPPED
from tests.portal.packs.reading_age import longest_sentence, reading_age
from tests.portal.packs.test_shipped import BLAME, HARD_WORDS, OLDEST_READER

COUNTS = {"north_lincolnshire": 14, "cheshire_east": 3, "tees": 9, "gloucestershire": 10}
LINES = ("reports_to", "escalates_to")
# Reached through a team that the way in names: nothing is used in their place.
REACHED = {"GLOS-M02", "GLOS-M03"}
FOR_A_CHILD, FOR_PARENTS = "for_child", "for_parents"


def read(pack: str, name: str) -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load((SHIPPED / pack / name).read_text(encoding="utf-8"))
    return said


MEETINGS = {pack: read(pack, "meetings.yaml")["meetings"] for pack in COUNTS}
EVERY = [(pack, one) for pack, meetings in MEETINGS.items() for one in meetings]
DISCUSSED = [one for _pack, one in EVERY if one["discusses_child"]]


def code_of(value: Any) -> str:
    return value["code"] if isinstance(value, dict) else str(value)


@pytest.mark.parametrize("pack", COUNTS)
def test_every_meeting_of_the_sources_is_there_in_order(pack):
    prefix = MEETINGS[pack][0]["code"].partition("-")[0]
    wanted = [f"{prefix}-M{number:02}" for number in range(1, COUNTS[pack] + 1)]
    assert [one["code"] for one in MEETINGS[pack]] == wanted
    assert [one["order"] for one in MEETINGS[pack]] == list(range(1, COUNTS[pack] + 1))
    assert all(one["facts"][0] == one["code"] for one in MEETINGS[pack])


def test_only_meetings_whose_source_says_so_are_for_every_kind_of_harm():
    for_all = [one["code"] for _pack, one in EVERY if set(one["harms"]) == set(HARMS)]
    assert for_all == [
        "NL-M01", "NL-M02", "NL-M07", "NL-M14", "CE-M01", "CE-M02", "CE-M03",
        "TEES-M01", "TEES-M02", "TEES-M03", "TEES-M04",
        "GLOS-M06", "GLOS-M07", "GLOS-M08", "GLOS-M09",
    ]  # fmt: skip
    not_stated = [one["code"] for _pack, one in EVERY if not one["harms"]]
    assert not_stated == [
        "NL-M12", "TEES-M05", "TEES-M06", "TEES-M07", "TEES-M08", "TEES-M09",
        "GLOS-M03", "GLOS-M10",
    ]  # fmt: skip
    assert [one["code"] for _pack, one in EVERY if "harms" in one["defaults"]] == []


def test_meetings_stand_in_the_tiers_of_their_sources():
    by_tier: dict[str, list[str]] = {}
    for _pack, one in EVERY:
        for tier in one["tiers"]:
            by_tier.setdefault(tier, []).append(one["code"])
    assert by_tier["strategic"] == ["NL-M01", "NL-M02", "NL-M10", "NL-M12", "NL-M13", "CE-M01",
                                    "GLOS-M02"]  # fmt: skip
    assert by_tier["statutory"] == ["TEES-M05", "GLOS-M06", "GLOS-M07", "GLOS-M08"]
    assert by_tier["contextual"] == ["TEES-M06", "TEES-M07", "GLOS-M03", "GLOS-M10"]
    assert by_tier["police-led"] == ["TEES-M08", "TEES-M09"]
    assert by_tier["early-identification"] == ["NL-M06", "NL-M14", "CE-M02", "TEES-M02",
                                               "GLOS-M01"]  # fmt: skip


def test_only_what_a_source_says_is_said_of_how_often_a_meeting_is():
    stated = [one["code"] for _pack, one in EVERY if one["cadence"]]
    assert stated == [
        "CE-M02", "TEES-M01", "TEES-M02", "TEES-M03", "TEES-M04", "TEES-M05", "TEES-M06",
        "TEES-M07", "GLOS-M01", "GLOS-M06", "GLOS-M07", "GLOS-M08", "GLOS-M09",
    ]  # fmt: skip


def test_a_name_that_holds_an_abbreviation_is_listed_with_it_and_without():
    for _pack, one in EVERY:
        for short in re.findall(r"\(([A-Z]+)\)", one["name"]):
            assert short in one["also"], one["code"]
            assert one["name"].replace(f" ({short})", "") in one["also"], one["code"]


@pytest.mark.parametrize("pack", COUNTS)
def test_meetings_bear_the_names_that_where_to_refer_knows(pack):
    known = {one["code"]: one["name"] for one in read(pack, "navigator.yaml")["meetings"]}
    assert {one["code"]: one["name"] for one in MEETINGS[pack]} == known


@pytest.mark.parametrize("pack", COUNTS)
def test_what_to_bring_is_what_where_to_refer_says(pack):
    area = read(pack, "navigator.yaml")
    # A meeting about places and people of concern asks for nothing of a child.
    own = {
        one["code"]: one.get("prepare") or one.get("prepare_things") or area["prepare"]
        for one in area["meetings"]
    }
    differing = [
        one["code"]
        for one in MEETINGS[pack]
        if one["prepare"] and one["prepare"] != own[one["code"]]
    ]
    assert differing == []


@pytest.mark.parametrize("pack", COUNTS)
def test_a_closed_door_leads_where_the_redirect_leads(pack):
    codes = {one["code"] for one in MEETINGS[pack]}
    redirects = {one["asked_for"]: one for one in read(pack, "navigator.yaml")["redirects"]}
    said = {
        one["code"]: (one["instead"], one["instead_of"]) for one in MEETINGS[pack] if one["instead"]
    }
    wanted = {
        code: (each["use"], each["instead"] if each["instead"] in codes else None)
        for code, each in redirects.items()
        if code not in REACHED
    }
    assert said == wanted
    shut = {one["code"] for one in MEETINGS[pack] if one["referrals"] == "no"}
    assert shut <= set(said)


@pytest.mark.parametrize("pack", COUNTS)
def test_lines_lead_to_other_meetings_of_the_same_partnership(pack):
    codes = {one["code"] for one in MEETINGS[pack]}
    for one in MEETINGS[pack]:
        ends = {code for name in LINES for code in one[name]}
        assert ends <= codes - {one["code"]}, one["code"]


def test_a_default_is_something_that_is_said():
    for _pack, one in EVERY:
        empty = [name for name in one["defaults"] if one[name] in ("", [], None)]
        assert empty == [], one["code"]


def test_only_where_a_child_is_discussed_a_child_and_parents_read_what_it_means():
    for _pack, one in EVERY:
        told = {name for name in (FOR_A_CHILD, FOR_PARENTS) if one[name]}
        wanted = {FOR_A_CHILD, FOR_PARENTS} if one["discusses_child"] else set()
        assert told == wanted, one["code"]
        assert wanted <= set(one["defaults"]), one["code"]  # no source says it in such words


@pytest.mark.parametrize("one", DISCUSSED, ids=code_of)
def test_a_child_can_read_what_the_meeting_means_for_them(one):
    text = one[FOR_A_CHILD]
    assert reading_age(text) <= OLDEST_READER["child"]
    assert longest_sentence(text) <= 15
    assert not HARD_WORDS.search(text)
    assert reading_age(one[FOR_PARENTS]) <= OLDEST_READER["family"]


@pytest.mark.parametrize("one", DISCUSSED, ids=code_of)
def test_a_child_is_told_that_they_hear_back_and_is_promised_no_more(one):
    text = one[FOR_A_CHILD]
    assert "should" in text
    assert any(word in text for word in ("come back", "tell you", "tells you")), text
    assert not any(word in text for word in ("You are safe", "will be safe", "nobody will know"))


def test_practitioners_can_read_what_a_meeting_is_for():
    ages = {
        f"{one['code']} {name}": round(reading_age(one[name]), 1)
        for _pack, one in EVERY
        for name in ("purpose", "route_in")
        if one[name] and reading_age(one[name]) > OLDEST_READER["practitioner"]
    }
    assert ages == {}


def test_no_meeting_speaks_in_words_that_blame():
    advice = read("national", "language.yaml")["advice"]
    phrases = {phrase.lower() for each in advice for phrase in each["phrases"]}
    for _pack, one in EVERY:
        words = " ".join(value for value in one.values() if isinstance(value, str)).lower()
        assert not BLAME.search(words), one["code"]
        assert [phrase for phrase in phrases if phrase in words] == [], one["code"]


def test_the_panel_of_cheshire_east_is_never_shortened_to_a_national_name():
    panel = MEETINGS["cheshire_east"][2]
    assert panel["name"] == "Child Exploitation Operational Panel"
    assert "CEOP" not in (SHIPPED / "cheshire_east" / "meetings.yaml").read_text(encoding="utf-8")
