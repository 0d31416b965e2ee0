"""Shortly before answers are wiped a page asks; once they are, nothing of them is on the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.audit import must_pass
from tests.e2e.server import Server
from tests.e2e.test_guided import Planner
from tests.e2e.visitor import Visitor

AGE = """
from datetime import timedelta
from django.db.models import F
from portal.core.vault.models import Run, RunOpener
by = timedelta(seconds={seconds})
moments = ("created_at", "touched_at", "expires_at", "code_ends_at")
Run.objects.update(**{{name: F(name) - by for name in moments}})
RunOpener.objects.update(opened_at=F("opened_at") - by)
"""


@pytest.fixture
def planner(html_checker):
    def sit_down(visitor: Visitor) -> Planner:
        return Planner(visitor, html_checker)

    return sit_down


def pass_time(person: Planner, server: Server, seconds: int) -> None:
    """Let time go by for what the server keeps, then for the page."""
    server.manage("shell", "-c", AGE.format(seconds=seconds))
    person.page.clock.fast_forward(seconds * 1000)


def test_a_page_asks_in_time_keeps_what_was_typed_and_is_empty_in_the_end(planner, visitor, server):
    person = planner(visitor)
    page = person.page
    page.clock.install()
    person.given_the_start_page()
    person.when_a_button_is_pressed("Start now")
    person.check("With children")
    person.when_a_button_is_pressed("Continue")
    question = page.get_by_role("alertdialog", name="Are you still there?")
    field = page.get_by_label("How many children are coming?")
    field.fill("3")
    # This window has counted half an hour, but another one saved something: nobody is asked.
    with page.expect_response("**/keep/"):
        page.clock.fast_forward(1700_000)
    expect(question).to_be_hidden()
    pass_time(person, server, 1700)
    expect(question).to_be_visible()
    expect(question).to_be_focused()
    person.look("the question")  # which walks through the page with the keyboard
    question.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Keep my answers")).to_be_focused()
    with page.expect_response("**/keep/"):
        page.keyboard.press("Enter")
    expect(question).to_be_hidden()
    expect(field).to_be_focused()
    expect(field).to_have_value("3")
    pass_time(person, server, 1700)
    expect(question).to_be_focused()
    page.keyboard.press("Escape")
    expect(question).to_be_hidden()
    expect(field).to_be_focused()
    pass_time(person, server, 101)
    expect(page.locator("h1")).to_have_text("These answers are not kept here any more")
    expect(field).to_have_count(0)
    must_pass(person.found)


def test_a_page_opened_shortly_before_the_end_asks_too(planner, visitor, server):
    person = planner(visitor)
    person.given_the_start_page()
    person.when_a_button_is_pressed("Start now")
    question = person.page.get_by_role("alertdialog", name="Are you still there?")
    expect(question).to_be_hidden()
    server.manage("shell", "-c", AGE.format(seconds=1700))
    person.page.reload()
    expect(question).to_be_focused()
    question.get_by_role("button", name="Keep my answers").click()
    expect(question).to_be_hidden()


def test_answers_can_be_wiped_at_once(planner, visitor, server):
    person = planner(visitor)
    person.page.clock.install()
    person.given_the_start_page()
    person.when_a_button_is_pressed("Start now")
    pass_time(person, server, 1700)
    person.when_a_button_is_pressed("Wipe them now")
    person.then_the_heading_is("Your answers are deleted")


def test_without_an_answer_from_the_server_a_page_goes_by_its_own_clock(planner, visitor):
    person = planner(visitor)
    page = person.page
    page.clock.install()
    person.given_the_start_page()
    person.when_a_button_is_pressed("Start now")
    page.context.set_offline(True)
    page.clock.fast_forward(1700_000)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    page.clock.fast_forward(101_000)
    expect(page.get_by_role("alert")).to_have_text(
        "Your answers were wiped, so that nobody else can read them. You can start again."
    )
    expect(page.get_by_label("With children")).to_have_count(0)


def test_without_a_script_a_button_keeps_them(planner, no_script):
    person = planner(no_script)
    person.plan()
    expect(person.page.locator(".keeping")).to_be_hidden()
    expect(person.page.locator("[data-kept]")).to_contain_text("Your answers are kept until")
    person.when_a_button_is_pressed("Keep them another half hour")
    person.then_the_heading_is("Check your answers")
    must_pass(person.found)
