"""Meetings for programs."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories
from tests.factories import locale
from tests.portal.navigator.meetings.conftest import SmallMeetings

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(partnership):
    """Give a function that asks as any program can."""
    client = Client(headers={"host": "localhost"})

    def answer(path: str, status: int = 200):
        response = client.get(f"/api/v1/{path}")
        assert response.status_code == status
        return response.json()

    return answer


def test_the_list_has_every_meeting_in_order(small, ask):
    found = ask("meetings")
    assert [(each["code"], each["slug"], each["name"]) for each in found] == [
        ("NL-M01", "board", "The Board"), ("NL-M05", "panel", "The Panel"),
        ("NL-M06", "triage", "Triage"), ("NL-M11", "coming", "The new group"),
    ]  # fmt: skip


def test_one_meeting_says_everything_its_page_says(small, ask, at):
    at("2026-11-20 10:00")
    small.date(is_online=True)
    board = {"code": "NL-M01", "name": "The Board", "url": "/meetings/board/"}
    triage = {"code": "NL-M06", "name": "Triage", "url": "/meetings/triage/"}
    assert ask("meetings/panel") == {
        "code": "NL-M05", "slug": "panel", "name": "The Panel", "url": "/meetings/panel/",
        "calendar_url": "/meetings/panel.ics", "expansion": "The exploitation panel",
        "also": ["TXP", "exploitation meeting"], "purpose": "Looks at exploitation. Then acts.",
        "tiers": [{"code": "operational", "label": "Operational groups"}],
        "standing": "running",
        "harms": [
            {"code": "CSE", "label": "Child sexual exploitation"},
            {"code": "CCE", "label": "Child criminal exploitation"},
        ],
        "subjects": ["child", "location"],
        "referrals": {"code": "yes", "label": "Takes case referrals"},
        "threshold": "Exploitation", "route_in": "Anybody, with the form.",
        "form": {"code": "FORM_MARF", "label": "Multi-agency referral form"},
        "chair": "Lead Officer", "attends": ["Police", "Health"], "cadence": "Monthly",
        "prepare": ["The tracker", "Dates"], "instead": "", "instead_of": None,
        "discusses_child": True, "for_child": "You are not in trouble.",
        "for_parents": "Ask what was decided.",
        "reports_to": [board], "escalates_to": [board], "hears_from": [],
        "takes_up_from": [triage],
        "dates": [{
            "starts_at": "2026-11-26T10:00:00Z", "ends_at": "2026-11-26T12:00:00Z",
            "place": "Civic Centre, and online", "papers_by": "2026-11-24T12:00:00Z",
            "is_cancelled": False,
        }],
        "defaults": ["prepare", "for_child"], "gaps": [], "language": "en",
    }  # fmt: skip


def test_gaps_are_named(small, ask):
    assert ask("meetings/triage")["gaps"] == [
        "The threshold is not set.", "Who chairs it is not set.", "Who attends is not set.",
        "Who refers, and how, is not set.", "How often it meets is not set.",
        "What to bring is not set.",
    ]  # fmt: skip
    board = ask("meetings/board")
    assert board["gaps"] == [
        "Who chairs it is not set.", "Who attends is not set.", "How often it meets is not set.",
    ]  # fmt: skip
    assert (board["instead"], board["instead_of"]["code"]) == ("Use the panel.", "NL-M05")
    assert ask("meetings/coming")["form"] is None


def test_words_are_in_the_language_that_is_asked_for_or_english(small, ask):
    found = ask("meetings/panel?lang=pl")
    assert (found["language"], found["name"]) == ("en", "The Panel")
    assert found["referrals"]["label"] == "Takes case referrals"
    for meeting in (small.board, small.panel, small.triage, small.coming):
        factories.MeetingTextFactory(owner=meeting, locale=locale("pl"), name=meeting.slug)
    found = ask("meetings/panel?lang=pl")
    assert (found["language"], found["name"]) == ("pl", "panel")
    assert found["url"] == "/pl/meetings/panel/"


@pytest.mark.parametrize(
    ("path", "status", "name"),
    [
        ("meetings/none", 404, None), ("meetings?lang=xx", 400, "lang"),
        ("meetings?page=2", 400, "page"), ("meetings/panel?colour=red", 400, "colour"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_a_problem(small, ask, path, status, name):
    found = ask(path, status)
    assert found["status"] == status
    if name:
        assert [each["name"] for each in found["invalid_params"]] == [name]


def test_another_partnerships_meetings_are_not_given(four_partnerships):
    SmallMeetings(four_partnerships["tees"])
    own, other = (Client(headers={"host": host}) for host in ("localhost", "tees.localhost"))
    assert own.get("/api/v1/meetings").json() == []
    assert own.get("/api/v1/meetings/panel").status_code == 404
    assert len(other.get("/api/v1/meetings").json()) == 4
    assert other.get("/api/v1/meetings/panel").json()["code"] == "NL-M05"


def test_both_are_described(partnership, ask):
    paths = ask("openapi.json")["paths"]
    one = paths["/api/v1/meetings/{slug}"]["get"]
    assert (one["operationId"], one["summary"]) == ("meeting", "One meeting")
    slug = next(each for each in one["parameters"] if each["name"] == "slug")
    assert slug["in"] == "path"
    assert paths["/api/v1/meetings"]["get"]["operationId"] == "meetings"


@pytest.mark.parametrize("more", [1, 3, 30])
def test_an_answer_costs_the_same_however_many_there_are(small, queries, more):
    for number in range(more):
        small.date(small.add(f"NL-M{50 + number}", f"more-{number}", f"More {number}"))
    client = Client(headers={"host": "localhost"})
    client.get("/privacy/")
    for path in ("/api/v1/meetings", "/api/v1/meetings/panel"):
        with queries(7):
            client.get(path)
