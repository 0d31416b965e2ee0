"""A guided form in a real browser: with and without script, on a phone, with two windows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.audit import WORKING, audit, must_pass
from tests.e2e.visitor import Visitor

START = "/components/flow/"
TRIGGERS = ("exploit", "abuse", "child sexual", "safeguarding concern")


class Planner:
    """This plans a walk, looking closely at every page on the way."""

    def __init__(self, visitor: Visitor, html_checker) -> None:
        self.visitor, self.html = visitor, html_checker
        self.page: Page = visitor.page
        self.found: dict[str, list[str]] = {}

    def given_the_start_page(self) -> None:
        self.visitor.open(START)
        assert self.visitor.context.cookies() == []
        self.look("start")

    def when_a_button_is_pressed(self, name: str) -> None:
        self._go_on(self.page.get_by_role("button", name=name, exact=True).click)

    def when_a_link_is_followed(self, name: str) -> None:
        self._go_on(self.page.get_by_role("link", name=name, exact=True).first.click)

    def when_an_address_is_opened(self, address: str) -> None:
        self._go_on(lambda: self.page.goto(address))

    def _go_on(self, act: Callable[[], object]) -> None:
        """Do what leads to another page; what was noticed so far belongs to the one before."""
        self.visitor.forget()
        with self.page.expect_navigation(wait_until="load") as arriving:
            act()
        answer = arriving.value
        assert answer is not None
        self.visitor.document = answer.text()

    def then_the_heading_is(self, words: str) -> None:
        expect(self.page.locator("h1")).to_contain_text(words)
        self.look(words)

    def look(self, where: str) -> None:
        """Audit the page as it stands; the one cookie is the visitor's own."""
        faults = audit(self.visitor, self.html, WORKING)
        self.found[where] = [fault for fault in faults if not fault.startswith("cookie: v")]

    def check(self, label: str, number: int = 0) -> None:
        self.page.get_by_label(label, exact=True).nth(number).check()

    def fill(self, label: str, words: str) -> None:
        self.page.get_by_label(label).first.fill(words)

    def plan(self) -> None:
        """Go from the start to the check page."""
        self.given_the_start_page()
        self.when_a_button_is_pressed("Start now")
        self.then_the_heading_is("Who is coming with you?")
        self.check("With children")
        self.when_a_button_is_pressed("Continue")
        self.then_the_heading_is("How many children are coming?")
        self.fill("How many children are coming?", "3")
        self.when_a_button_is_pressed("Continue")
        self.then_the_heading_is("Day and place")
        for label, number in (("Day", "5"), ("Month", "12"), ("Year", "2190")):
            self.page.get_by_label(label, exact=True).fill(number)
        self.check("Yes")
        self.when_a_button_is_pressed("Continue")
        self.then_the_heading_is("What would you like to see?")
        self.check("A hill with a view")
        self.when_a_button_is_pressed("Continue")
        self.then_the_heading_is("Legs and weather")
        self.check("Recent")
        self.check("Seen by a worker")
        self.fill("What makes you think so?", "Round the lake.")
        self.check("Clear signs")
        self.when_a_button_is_pressed("Continue")
        self.then_the_heading_is("How do you feel about the hill?")
        self.when_a_button_is_pressed("Skip this step")
        self.then_the_heading_is("Is there anything else to think of?")
        self.fill("Is there anything else to think of?", "Bring the dog.")
        self.when_a_button_is_pressed("Continue")
        self.then_the_heading_is("Check your answers")


@pytest.fixture
def planner(html_checker):
    def sit_down(visitor: Visitor) -> Planner:
        return Planner(visitor, html_checker)

    return sit_down


@pytest.mark.parametrize("window", ["visitor", "phone", "no_script"])
def test_a_walk_is_planned_to_the_end_and_nothing_is_left(planner, request, window):
    person = planner(request.getfixturevalue(window))
    person.plan()
    assert "Bring the dog." not in person.page.content()
    person.when_a_link_is_followed("Show them")
    assert "Bring the dog." in person.page.content()
    person.when_a_button_is_pressed("Finish and see the result")
    person.then_the_heading_is("Result")
    result = person.page.url
    person.when_a_button_is_pressed("Finish and delete")
    person.then_the_heading_is("Your answers are deleted")
    assert person.visitor.context.cookies() == []
    person.when_an_address_is_opened(result)
    person.then_the_heading_is("These answers are not kept here any more")
    must_pass(person.found)


