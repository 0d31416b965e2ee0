"""From a worry to the steps: every subject, changes on the way, danger, other rules."""

from __future__ import annotations

import pytest

from portal.core.limits.file import run as run_limits
from tests.portal.navigator.referring.asking import changed_rules
from tests.portal.navigator.referring.working import CHILD, Shelf, Worker

pytestmark = pytest.mark.django_db
CLOSING = ["CHILD_VOICE", "SUPPORT", "RECORD", "REVIEW"]


@pytest.fixture(autouse=True)
def shelf(monkeypatch):
    """Give the live rules, free to be replaced; starts of others are forgotten."""
    run_limits("DELETE FROM hits")
    return Shelf(monkeypatch)


@pytest.fixture
def worker(partnership, at):
    """Sit somebody down on a quiet November morning."""
    at("2026-11-20 10:00")
    made = Worker()
    made.start()
    return made


def test_a_child_goes_through_seven_pages_to_the_steps(worker):
    assert worker.walk(**CHILD) == list(CHILD)
    assert worker.finish()["Location"] == worker.address("result")
    assert worker.steps() == [
        "LINE_MANAGER", "FRONT_DOOR", "STRATEGY", "REDIRECT", "TOOL_CEVT", "FORM_MARF",
        "MEETING:NL-M06", *CLOSING,
    ]  # fmt: skip
    assert worker.concluded()["primary_meeting"] == "NL-M06"


@pytest.mark.parametrize(
    ("subject", "pages", "meeting"),
    [
        ("adult", ["seeing", "serious", "around", "work", "group"], "NL-M05"),
        ("location", ["seeing", "serious", "around", "work", "group"], "NL-M05"),
        ("group", ["seeing", "serious", "around", "work", "group"], "NL-M05"),
        ("theme", ["seeing", "serious", "around", "group"], "NL-M05"),
    ],
)
def test_no_other_subject_is_asked_about_a_child(worker, subject, pages, meeting):
    passed = worker.walk(about={"subject": subject}, seeing={"harms": ["CSE"]})
    assert passed == ["danger", "about", *pages]
    worker.finish()
    assert worker.concluded()["primary_meeting"] == meeting


def test_nothing_has_to_be_answered(worker):
    assert worker.walk() == ["danger", "about", "seeing", "person", "serious", "around", "group"]
    worker.finish()
    assert worker.steps() == ["LINE_MANAGER", "FRONT_DOOR", *CLOSING]


def test_every_page_can_be_skipped(worker):
    assert "Skip this step" in worker.open("danger").text
    answer = worker.send("danger", "skip")
    assert answer["Location"] == worker.address("about")


DANGERS = [("immediate-danger", "Call 999 now"), ("urgent-health", "Get medical help now"),
           ("missing-now", "is missing")]  # fmt: skip


@pytest.mark.parametrize(("question", "words"), DANGERS)
def test_danger_is_met_on_the_very_next_page(worker, question, words):
    assert "Do this first" not in worker.open("danger").text
    worker.send("danger", **{question: "yes"})
    page = worker.open("about")
    assert "Do this first" in page.text
    assert 'href="tel:999"' in page.text
    assert words in page.text
    assert words in worker.open("danger").text


@pytest.mark.parametrize(("question", "words"), DANGERS)
def test_danger_leads_to_the_steps_without_another_answer(worker, question, words):
    worker.send("danger", **{question: "yes"})
    assert worker.finish("about")["Location"] == worker.address("result")
    assert words in worker.result().text
    assert worker.steps()[0] in ("EMERGENCY_999", "URGENT_HEALTH", "REPORT_MISSING")


def test_after_danger_the_questions_go_on(worker):
    worker.send("danger", **{"immediate-danger": "yes"})
    worker.finish("about")
    assert worker.walk(seeing={"harms": ["CCE"]})[0] == "about"
    assert "Do this first" in worker.open("check").text
    worker.finish()
    assert worker.steps()[:2] == ["EMERGENCY_999", "LINE_MANAGER"]
    assert "MEETING:NL-M06" in worker.steps()


def test_without_danger_nobody_finishes_early(worker):
    worker.send("danger", **{"immediate-danger": "no"})
    worker.open("about")
    assert "Do this first" not in worker.open("about").text
    key = worker.open("about").context["key"]
    answer = worker.client.post(
        worker.address("result"), {"key": key}, headers={"sec-fetch-site": "same-origin"}
    )
    assert answer["Location"] == worker.address("about")
    assert worker.result()["Location"] == worker.address("about")


