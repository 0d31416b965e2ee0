"""The route in brief of a kind of harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation import get_language

from portal.core import registry
from portal.core.registry import Registry
from portal.core.strip import DialCard, EmergencyContacts
from portal.navigator.referring.presenters import route
from portal.navigator.referring.presenters.route import brief_route
from portal.navigator.rule_sets.queries import rules_for
from portal.navigator.rules.inputs import HARMS
from portal.navigator.rules.steps import When

pytestmark = pytest.mark.django_db
DOOR = DialCard("Front door", "01632 960500", "01632960500", hours_words="open until 5 pm")
EARLY, MORE, SIGNIFICANT = "Early signs", "More than early signs", "Significant harm"
USED = "Signs that somebody uses or controls the child: the same day"


@pytest.fixture
def here(area):
    return area


def stops(partnership, harm):
    return {stop.code: stop for stop in brief_route(partnership, harm).stops}


def test_every_kind_of_harm_has_its_whole_route_in_every_area(areas):
    for area, harm in product(areas.values(), HARMS):
        found = brief_route(area, harm).stops
        kinds = [stop.kind for stop in found]
        assert found[0].code == "EMERGENCY_999"
        assert kinds.index("first") == kinds.count("now")  # danger comes before any talk
        assert "FRONT_DOOR" in {stop.code for stop in found}
        assert all(stop.title and stop.who and stop.whens and stop.basis for stop in found)


def test_radicalisation_goes_to_prevent(areas):
    for area in areas.values():
        prevent = stops(area, "RAD")["FORM_PREVENT"]
        assert prevent.title == "Fill in the Prevent referral"
        assert prevent.who == "you, with your safeguarding lead"
        assert "FORM_PREVENT" not in stops(area, "CCE")


def test_exploitation_and_trafficking_say_who_submits_a_referral_to_the_mechanism(areas):
    said = {}
    for code, area in areas.items():
        trafficked, exploited = stops(area, "TRAF")["NRM"], stops(area, "CSE")["NRM"]
        assert trafficked.who == exploited.who
        assert trafficked.text == exploited.text == "Consent: not needed."
        assert (trafficked.whens, exploited.whens) == (("The same day",), (USED,))
        assert "NRM" not in stops(area, "BUL")
        said[code] = trafficked.who.partition(".")[0]
    assert said == {
        "NL": "A social worker or the police",
        "CE": "A social worker or the police, as first responder",
        "TEES": "The HOTH team fills it in and submits it for every worker",
        "GLOS": "A social worker or the police",
    }


def test_each_level_of_worry_says_how_soon_and_which_meeting(here):
    found = stops(here, "CCE")
    assert found["LINE_MANAGER"].whens == (f"{SIGNIFICANT}: at once", "Otherwise: the same day")
    assert found["FRONT_DOOR"].whens == (f"{SIGNIFICANT}, not sure: the same day",)
    assert found["MEETING:NL-M06"].whens == (
        f"{SIGNIFICANT}: the same day", f"{MORE}: within 2 working days",
    )  # fmt: skip
    assert found["MEETING:NL-M14"].whens == (
        f"{EARLY}: within 5 working days", "Not sure: within 2 working days",
    )  # fmt: skip
    assert found["TOOL_CEVT"].whens == (
        f"{SIGNIFICANT}: the same day", f"{MORE}, not sure: within 2 working days",
        "Otherwise: within 5 working days",
    )  # fmt: skip


def test_what_leads_further_with_some_kinds_of_harm_is_said(here):
    missing = stops(here, "MISS")["REPORT_MISSING"]
    assert missing.kind == "now"
    assert missing.whens == ("Missing now: at once",)
    assert "101" in missing.title
    assert stops(here, "CSE")["SARC"].whens == ("Recent sexual assault: at once",)
    marac = stops(here, "TRA")["MARAC"]
    assert marac.whens == ("High risk from a partner, from age 16: the same day",)
    assert "REPORT_MISSING" not in stops(here, "CSE")
    assert "SARC" not in stops(here, "CCE")


def test_a_step_of_early_signs_says_that_exploitation_leads_there_as_well(here):
    assert stops(here, "SYV")["FORM_MARF"].whens == (
        f"{EARLY}: within 5 working days", "Not sure: within 2 working days", USED,
    )  # fmt: skip


def test_it_says_on_what_each_step_stands(areas):
    assert stops(areas["NL"], "CSE")["LINE_MANAGER"].basis == "Stated by North Lincolnshire"
    assert stops(areas["CE"], "CSE")["LINE_MANAGER"].basis == "Our default, to be confirmed"
    assert stops(areas["CE"], "CSE")["FRONT_DOOR"].basis == "Published guidance"


def test_steps_lead_to_the_page_of_their_meeting(here, bring):
    bring.meeting(code="NL-M06", url="/meetings/mace-triage/")
    addresses = {code: stop.url for code, stop in stops(here, "CSE").items() if stop.url}
    assert addresses == {"MEETING:NL-M06": "/meetings/mace-triage/"}
    assert brief_route(here, "CSE").url == "/refer/"


def test_the_front_door_has_its_numbers(here, monkeypatch):
    contacts = EmergencyContacts(front_door=DOOR, out_of_hours=None)
    monkeypatch.setattr(registry, "emergency", Registry("numbers"))
    registry.emergency.register("contacts", lambda _partnership: contacts)
    shown = {code: stop.contacts for code, stop in stops(here, "CSE").items() if stop.contacts}
    assert shown == {"FRONT_DOOR": contacts}


def test_a_kind_of_harm_the_rules_do_not_know_goes_to_the_front_door(here):
    assert list(stops(here, "INVENTED")) == [
        "EMERGENCY_999", "LINE_MANAGER", "FRONT_DOOR", "STRATEGY",
    ]  # fmt: skip


def test_without_rules_there_is_no_route(partnership):
    assert brief_route(partnership, "CSE") is None


def test_every_language_keeps_its_own_words(here, monkeypatch):
    fresh = replace(rules_for(here))
    monkeypatch.setattr(route, "rules_for", lambda _partnership: fresh)
    monkeypatch.setitem(route.WHEN_WORDS, When.TODAY, lazy(get_language, str)())
    for language in ("en", "pl", "en"):
        with translation.override(language):
            assert stops(here, "BUL")["STRATEGY"].whens == (f"Significant harm: {language}",)


def test_it_follows_the_rules_of_the_day(here, monkeypatch, time_machine):
    rule_set = rules_for(here)
    ending = [
        replace(rule, ends=date(2026, 12, 31)) if rule.id == "NL02" else rule
        for rule in rule_set.rules
    ]
    changed = replace(rule_set, rules=tuple(ending))
    monkeypatch.setattr(route, "rules_for", lambda _partnership: changed)
    time_machine.move_to("2026-12-31 12:00+00:00")
    assert "MEETING:NL-M06" in stops(here, "CCE")
    time_machine.move_to("2027-01-01 12:00+00:00")
    assert "MEETING:NL-M06" not in stops(here, "CCE")


def test_it_asks_nothing_once_the_rules_are_known(here, queries):
    stops(here, "CCE")
    with queries(0):
        stops(here, "SYV")
