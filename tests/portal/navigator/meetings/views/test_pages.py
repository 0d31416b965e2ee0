"""Meetings, as readers find them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from portal.core.page_cache.declaration import declared
from portal.navigator.meetings.models import LineKind, MeetingText
from portal.navigator.rules.inputs import HARMS
from portal.reference.models import HarmText
from tests import factories
from tests.factories import locale
from tests.portal.navigator.meetings.conftest import SmallMeetings

pytestmark = pytest.mark.django_db
PATHS = ("/meetings/", "/meetings/panel/", "/meetings/panel.ics")
ASK = "Your partnership has not set this. Ask your line manager."


def main_of(page: str) -> str:
    """Give the page without frame and menu, its white space closed up."""
    return re.sub(r"\s+", " ", page.split("<main")[1].split("</main>", maxsplit=1)[0])


def test_the_list_shows_how_meetings_stand_together(small, read):
    page = main_of(read("/meetings/"))
    tree = page.split('<nav class="tree')[1].split("</nav>")[0]
    assert re.findall(r"<b>([^<]+)</b>", tree) == [
        "The Board", "The Panel", "Triage", "The new group",
    ]  # fmt: skip
    assert re.findall(r'<h3 [^>]*>([^<]+)</h3>', tree) == [
        "Strategic oversight", "Groups for one theme",
    ]  # fmt: skip
    assert '<p class="label tier">Operational groups</p>' in tree
    assert '<a class="node in" href="/meetings/panel/">' in tree
    assert '<a class="node via" href="/meetings/triage/">' in tree
    assert '<a class="node soon" href="/meetings/coming/">' in tree
    assert '<a class="node" href="/meetings/board/">' in tree


def test_boxes_say_in_words_what_they_show(small, read):
    page = main_of(read("/meetings/"))
    for words in (
        '<span class="hide">Takes case referrals.</span>', "Instead: The Panel",
        "Child sexual exploitation, child criminal exploitation",
        '<span class="tie">Escalates to: The Panel</span>', "Being set up",
    ):  # fmt: skip
        assert words in page


def test_paper_gets_the_same_as_a_drawing_said_in_words(small, read):
    page = main_of(read("/meetings/"))
    svg = page.split('<svg class="drawn-tree"')[1].split("</svg>")[0]
    assert 'role="img" aria-labelledby="tree-title tree-desc"' in svg
    assert '<title id="tree-title">How the meetings stand together</title>' in svg
    described = re.search(r"<desc [^>]*>([^<]+)</desc>", svg)
    assert described is not None
    assert described[1].split(". ") == [
        "To The Board report: The Panel", "The Panel escalates to: The Board",
        "Triage escalates to: The Panel.",
    ]  # fmt: skip
    assert svg.count("<rect") == 4
    for name in ("The Board", "The Panel", "Triage", "The new group"):
        assert f">{name}</text>" in svg


def test_from_a_to_z_every_name_leads_to_its_meeting(small, read):
    small.date()
    table = main_of(read("/meetings/")).split("<tbody>")[1]
    heads = re.findall(r'<th scope="row">(?:<a [^>]+>)?([^<]+)<', table)
    assert heads == [
        "exploitation meeting", "The Board", "The exploitation panel", "The new group",
        "The Panel", "Triage", "TXP",
    ]  # fmt: skip
    assert '<td colspan="3">See <a href="/meetings/panel/">The Panel</a></td>' in table
    assert "Also called: TXP, exploitation meeting" in table
    assert "Thursday 26 November 2026" in table
    assert table.count("No date entered") == 3
    assert table.count(">Not set</td>") == 3  # of what only the panel states


def test_a_card_claims_no_kinds_of_harm_that_nobody_stated(small, read):
    small.add("NL-M50", "all", "All", harms=HARMS)
    about = "Every kind of harm outside the home."
    assert about in main_of(read("/meetings/all/"))
    triage = main_of(read("/meetings/triage/"))
    assert about not in triage
    assert f'<h2 id="harms">Kinds of harm</h2> <p class="soft">{ASK}</p>' in triage


def test_a_card_says_everything(small, read, at):
    at("2026-11-20 10:00")
    factories.HarmTextFactory(owner__code="CSE", owner__slug="cse", name="Sexual exploitation")
    small.date()
    page = main_of(read("/meetings/panel/"))
    for words in (
        "<h1>The Panel</h1>", "Looks at exploitation. Then acts.", "The exploitation panel",
        "Also called: TXP, exploitation meeting", "Takes case referrals", "Lead Officer",
        "<li>Police</li>", "<li>Health</li>", "Anybody, with the form.", "Monthly",
        "Multi-agency referral form", "The tracker", "You are not in trouble.",
        "Ask what was decided.", "<li>A child or young person</li>", "<li>A place</li>",
        '<a href="/harms/cse/">Sexual exploitation</a>', "<li>Child criminal exploitation</li>",
        "<b>Thursday 26 November 2026</b><br>10 am to midday<br>Civic Centre",
        "Papers by Tuesday 24 November 2026, midday",
        '<a class="btn btn--line" href="/meetings/panel.ics">',
    ):  # fmt: skip
        assert words in page
    assert ASK not in page


def test_a_card_leads_both_ways_along_its_lines(small, read):
    panel = main_of(read("/meetings/panel/")).split('id="lines"')[1]
    board = main_of(read("/meetings/board/")).split('id="lines"')[1]
    link = '<dd><a href="/meetings/{}/">{}</a></dd>'.format
    assert "<dt>Reports to, or feeds</dt>" + link("board", "The Board") in panel
    assert "<dt>Escalates to</dt>" + link("board", "The Board") in panel
    assert "<dt>Takes up what is escalated by</dt>" + link("triage", "Triage") in panel
    assert "<dt>Hears from</dt>" + link("panel", "The Panel") in board
    alone = main_of(read("/meetings/coming/"))
    assert "Your partnership has not set where it reports, or what reports to it." in alone


def test_what_is_not_stated_is_said_and_what_is_ours_is_marked(small, read):
    triage = main_of(read("/meetings/triage/"))
    # Threshold, who refers, what to bring; chair, who attends, how often; kinds of harm.
    assert triage.count(ASK) == 7 - 1 + 1 + 1
    panel = main_of(read("/meetings/panel/"))
    assert panel.count("Our default, not confirmed") == 2
    assert "What to bring, For the child." in panel


def test_a_group_without_referrals_says_what_to_use(small, read):
    page = main_of(read("/meetings/board/"))
    assert "<h2>What to use instead</h2>" in page
    assert '<p>Use the panel.</p> <p><a href="/meetings/panel/">The Panel</a></p>' in page
    assert "What to bring" not in page
    assert "Threshold" not in page


def test_only_a_meeting_that_discusses_a_child_says_what_it_means(small, read):
    assert "What this meeting means for you" in read("/meetings/panel/")
    assert "What this meeting means for you" not in read("/meetings/board/")
    MeetingText.objects.filter(owner=small.panel).update(for_child="")
    assert f"<h3>For a child or young person</h3> <p>{ASK}</p>" in main_of(read("/meetings/panel/"))


def test_dates_pass_and_are_called_off(small, read, at):
    start = datetime(2026, 12, 3, 10, tzinfo=UTC)
    small.date()
    small.date(starts_at=start, ends_at=None, papers_by=None, is_online=True, place="")
    small.date(starts_at=start + timedelta(days=7), ends_at=None, papers_by=None,
               is_cancelled=True)  # fmt: skip
    at("2026-11-24 12:00")
    page = main_of(read("/meetings/panel/"))
    assert "Papers were due by Tuesday 24 November 2026, midday." in page
    assert "<s>Thursday 10 December 2026, 10 am</s> <b>Cancelled</b>" in page
    at("2026-11-26 12:00")
    page = main_of(read("/meetings/panel/"))
    assert "26 November" not in page
    assert "<b>Next:</b> Thursday 3 December 2026, 10 am." in page
    at("2026-12-03 10:00")
    page = main_of(read("/meetings/panel/"))
    assert "<b>Next:</b>" not in page
    at("2026-12-10 10:00")
    assert "No date is entered here." in main_of(read("/meetings/panel/"))


def test_a_page_is_kept_until_a_date_passes(small, at):
    client = Client(headers={"host": "localhost"})
    row = small.date()
    for moment, until in (
        ("2026-11-20 10:00", row.papers_by), ("2026-11-24 12:00", row.ends_at),
        ("2026-11-26 12:00", None),
    ):  # fmt: skip
        at(moment)
        for path in PATHS:
            promise = declared(client.get(path))
            assert promise is not None
            assert promise.until == until, (moment, path)


@pytest.mark.parametrize("path", PATHS)
def test_pages_set_no_cookie(small, path):
    response = Client(headers={"host": "localhost"}).get(path)
    assert (response.status_code, dict(response.cookies)) == (200, {})


def test_a_calendar_carries_dates_and_deadlines(small, at):
    at("2026-11-20 10:00")
    row = small.date()
    response = Client(headers={"host": "localhost"}).get("/meetings/panel.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="panel.ics"'
    text = response.content.decode().replace("\r\n ", "")
    entries = text.split("BEGIN:VEVENT")[1:]
    assert len(entries) == 2
    meeting, papers = entries
    for line in (
        "SUMMARY:The Panel", "DTSTART:20261126T100000Z", "DTEND:20261126T120000Z",
        f"UID:meeting-date-{row.pk}@localhost", "SEQUENCE:0", "LOCATION:Civic Centre",
        "DESCRIPTION:Papers by Tuesday 24 November 2026\\, midday.", "STATUS:CONFIRMED",
        "URL:http://localhost/meetings/panel/", "DTSTAMP:20261120T100000Z",
    ):  # fmt: skip
        assert f"{line}\r\n" in meeting
    for line in (
        "SUMMARY:Papers due: The Panel", "DTEND:20261124T120000Z",
        f"UID:meeting-papers-{row.pk}@localhost",
        "DESCRIPTION:For the meeting on Thursday 26 November 2026\\, 10 am.",
    ):  # fmt: skip
        assert f"{line}\r\n" in papers
    assert "You are not in trouble" not in text


def test_a_calendar_takes_a_cancelled_date_off_again(small, at, read):
    at("2026-11-20 10:00")
    row = small.date(papers_by=None, ends_at=None)
    row.is_cancelled = True
    row.save()
    text = read("/meetings/panel.ics")
    assert text.count("BEGIN:VEVENT") == 1
    for line in ("STATUS:CANCELLED", "SEQUENCE:1", "DTEND:20261126T110000Z"):
        assert f"{line}\r\n" in text


def test_a_meeting_without_dates_has_an_empty_calendar(small, read):
    assert "VEVENT" not in read("/meetings/board.ics")


@pytest.mark.parametrize("path", ["/meetings/none/", "/meetings/none.ics"])
def test_what_is_not_there_is_not_found(small, read, path):
    read(path, 404)


def test_drafts_are_seen_by_nobody(small, read):
    small.add("NL-M20", "secret", "Secret meeting", draft=True, purpose="Secret.")
    small.lead(small.panel, small.add("NL-M21", "hidden", "Hidden one", draft=True))
    read("/meetings/secret/", 404)
    for path in ("/meetings/", "/meetings/panel/"):
        page = read(path)
        assert "Secret" not in page
        assert "Hidden one" not in page


def test_another_partnerships_meetings_are_not_shown(four_partnerships):
    theirs = SmallMeetings(four_partnerships["tees"])
    theirs.date()
    own = Client(headers={"host": "localhost"})
    other = Client(headers={"host": "tees.localhost"})
    for path in PATHS[1:]:
        assert own.get(path).status_code == 404
        assert other.get(path).status_code == 200
    assert "The Panel" not in own.get("/meetings/").text
    assert "has not described its meetings" in own.get("/meetings/").text
    assert "The Panel" in other.get("/meetings/").text
    assert "/meetings/" not in own.get("/sitemap.xml").text
    assert "/meetings/panel/</loc>" in other.get("/sitemap.xml").text


def test_a_page_is_in_one_language_only(small, read):
    english = list(MeetingText.objects.select_related("owner"))
    factories.MeetingTextFactory(
        owner=small.panel, locale=locale("pl"), name="Zespół", purpose="Po polsku."
    )
    page = read("/pl/meetings/panel/")
    assert "Zespół" not in page
    assert '<div lang="en" dir="ltr">' in page
    assert 'href="/pl/meetings/board/"' in page
    for text in english:
        if text.owner_id != small.panel.pk:
            factories.MeetingTextFactory(
                owner=text.owner, locale=locale("pl"), name=f"{text.name} po polsku"
            )
    page = read("/pl/meetings/panel/")
    assert "<h1>Zespół</h1>" in page
    assert "The Board po polsku" in page
    assert '<div lang="en"' not in page


@pytest.mark.parametrize(("path", "count"), [("/meetings/", 7), ("/meetings/panel/", 7),
                                             ("/meetings/panel.ics", 7)])  # fmt: skip
@pytest.mark.parametrize("more", [1, 3, 30])
def test_a_page_costs_the_same_however_much_there_is(small, queries, path, count, more):
    for number in range(more):
        meeting = small.add(f"NL-M{50 + number}", f"more-{number}", f"More {number}",
                            harms=["GRP"], subjects=["group"])  # fmt: skip
        small.lead(meeting, small.panel)
        small.lead(meeting, small.board, LineKind.ESCALATES)
        small.date(meeting)
    assert not HarmText.objects.exists()
    client = Client(headers={"host": "localhost"})
    client.get("/privacy/")
    with queries(count):
        client.get(path)
