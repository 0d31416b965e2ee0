"""How long answers are kept: said on every page that shows them, and put off by a button."""

from __future__ import annotations

import re

import pytest

from portal.core.views.walk import WalkGuide
from tests.portal.core.guided.conftest import ALONE, OURS, Walker

pytestmark = pytest.mark.django_db
JSON = {**OURS, "accept": "application/json"}
QUESTION = re.compile(r'<section class="keeping[^>]*>')


@pytest.fixture
def finished(walker) -> Walker:
    """Give somebody who sees the result."""
    walker.walk(ALONE, company="alone")
    walker.finish()
    return walker


def keep(walker, headers=JSON, **values):
    return walker.client.post(walker.address("keep"), values, headers=headers)


@pytest.mark.parametrize("page", ["company", "check", "result"])
def test_a_page_with_answers_says_until_when_and_has_the_question_ready(finished, at, page):
    at("2026-11-20 10:10")
    text = finished.open(page).text
    (question,) = QUESTION.findall(text)
    for told in ('role="alertdialog"', " hidden ", 'data-left="1200"', 'data-warn="120"'):
        assert told in question
    assert f'data-keep="{finished.address("keep")}"' in question
    assert "Your answers are kept until 10.30 am, then wiped." in text
    assert text.count('src="/static/portal/keeping.mjs"') == 1


def test_a_conflict_shows_answers_too(walker):
    other = walker.window()
    walker.walk(ALONE, company="alone")
    walker.open("notes")
    other.send("notes", notes="Bring the cat.")
    conflict = walker.send("notes", look=False, notes="Bring the horse.")
    assert conflict.status_code == 409
    assert len(QUESTION.findall(conflict.text)) == 1


@pytest.mark.parametrize("page", ["check", "result"])
def test_the_button_keeps_answers_and_leads_back_without_a_script(finished, at, page):
    at("2026-11-20 10:29")
    assert f'action="{finished.address("keep")}"' in finished.open(page).text
    answer = keep(finished, OURS, page=page)
    assert (answer.status_code, answer["Location"]) == (303, finished.address(page))
    at("2026-11-20 10:58")
    assert "until 10.59 am" in finished.open(page).text


@pytest.mark.parametrize("page", ["", "delete", "//elsewhere.example/"])
def test_from_anywhere_else_it_leads_to_where_the_visitor_is(walker, page):
    assert keep(walker, OURS, page=page)["Location"] == walker.address("company")


def test_a_script_is_told_how_long_is_left(walker, at):
    at("2026-11-20 10:29")
    answer = keep(walker)
    assert answer.json() == {
        "left": 1800,
        "words": "Your answers are kept until 10.59 am, then wiped.",
        "why": "Your answers are wiped at 10.59 am, so that nobody else can read them.",
        "is_last": False,
    }
    assert answer["Cache-Control"] == "no-store"


def test_asking_keeps_nothing_longer(walker, at):
    at("2026-11-20 10:20")
    for _time in range(2):
        asked = walker.client.get(walker.address("keep"), headers=JSON)
        assert asked.json()["left"] == 600
    in_a_window = walker.open("keep")
    assert (in_a_window.status_code, in_a_window["Location"]) == (303, walker.address("company"))


def test_keeping_changes_no_answer(finished):
    before = finished.rows(show="answers")
    keep(finished)
    assert finished.rows(show="answers") == before
    assert finished.open("result").status_code == 200


def test_after_eight_hours_there_is_no_button_any_more(finished, at):
    for minute in range(25, 480, 25):
        at(f"2026-11-20 {10 + minute // 60}:{minute % 60:02}")
        told = keep(finished).json()
    assert told["is_last"]
    page = finished.open("result").text
    assert "eight hours is the longest they are kept" in page
    assert page.count("Keep them another half hour") == 0
    at("2026-11-20 18:00")
    assert keep(finished).status_code == 404


def test_what_is_wiped_cannot_be_kept(walker, at):
    at("2026-11-20 10:30")
    assert walker.client.get(walker.address("keep"), headers=JSON).status_code == 404
    assert keep(walker).status_code == 404
    assert walker.open("company").status_code == 404


def test_nobody_else_keeps_it(walker, someone):
    stranger = someone()
    stranger.run = walker.run
    assert keep(stranger).status_code == 404
    from_elsewhere = {**JSON, "sec-fetch-site": "cross-site"}
    assert keep(walker, from_elsewhere).status_code == 403


def test_keeping_looks_and_writes_once(walker, queries):
    with queries(5):  # look; the transaction begins, look and lock, write, it ends
        keep(walker)


def test_a_child_is_asked_in_a_childs_words(walker, monkeypatch, at):
    monkeypatch.setattr(WalkGuide, "skin", "child")
    page = walker.open("company").text
    for words in ("Keep what I wrote", "Rub it out now", "What you wrote is rubbed out at"):
        assert words in page
    at("2026-11-20 10:30")
    gone = walker.open("company")
    assert gone.status_code == 404
    assert "You did nothing wrong." in gone.text
