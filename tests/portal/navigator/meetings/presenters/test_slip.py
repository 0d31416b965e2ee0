"""The slip, as the steps of the navigator show it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.core.stamp import bump_stamp
from portal.navigator.meetings.models import MeetingText
from portal.navigator.meetings.presenters import slip, slips
from portal.navigator.meetings.queries import meetings_of
from portal.navigator.rules.inputs import HARMS
from tests.portal.navigator.meetings.conftest import NOW, SmallMeetings

pytestmark = pytest.mark.django_db


def test_a_slip_has_what_a_worker_carries_away(small, partnership):
    row = small.date()
    found = slip(partnership, "NL-M05", NOW)
    assert found is not None
    assert (found.code, found.slug, found.name) == ("NL-M05", "panel", "The Panel")
    assert (found.url, found.ics_url) == ("/meetings/panel/", "/meetings/panel.ics")
    assert found.takes == "Child sexual exploitation, child criminal exploitation"
    assert (found.chair, found.form, found.form_code) == (
        "Lead Officer", "Multi-agency referral form", "FORM_MARF",
    )  # fmt: skip
    assert (found.next_at, found.papers_by, found.where) == (
        row.starts_at, row.papers_by, "Civic Centre",
    )  # fmt: skip
    assert (found.feeds, found.who_refers) == (("The Board",), "Anybody, with the form.")
    assert (found.for_child, found.for_parents) == (
        "You are not in trouble.", "Ask what was decided.",
    )  # fmt: skip
    assert (found.is_running, found.gaps, found.referrals) == (True, (), "Takes case referrals")
    assert (found.purpose, found.cadence, found.language) == (
        "Looks at exploitation. Then acts.", "Monthly", "en",
    )  # fmt: skip


def test_what_is_not_stated_is_empty_and_named(small, partnership):
    found = slip(partnership, "NL-M11", NOW)
    assert found is not None
    assert (found.chair, found.form, found.next_at, found.ics_url) == ("", "", None, "")
    assert (found.is_running, found.referrals) == (False, "Being set up")
    assert found.takes == ""  # not stated: it does not claim every kind
    assert "How often it meets is not set." in found.gaps


def test_a_meeting_for_every_kind_of_harm_says_so_in_short(small, partnership):
    small.add("NL-M50", "all", "All", harms=HARMS)
    assert slip(partnership, "NL-M50", NOW).takes == "Every kind of harm outside the home"


def test_a_running_meeting_that_does_not_say_whether_it_takes_referrals(small, partnership):
    small.triage.referrals = "not-stated"
    small.triage.save()
    found = slip(partnership, "NL-M06", NOW)
    assert found is not None
    assert found.gaps[0] == "Whether it takes case referrals is not set."


def test_a_cancelled_date_is_not_the_next(small, partnership):
    small.date(is_cancelled=True)
    found = slip(partnership, "NL-M05", NOW)
    assert found is not None
    assert (found.next_at, found.where) == (None, "")
    assert found.ics_url == "/meetings/panel.ics"


def test_nobody_gets_a_slip_of_what_nobody_sees(four_partnerships):
    SmallMeetings(four_partnerships["tees"])
    assert slip(four_partnerships["north-lincolnshire"], "NL-M05", NOW) is None
    MeetingText.objects.update(live=False)
    assert slip(four_partnerships["tees"], "NL-M05", NOW) is None


@pytest.mark.parametrize("more", [1, 3, 30])
def test_many_slips_cost_as_much_as_one(small, partnership, queries, more):
    added = [small.add(f"NL-M{50 + n}", f"more-{n}", "More").code for n in range(more)]
    codes = ["NL-M05", "XX-M1", *added]
    with queries(7):
        found = slips(partnership, codes, NOW)
    assert list(found) == [code for code in codes if code != "XX-M1"]


def test_a_second_look_costs_nothing_until_the_minute_is_over(small, partnership, queries):
    slip(partnership, "NL-M05", NOW)
    with queries(0):
        assert slip(partnership, "NL-M06", NOW + timedelta(seconds=59)) is not None
    with queries(7):
        slip(partnership, "NL-M05", NOW + timedelta(minutes=1))


def test_what_is_published_meanwhile_is_read_at_once(small, partnership, queries):
    slip(partnership, "NL-M05", NOW)
    MeetingText.objects.filter(owner=small.panel).update(chair="Another post")  # tells nobody
    assert slip(partnership, "NL-M05", NOW).chair == "Lead Officer"
    bump_stamp()
    with queries(7):
        assert slip(partnership, "NL-M05", NOW).chair == "Another post"


def test_meetings_are_listed_in_order(small, partnership, queries):
    with queries(1):
        found = [(text.owner.code, text.name) for text in meetings_of(partnership)]
    assert found == [
        ("NL-M01", "The Board"), ("NL-M05", "The Panel"), ("NL-M06", "Triage"),
        ("NL-M11", "The new group"),
    ]  # fmt: skip