def test_errors_lead_to_the_question_and_keep_what_was_typed(planner, visitor):
    person = planner(visitor)
    person.given_the_start_page()
    person.when_a_button_is_pressed("Start now")
    person.when_a_button_is_pressed("Continue")
    expect(person.page.locator(".govuk-error-summary")).to_be_focused()
    assert person.page.title().startswith("Error: ")
    person.then_the_heading_is("Who is coming with you?")
    person.page.get_by_role("link", name="Choose one answer.").click()
    expect(person.page.get_by_label("On my own")).to_be_focused()
    must_pass(person.found)


def test_enter_goes_on_and_back_keeps_what_was_typed(planner, visitor):
    person = planner(visitor)
    person.given_the_start_page()
    person.when_a_button_is_pressed("Start now")
    person.check("With children")
    person.when_a_button_is_pressed("Continue")
    person.fill("How many children are coming?", "some")
    person.when_a_button_is_pressed("Back")
    person.then_the_heading_is("Who is coming with you?")
    person.when_a_link_is_followed("The children")
    field = person.page.get_by_label("How many children are coming?")
    expect(field).to_have_value("some")
    field.fill("2")
    with person.page.expect_navigation():
        field.press("Enter")
    person.then_the_heading_is("Day and place")


def test_how_we_know_waits_until_something_is_there(planner, visitor):
    person = planner(visitor)
    person.plan()
    person.page.goto(person.page.url.replace("check", "legs"))
    asked = person.page.get_by_text("How do we know?")
    expect(asked).to_be_visible()
    person.check("No", 0)
    expect(asked).not_to_be_visible()
    person.check("Past")
    expect(asked).to_be_visible()


def test_two_windows_ask_which_answers_to_keep(planner, visitor):
    person = planner(visitor)
    person.plan()
    notes = person.page.url.replace("check", "notes")
    other = visitor.context.new_page()
    other.goto(notes)
    person.page.goto(notes)
    other.get_by_label("Is there anything else").fill("Bring the cat.")
    other.get_by_role("button", name="Continue").click()
    other.wait_for_url("**/check/")
    person.fill("Is there anything else to think of?", "Bring the horse.")
    person.when_a_button_is_pressed("Continue")
    person.then_the_heading_is("Which answers do you want to keep?")
    person.when_a_button_is_pressed("Keep these instead")
    person.when_a_link_is_followed("Show them")
    assert "Bring the horse." in person.page.content()
    must_pass(person.found)


def test_four_words_open_the_walk_in_another_browser(planner, visit):
    person = planner(visit())
    person.given_the_start_page()
    person.when_a_button_is_pressed("Start now")
    person.check("On my own")
    person.when_a_button_is_pressed("Save and come back later")
    person.then_the_heading_is("Come back later")
    person.when_a_button_is_pressed("Give me four words")
    words = person.page.locator(".four-words").inner_text()
    person.look("four words")
    other = planner(visit(360))
    other.visitor.open(f"{START}resume/")
    other.look("resume")
    other.fill("Your four words", words.upper())
    other.when_a_button_is_pressed("Open my answers")
    other.then_the_heading_is("Day and place")
    must_pass({**person.found, **{f"other {name}": faults for name, faults in other.found.items()}})


def test_exit_forgets_the_walk(planner, visitor):
    person = planner(visitor)
    person.plan()
    address = person.page.url
    person.page.get_by_role("link", name="Exit this page").first.click()
    person.page.wait_for_function("document.title === 'Elsewhere'")
    person.page.goto(address)
    expect(person.page.locator("h1")).to_contain_text("These answers are not kept here any more")
    assert not any(word in person.page.title().lower() for word in TRIGGERS)