def test_an_early_answer_changes_the_way_and_back_again(worker):
    worker.walk(**CHILD)
    worker.finish()
    child = worker.steps()
    assert worker.send("about", subject="location")["Location"] == worker.address("seeing")
    assert worker.result()["Location"] == worker.address("work")
    worker.walk()
    worker.finish()
    assert worker.steps()[:2] == ["LINE_MANAGER", "REDIRECT"]
    assert "MEETING:NL-M05" in worker.steps()
    worker.send("about", subject="child")
    worker.finish()
    assert worker.steps() == child


def test_back_keeps_what_was_said(worker):
    worker.walk(**CHILD)
    assert worker.send("seeing", "back", harms=["RAD"])["Location"] == worker.address("about")
    assert worker.open("seeing").context["form"].initial["harms"] == ["RAD"]


def test_the_answers_so_far_stand_beside_each_page(worker):
    worker.walk(**CHILD)
    stops = {
        stop.title: (stop.words, stop.url) for stop in worker.open("group").context["page"].stops
    }
    assert stops == {
        "Danger now": ("No", worker.address("danger")),
        "Who or what it is about": ("A child or young person", worker.address("about")),
        "What you are seeing": ("Made to carry, sell or hold things", worker.address("seeing")),
        "About the child or young person": ("15, Nobody yet", worker.address("person")),
        "How serious it looks": ("Significant harm", worker.address("serious")),
        "Home and people around": ("Not sure", worker.address("around")),
        "A group you had in mind": ("", ""),
    }


def test_loading_again_changes_nothing(worker):
    worker.walk(**CHILD)
    worker.finish()
    first = worker.concluded()
    assert worker.finish().status_code == 303
    assert worker.result().text == worker.result().text
    assert worker.concluded() == first


def test_two_windows_may_answer_different_pages(worker):
    worker.walk(**CHILD)
    other = worker.window()
    worker.open("seeing")
    other.open("person")
    assert other.send("person", look=False, age="12").status_code == 303
    assert worker.send("seeing", look=False, harms=["CSE"]).status_code == 303
    worker.finish()
    assert "FRONT_DOOR" in worker.steps()


def test_the_same_page_changed_in_two_windows_asks_which_to_keep(worker):
    worker.walk(**CHILD)
    other = worker.window()
    worker.open("seeing")
    other.open("seeing")
    assert other.send("seeing", look=False, harms=["CSE"]).status_code == 303
    assert worker.send("seeing", look=False, harms=["RAD"]).status_code == 409


def test_a_result_stays_with_the_rules_that_led_to_it_until_an_answer_changes(worker, shelf):
    worker.walk(**CHILD)
    worker.finish()
    old = worker.concluded()
    rule = {"id": "NL90", "if": [], "then": ["EARLY_HELP"], "basis": "A", "why": "New."}
    shelf.live["north-lincolnshire"] = changed_rules("NL", rule, version="nl-next")
    assert worker.concluded() == old
    worker.send("person", age="14")
    worker.finish()
    assert worker.concluded()["rules_version"] == "nl-next" != old["rules_version"]
    assert "EARLY_HELP" in worker.steps()


def test_finishing_once_more_follows_rules_that_were_published_since(worker, shelf):
    worker.walk(**CHILD)
    worker.finish()
    rule = {"id": "NL90", "if": [], "then": ["EARLY_HELP"], "basis": "A", "why": "New."}
    shelf.live["north-lincolnshire"] = changed_rules("NL", rule, version="nl-next")
    assert "EARLY_HELP" not in worker.steps()
    worker.finish()
    assert worker.concluded()["rules_version"] == "nl-next"
    assert "EARLY_HELP" in worker.steps()


def test_rules_published_on_the_way_ask_their_own_questions(worker, shelf):
    worker.send("danger", **CHILD["danger"])
    condition = [{"input": "living", "is": ["care"]}]
    rule = {"id": "NL90", "if": condition, "then": ["EARLY_HELP"], "basis": "A", "why": "New."}
    shelf.live["north-lincolnshire"] = changed_rules("NL", rule)
    worker.walk(**CHILD, work={})
    assert "Where do they live?" in worker.open("person").text
    worker.send("person", living="care")
    worker.finish()
    assert "EARLY_HELP" in worker.steps()


def test_no_answer_is_in_an_address_or_a_title(worker):
    for step, values in CHILD.items():
        page = worker.open(step)
        title = page.text.partition("<title>")[2].partition("</title>")[0]
        assert title.endswith("Where do I refer? – Safe outside the home")
        assert "?" not in worker.send(step, **values)["Location"]
    worker.finish()
    assert worker.result().text.partition("<title>")[2].startswith("Your steps, in order – ")
