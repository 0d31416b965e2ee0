"""“Where do I refer?” in a real browser: with and without script, on a phone, in danger."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.audit import must_pass
from tests.e2e.test_guided import Planner
from tests.e2e.visitor import Visitor


class Worker(Planner):
    """This is somebody with a worry, looking closely at every page on the way."""

    def given_the_start_page(self) -> None:
        self.visitor.open("/")
        self.when_a_link_is_followed("Where to refer")
        assert self.visitor.context.cookies() == []
        self.then_the_heading_is("Where do I refer?")

    def when_the_page_is_left(self) -> None:
        self.when_a_button_is_pressed("Continue")

    def asks(self) -> None:
        """Go from the start to the check page for a child."""
        self.given_the_start_page()
        self.when_a_button_is_pressed("Start now")
        self.then_the_heading_is("Danger now")
        for number in range(2):
            self.check("No", number)
        self.when_the_page_is_left()
        self.then_the_heading_is("Who or what are you worried about?")
        self.check("A child or young person")
        self.when_the_page_is_left()
        self.then_the_heading_is("What are you seeing?")
        self.check("Made to carry, sell or hold things")
        self.check("Not sure")
        self.when_the_page_is_left()
        self.then_the_heading_is("About the child or young person")
        self.fill("How old are they?", "15")
        self.check("Nobody yet")
        self.when_the_page_is_left()
        self.then_the_heading_is("How serious it looks")
        self.check("Significant harm")
        self.when_the_page_is_left()
        self.then_the_heading_is("Home and people around")
        self.when_a_button_is_pressed("Skip this step")
        self.then_the_heading_is("Is there a meeting or group you had in mind?")
        self.check("No")
        self.when_the_page_is_left()
        self.then_the_heading_is("Check your answers")


@pytest.fixture
def worker(html_checker):
    def sit_down(visitor: Visitor) -> Worker:
        return Worker(visitor, html_checker)

    return sit_down


@pytest.mark.parametrize("window", ["visitor", "phone", "no_script"])
def test_a_worry_leads_to_steps_and_nothing_is_left(worker, request, window):
    person = worker(request.getfixturevalue(window))
    person.asks()
    person.when_a_button_is_pressed("Finish and see the result")
    person.then_the_heading_is("Your steps, in order")
    expect(person.page.locator(".slip h2")).to_have_text("MACE Triage")
    # Only a script can make these work: without one they are not there.
    for label in ("Copy the text", "Print on one page"):
        button = person.page.get_by_text(label)
        expect(button).to_be_visible(visible=person.visitor.has_script)
    person.when_a_link_is_followed("Change an answer")
    person.then_the_heading_is("Check your answers")
    person.page.go_back()
    result = person.page.url
    person.when_a_button_is_pressed("Finish and delete")
    person.then_the_heading_is("Your answers are deleted")
    assert person.visitor.context.cookies() == []
    person.when_an_address_is_opened(result)
    person.then_the_heading_is("These answers are not kept here any more")
    must_pass(person.found)


def test_in_danger_the_next_page_begins_with_999_and_leads_to_the_steps(worker, visitor):
    person = worker(visitor)
    person.given_the_start_page()
    person.when_a_button_is_pressed("Start now")
    person.check("Yes, or I am not sure")
    person.when_the_page_is_left()
    first = person.page.locator("main h2, main h1").first
    expect(first).to_have_text("Do this first")
    expect(person.page.locator("main").get_by_role("link", name="Call 999")).to_be_visible()
    person.look("danger")
    person.when_a_button_is_pressed("Show me all steps now")
    person.then_the_heading_is("Your steps, in order")
    expect(person.page.get_by_role("heading", name="Call 999 now")).to_be_visible()
    must_pass(person.found)
