"""The card of the place where it is discussed."""

from __future__ import annotations

import pytest

from portal.navigator.referring.presenters.meeting import ROUTES, meeting_name
from tests.portal.navigator.referring.cases import COUNTY_LINES
from tests.portal.navigator.referring.conftest import PAPERS

pytestmark = pytest.mark.django_db


def test_a_described_meeting_has_its_date_and_facts(shown, bring):
    bring.meeting()
    page = shown(COUNTY_LINES)
    card = page["meeting"]
    assert (card.kicker, card.title) == ("Where this child is discussed", "MACE Triage")
    assert (card.when, card.papers) == ("10 am, online", "Papers by Tuesday 24 November, midday")
    assert [(fact.term, fact.words) for fact in card.facts] == [
        ("Chair", "Lead Officer Family Help"),
        ("Takes", "Sexual and criminal exploitation"),
        ("Who may refer", ("Practitioners who have talked with their manager, "
         "with the multi-agency referral form.")),
        ("Passes on to", "MACE"),
    ]  # fmt: skip
    assert card.ics_url == "/meetings/mace-triage.ics"
    assert "What the threshold is." in page["gaps"]


def test_papers_that_are_late_are_said_to_be_late(shown, bring):
    bring.meeting()
    assert shown(COUNTY_LINES, seen_at=PAPERS)["meeting"].papers == (
        "Papers were due by Tuesday 24 November, midday. Ask whether they can still be taken"
    )


def test_without_a_date_it_says_how_often_and_offers_no_calendar(shown, bring):
    bring.meeting(next_at=None, papers_by=None, chair="")
    card = shown(COUNTY_LINES)["meeting"]
    assert [fact.term for fact in card.facts] == [
        "How often", "Takes", "Who may refer", "Passes on to",
    ]  # fmt: skip
    assert (card.date, card.when, card.papers, card.ics_url) == (None, "", "", "")


def test_one_nobody_described_has_its_name_and_who_may_refer(shown):
    card = shown(COUNTY_LINES)["meeting"]
    assert (card.title, card.url) == ("MACE Triage", "")
    assert [fact.term for fact in card.facts] == ["Who may refer"]


def test_other_meetings_come_with_the_reason_and_an_address_if_there_is_one(shown, bring):
    bring.meeting(code="NL-M05", name="MACE", url="/meetings/mace/")
    others = [(o.name, o.why, o.url) for o in shown(COUNTY_LINES)["other_meetings"]]
    assert others == [
        ("Multi-Agency Missing Meeting",
         "The missing meeting shares names, places and what repeats.", ""),
        ("MACE", "MACE Triage may pass the child on to MACE.", "/meetings/mace/"),
    ]  # fmt: skip


def test_marac_has_a_card_of_its_own(shown):
    given = {"harms": ["TRA"], "age": 17, "high_risk_partner_abuse": "yes", "level": "emerging"}
    card = shown(given)["meeting"]
    assert (card.kicker, card.title) == ("Where this goes", "MARAC")
    assert card.facts[0].words == "Any practitioner."


@pytest.mark.parametrize(
    ("code", "given", "primary"),
    [
        ("CE", {"subject": "location"}, "REGULATORS"),
        ("CE", {"subject": "adult"}, "POLICE"),
        ("TEES", {"harms": ["RAD"]}, "PREVENT"),
    ],
)
def test_the_other_routes_have_one_too(concluded_in, code, given, primary):
    page = concluded_in(code, given)
    assert page["meeting"].title == str(ROUTES[primary][0])
    assert page["meeting"].text == str(ROUTES[primary][1])


def test_where_no_meeting_is_right_there_is_no_card(shown):
    assert shown({"age": 19})["meeting"] is None


@pytest.mark.parametrize(
    ("code", "name"),
    [("NL-M01", "Children’s MARS Board"), ("MARAC", "MARAC"), ("POLICE", "The police"),
     ("XX-M01", "XX-M01")],
)  # fmt: skip
def test_names_come_from_the_rules(rules, code, name):
    assert meeting_name(code, rules) == name
