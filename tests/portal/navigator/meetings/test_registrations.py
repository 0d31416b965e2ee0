"""What meetings offer to the rest of the portal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import translation

from portal.core import registry
from portal.core.registry import LinkCard, NavItem
from portal.navigator.meetings.models import MeetingText
from portal.navigator.rules.inputs import HARMS
from tests import factories
from tests.portal.navigator.meetings.conftest import NOW, SmallMeetings

pytestmark = pytest.mark.django_db


def related(partnership, *harms, sign=""):
    return registry.related.get("meetings").cards(partnership, frozenset(harms), sign)


def test_the_menu_offers_meetings_where_there_are_any(four_partnerships):
    own, other = four_partnerships["north-lincolnshire"], four_partnerships["tees"]
    SmallMeetings(own)
    menu = registry.navigation.get("meetings")
    assert menu(own) == [NavItem("Meetings", "/meetings/", order=50)]
    assert menu(other) == []
    with translation.override("pl"):
        assert menu(own)[0].path == "/pl/meetings/"


def test_the_menu_asks_once_until_something_changes(small, partnership, queries):
    menu = registry.navigation.get("meetings")
    menu(partnership)
    with queries(0):
        assert menu(partnership)
    for text in MeetingText.objects.all():
        text.delete()
    assert menu(partnership) == []


def test_kinds_of_harm_show_the_meetings_that_take_them(small, partnership):
    small.add("NL-M50", "all", "For all", takes=True, harms=HARMS)
    panel = LinkCard("The Panel", "/meetings/panel/", "Takes case referrals")
    every = LinkCard("For all", "/meetings/all/", "Takes case referrals")
    assert {card.title for card in related(partnership, "CSE")} == {panel.title, every.title}
    assert panel in related(partnership, "CSE")
    assert related(partnership, "BUL") == [every]  # the triage does not say what it is for
    assert related(partnership, "CSE", sign="CSE-01") == []


def test_kinds_of_harm_show_no_meetings_of_others(four_partnerships):
    SmallMeetings(four_partnerships["tees"])
    assert related(four_partnerships["north-lincolnshire"], "CSE") == []


@pytest.mark.parametrize("more", [1, 3, 30])
def test_related_meetings_cost_two_queries(small, partnership, queries, more):
    for number in range(more):
        small.add(f"NL-M{50 + number}", f"more-{number}", "More", takes=True, harms=["CSE"])
    related(partnership, "CSE")
    with queries(2):
        assert len(related(partnership, "CSE")) == more + 1


def test_the_site_map_lists_every_meeting_once(small, partnership):
    SmallMeetings(None)
    found = [entry.path for entry in registry.site_map.get("meetings")(partnership)]
    assert found == ["/meetings/", *(
        f"/meetings/{slug}/" for slug in ("board", "panel", "triage", "coming")
    )]  # fmt: skip


def test_a_national_meeting_shows_everywhere_but_beside_a_partnerships_own(four_partnerships):
    SmallMeetings(None)
    small = SmallMeetings(four_partnerships["tees"])
    MeetingText.objects.filter(owner=small.panel).update(name="Our own panel")
    own, other = (
        Client(headers={"host": host}).get("/meetings/").text
        for host in ("localhost", "tees.localhost")
    )
    assert "The Panel" in own
    assert "Our own panel" not in own
    assert "Our own panel" in other


def test_before_going_live_meetings_are_described_and_have_chairs(four_partnerships):
    own, other = four_partnerships["north-lincolnshire"], four_partnerships["tees"]
    SmallMeetings(own)
    found = registry.live_checks.get("meetings")([own, other], NOW)
    assert [(one.is_ok, one.template, dict(one.facts)) for one in found[own.pk]] == [
        (True, "Your meetings are described.", {}),
        (False, "Running meetings that do not say who chairs them: %(count)d.", {"count": 2}),
    ]
    assert [(one.is_ok, one.template) for one in found[other.pk]] == [
        (False, "Describe your meetings."),
    ]
    MeetingText.objects.update(chair="A post")
    (_described, chairs) = registry.live_checks.get("meetings")([own], NOW)[own.pk]
    assert (chairs.is_ok, chairs.template) == (True, "Every meeting says who chairs it.")


def test_editors_hear_of_dates_that_run_out(four_partnerships, queries):
    own, other = four_partnerships["north-lincolnshire"], four_partnerships["tees"]
    small, theirs = SmallMeetings(own), SmallMeetings(other)
    later = {"papers_by": None, "ends_at": None}
    small.date(small.panel)
    small.date(small.triage, starts_at=NOW - timedelta(days=1), **later)
    small.date(small.board, starts_at=datetime(2027, 2, 1, tzinfo=UTC), **later)
    theirs.date(theirs.panel)
    with queries(2):
        rows = registry.dashboard_panels.get("meetings").rows([own], NOW)
    assert [(row.text, row.is_warning) for row in rows] == [
        ("The Panel: the last date that is entered comes soon", False),
        ("Triage: no coming date is entered", True),
    ]
    assert rows[0].path.endswith(f"/edit/{small.panel.pk}/")


def test_cancelled_dates_are_no_dates(small, partnership):
    small.date(is_cancelled=True)
    assert registry.dashboard_panels.get("meetings").rows([partnership], NOW) == []
    assert factories.MeetingDateFactory._meta.model.objects.count() == 1
