"""“Before you go live”, and the panels of the CMS's first page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user
from django.urls import reverse

from portal.core import registry
from portal.core.cms.going_live import checklists, findings
from portal.core.cms.live_rules import SiteFacts, site_findings
from portal.core.cms.offers import DashboardPanel, DashboardRow
from portal.core.cms.site_facts import check_sites
from portal.core.models import Partnership
from tests.factories import ContactFactory, StandardPageFactory, user_with_role

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
DONE = SiteFacts(
    has_body_name=True,
    has_contact_email=True,
    has_logo=True,
    has_brand_colour=True,
    approvers=2,
    pages=3,
    never_reviewed=0,
    overdue=0,
    edit_path="/edit/",
    pages_path="/pages/",
    people_path="/people/",
)


def test_nothing_is_left_when_all_is_done():
    assert [finding.is_ok for finding in site_findings(DONE)] == [True] * 7


@pytest.mark.parametrize(
    ("changes", "said", "mend"),
    [
        ({"has_body_name": False}, "Give the partnership its full name", "/edit/"),
        ({"has_contact_email": False}, "Give an e-mail address", "/edit/"),
        ({"has_logo": False}, "Add the partnership’s logo", "/edit/"),
        ({"has_brand_colour": False}, "Choose the partnership’s colour", "/edit/"),
        ({"approvers": 1}, "People who may approve: 1. Two are needed", "/people/"),
        ({"never_reviewed": 2}, "without the date of a review: 2 of 3", "/pages/"),
        ({"overdue": 1}, "whose review is overdue: 1", "/pages/"),
    ],
)
def test_what_is_missing_is_said_with_the_place_to_mend_it(changes, said, mend):
    (left,) = [each for each in site_findings(replace(DONE, **changes)) if not each.is_ok]
    assert said in left.template % dict(left.facts)
    assert left.mend == mend


def test_pages_are_counted_for_their_own_partnership(two):
    own, other = two
    StandardPageFactory(parent=own.site.root_page)
    StandardPageFactory(
        parent=own.site.root_page,
        last_reviewed_date=date(2025, 1, 1),
        review_due_date=date(2026, 1, 1),
    )
    StandardPageFactory(parent=own.site.root_page, draft=True)
    user_with_role("approver", own)
    found = check_sites([own, other], NOW)
    said = [each.template % dict(each.facts) for each in found[own.pk] if not each.is_ok]
    assert "Pages without the date of a review: 1 of 2." in said
    assert "Pages whose review is overdue: 1." in said
    assert any(text.startswith("People who may approve: 1.") for text in said)
    other_said = [each.template % dict(each.facts) for each in found[other.pk]]
    assert "Every page says when it was last reviewed." in other_said


@pytest.mark.parametrize("count", [1, 4])
def test_all_checks_cost_the_same_for_any_number_of_partnerships(four_partnerships, queries, count):
    chosen = list(Partnership.objects.with_site()[:count])
    with queries(2 + 9 + 2):  # nine types of pages, meetings, and where to refer
        found = findings(chosen, NOW)
    assert len(found) == count


def test_an_editor_reads_the_list_of_their_own_partnership(client_as, two):
    page = client_as("editor", two[0], is_demo=True).get(reverse("live_checks")).text
    assert "North Lincolnshire" in page
    assert "Cheshire East" not in page
    assert "Fill in and verify the number of the children’s front door." in page
    assert "to do" in page


@pytest.mark.parametrize(
    ("role", "others"),
    [
        ("editor", {"An administrator of your partnership", "Whoever looks after the portal"}),
        ("approver", {"An administrator of your partnership", "Whoever looks after the portal"}),
        ("partnership-admin", {"Whoever looks after the portal"}),
        ("admin", set()),
    ],
)
def test_nobody_is_sent_where_they_may_not_go(client_as, two, role, others):
    client = client_as(role, two[0], is_demo=True)
    reader = get_user(client)
    (found,) = checklists(reader, two[:1], NOW)
    left = [line for line in found.lines if not line.is_ok]
    assert {line.mender for line in left} - {""} == others
    assert all(bool(line.mend) is not bool(line.mender) for line in left)
    answers = {line.mend: client.get(line.mend).status_code for line in left if line.mend}
    assert set(answers.values()) == {200}
    page = client.get(reverse("live_checks")).text
    assert [who for who in others if who not in page] == []


def test_who_looks_after_the_portal_reads_all(client_as, two):
    page = client_as("admin", is_demo=True).get(reverse("live_checks")).text
    assert "North Lincolnshire" in page
    assert "Cheshire East" in page


def test_the_list_is_among_the_reports(client_as, two):
    page = client_as("editor", two[0], is_demo=True).get("/cms/").text
    assert reverse("live_checks") in page


def test_the_first_page_says_how_much_is_left_and_whom_to_ring(client_as, two):
    ContactFactory(partnership=two[0], key="x", name="Our team", unchecked=True)
    ContactFactory(partnership=two[1], key="y", name="Their team", unchecked=True)
    page = client_as("editor", two[0], is_demo=True).get("/cms/").text
    assert "North Lincolnshire: " in page
    assert "Our team: 01632 960 500" in page
    assert "Their team" not in page


def test_a_panel_with_nothing_to_say_is_not_shown(client_as, two):
    registry.dashboard_panels.register("mute", DashboardPanel("Mute panel", lambda *_a: []))
    registry.dashboard_panels.register(
        "loud", DashboardPanel("Loud panel", lambda *_a: [DashboardRow("Do it", "/cms/x/")])
    )
    try:
        page = client_as("editor", two[0], is_demo=True).get("/cms/").text
    finally:
        registry.dashboard_panels.unregister("mute")
        registry.dashboard_panels.unregister("loud")
    assert "Mute panel" not in page
    assert 'href="/cms/x/">Do it' in page
