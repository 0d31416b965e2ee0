"""The page with the steps, for every case and for what may go wrong around it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import datetime

import pytest
from django.utils import timezone

from bench import told
from portal.core.time.clock import LONDON
from portal.navigator.referring import queries as referring_queries
from portal.navigator.referring.answer import conclude
from portal.navigator.referring.presenters import result
from tests.portal.navigator.referring.cases import (
    A_PLACE,
    CASES,
    COUNTY_LINES,
    HOSTS,
    IN_DANGER,
)
from tests.portal.navigator.referring.pages import Read, Telling

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _with_a_guide_that_is_told(settings):
    settings.ROOT_URLCONF = "bench.urls"


@pytest.fixture(autouse=True)
def _on_a_friday(at):
    at("2026-11-20 10:00")


def read(response):
    """Read a page that must be there."""
    assert response.status_code == 200
    found = Read(response.text)
    assert found.faults == []
    return found


@pytest.mark.parametrize("code", HOSTS)
def test_every_case_has_a_page_with_its_steps_in_order(areas, code):
    visitor = Telling(code)
    for case in (case for case in CASES if case.area == code):
        response = visitor.finish(case.given)
        page = read(response)
        stops = response.context["stops"]
        titles = [stop.title for stop in stops]
        shown = [title.removeprefix("Alongside: ") for title in page.titles(3)]
        assert shown[: len(titles)] == titles, str(case)
        assert [stop.code for stop in stops] == [step["code"] for step in case.expected["steps"]]
        assert page.titles(1) == ["Your steps, in order"]
        levels = [level for level, _words in page.headings]
        assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
        assert not re.search(
            r"\b(None|True|False|Promise|MEETING:|TOOL_[A-Z]+|FORM_[A-Z]+)\b", page.text
        )
        assert not re.search(r"\b(cin|cic|yjs|early_help|social_care|housing_other)\b", page.text)


def test_danger_comes_first_and_its_numbers_can_be_dialled(area):
    page = read(Telling().finish(IN_DANGER))
    assert page.titles(2)[0] == "Danger now: call 999"
    assert [link for link in page.links if link == "tel:101"] == ["tel:101"]
    assert page.titles(3)[:2] == [
        "Call 999 now",
        (
            "Report to the police that the child is missing – 999 when the risk is high, "
            "otherwise 101 – and tell the allocated worker, if there is one"
        ),
    ]


def test_without_danger_it_says_when_to_call(area):
    page = read(Telling().finish(COUNTY_LINES))
    assert page.titles(2)[0] == "If this changes: danger now means 999"
    assert "tel:101" not in page.links


def test_a_step_says_when_who_why_and_on_what_it_stands(area):
    text = read(Telling().finish(COUNTY_LINES)).text
    assert "Today, Friday 20 November, by 5 pm" in text
    assert "Who: a first responder submits" in text
    assert "Stated by North Lincolnshire" in text
    assert "The tracker makes plans and referrals stronger." in text
    assert (
        "Because of your answers: A child or young person; Made to carry, sell or hold things"
        in text
    )
    assert "Rule NL01." in text


def test_answers_are_shown_with_a_way_to_change_them(area):
    visitor = Telling()
    page = read(visitor.finish(COUNTY_LINES))
    assert "A child or young person, 15" in page.text
    assert page.links.count(f"{visitor.run}check/") == 3
    assert "Finish and delete" in page.text


def test_what_other_features_bring_is_shown(area, bring):
    bring.meeting()
    bring.tool()
    bring.form()
    bring.services("N02")
    response = Telling().finish(COUNTY_LINES)
    page = read(response)
    assert '<form class="no-print" method="post" action="/tools/cevt/">' in response.text
    assert '<input type="hidden" name="harm" value="CCE">' in response.text
    assert "Open it with these answers filled in" in page.text
    assert {"/documents/1/marf.docx", "/meetings/mace-triage/", "/meetings/mace-triage.ics",
            "/support/n02/"} <= set(page.links)  # fmt: skip
    assert "Papers by Tuesday 24 November, midday" in page.text
    assert "Somebody you trust brings your words." in page.text
    assert "What the threshold is." in page.text


def test_without_them_nothing_points_to_what_is_not_there(area):
    page = read(Telling().finish(COUNTY_LINES))
    assert "Who else can help" not in page.text
    assert "Add to calendar" not in page.text
    assert "When professionals disagree" not in page.text
    assert not [link for link in page.links if link.startswith(("/tools", "/meetings", "/support"))]


def test_the_case_note_is_text_that_needs_no_script(area):
    response = Telling().finish(COUNTY_LINES)
    note = re.search(r'<pre class="copy"[^>]*>(.*?)</pre>', response.text, re.DOTALL)[1]
    assert note.startswith(
        "20 November 2026, 10 am. Where to refer, North Lincolnshire, rules nl-2026"
    )
    assert "\n2. Make a referral to the children’s front door" in note
    assert response.text.count(" hidden data-copy") == 1
    assert response.text.count(" hidden data-print") == 1


@pytest.mark.parametrize("code", HOSTS)
def test_every_caution_stands_on_paper_and_in_the_case_note(areas, code):
    visitor, seen = Telling(code), set()
    for case in (case for case in CASES if case.area == code):
        response = visitor.finish(case.given)
        page, note = read(response), response.context["case_note"]
        for caution in conclude(areas[code], case.given, timezone.now())["cautions"]:
            seen.add(caution["code"])
            assert caution["text"] in page.paper, str(case)
            assert caution["text"] in note, str(case)
    assert seen >= {"PARENTS_ASK", "EACH_CHILD"}


@pytest.mark.parametrize("subject", ["adult", "location", "group", "theme"])
def test_of_a_suspect_or_a_place_nothing_is_said_that_is_for_a_childs_case(area, bring, subject):
    bring.meeting(code="NL-M05")
    page = read(Telling().finish({**A_PLACE, "subject": subject}))
    for words in (
        "Talking with", "talk with parents", "What to tell", "says no", "Consent",
        "Somebody you trust brings your words.", "Where this child is discussed",
    ):  # fmt: skip
        assert words not in page.text
    assert "Look at each child separately." in page.text


def test_opened_again_later_the_page_says_what_has_passed(area, at, bring):
    bring.meeting(papers_by=datetime(2026, 11, 20, 10, 15, tzinfo=LONDON))
    at("2026-11-20 09:50")
    visitor = Telling()
    first = read(visitor.finish({**COUNTY_LINES, "level": "significant"}))
    assert "has passed" not in first.text
    at("2026-11-20 10:19")
    again = read(visitor.look())
    assert "Papers were due by Friday 20 November, 10.15 am." in again.text
    assert "20 November 2026, 9.50 am. Where to refer" in again.text
    assert "Worked out on 20 November 2026 at 9.50 am, by rules nl-2026" in again.paper


def test_other_answers_lead_to_other_steps(area):
    visitor = Telling()
    first = read(visitor.finish(COUNTY_LINES)).titles(3)
    assert read(visitor.finish(A_PLACE)).titles(3) != first


def test_when_rules_change_it_says_so_until_it_is_seen_again(area, monkeypatch):
    visitor = Telling()
    assert "The rules changed since" not in visitor.finish(COUNTY_LINES).text
    _publish_another_version(monkeypatch)
    assert "The rules changed since" in read(visitor.look()).text
    again = visitor.finish_again()
    assert "The rules changed since" not in again.text
    assert "rules nl-2027-1-1" in again.text


def _publish_another_version(monkeypatch):
    """Let the same rules be live under another name: how rules are published is tested there."""
    live = referring_queries.rules_for
    for module in (told, referring_queries, result):
        monkeypatch.setattr(
            module,
            "rules_for",
            lambda partnership: replace(live(partnership), version="nl-2027-1-1"),
        )


def test_nobody_else_sees_it(area):
    visitor = Telling()
    visitor.finish(COUNTY_LINES)
    assert Telling().client.get(f"{visitor.run}result/").status_code == 404


def test_another_partnership_does_not_show_it(areas):
    visitor = Telling("NL")
    visitor.finish(COUNTY_LINES)
    elsewhere = visitor.client.get(f"{visitor.run}result/", headers={"host": HOSTS["TEES"]})
    assert elsewhere.status_code == 404


def test_the_page_is_kept_by_nobody_and_asks_as_much_as_the_empty_one(area, queries, bring):
    bring.services("N02", "N12", "N13")
    bring.tool()
    visitor, empty = Telling(), Telling(start="/bench/empty/")
    response = visitor.finish(COUNTY_LINES)
    empty.finish(COUNTY_LINES)
    assert response.headers["Cache-Control"] == "no-store"
    with queries(1):
        empty.look()
    with queries(1):  # the run; the page for professionals who disagree is remembered
        visitor.look()
