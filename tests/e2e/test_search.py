"""Somebody searches: by keyboard, on a phone, without script, and as a child."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.audit import accessibility, audit, must_pass

SEARCH = re.compile(r"/search/\?")


@pytest.fixture(scope="module")
def filled(server):
    """Let everything published be found."""
    server.manage("reindex")
    return server


class Seeker:
    """This looks for something, and looks closely at every page on the way."""

    def __init__(self, visitor, html_checker) -> None:
        self.visitor, self.html, self.page = visitor, html_checker, visitor.page
        self.found: dict[str, list[str]] = {}

    def open(self, path: str) -> None:
        self.visitor.open(path)
        self.look(path)

    def go(self, act) -> None:
        self.visitor.forget()
        with self.page.expect_navigation(wait_until="load") as arriving:
            act()
        self.visitor.document = arriving.value.text()

    def look(self, where: str) -> None:
        self.found[where] = audit(self.visitor, self.html)

    def titles(self) -> list[str]:
        return self.page.locator("ol.lines h3").all_inner_texts()


@pytest.fixture
def seeker(filled, visit, html_checker):
    return lambda **window: Seeker(visit(**window), html_checker)


def tab_to(page, name: str) -> None:
    """Press Tab until the control of this name has the focus, as somebody without a mouse does."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == name:
            return
    raise AssertionError(f"{name} cannot be reached by Tab")


def test_a_practitioner_searches_with_the_keyboard_alone(seeker):
    person = seeker()
    person.open("/")
    page = person.page
    tab_to(page, "search-main")
    expect(page.locator("#search-main")).to_have_attribute("role", "combobox")
    page.keyboard.type("cuckoo", delay=30)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(page.locator("#search-main")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".find [role=status]")).to_have_text(f"Suggestions: {options.count()}")
    # The whole audit would move the focus, which ends the suggestions.
    person.found["suggestions"] = accessibility(page)

    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    chosen = options.first.inner_text()
    expect(page.locator("#search-main")).to_have_value(chosen)
    page.keyboard.press("Escape")
    expect(page.locator("#search-main")).to_have_value("cuckoo")
    expect(options).to_have_count(0)
    page.keyboard.type("i", delay=30)
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#search-main").input_value()
    person.go(lambda: page.keyboard.press("Enter"))
    expect(page).to_have_url(SEARCH)
    expect(page.locator("#search-main")).to_have_value(chosen)
    person.look("results")

    before = len(person.titles())
    kind = page.locator("details.fil a").first
    kind.focus()
    person.go(lambda: page.keyboard.press("Enter"))
    expect(page.locator("details.fil a[aria-current]")).to_have_count(1)
    assert 1 <= len(person.titles()) <= before
    person.look("filtered")

    first = page.locator("ol.lines h3 a").first
    first.focus()
    person.go(lambda: page.keyboard.press("Enter"))
    expect(page.locator("h1")).to_be_visible()
    assert not SEARCH.search(page.url)
    must_pass(person.found)


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_all_of_it_works_without_script(seeker, width):
    person = seeker(width=width, script=False)
    person.open("/")
    page = person.page
    page.locator("#search-main").fill("fone")
    person.go(page.locator("main .search button").click)
    person.look("results")
    assert person.titles()
    summary = page.locator("details.fil summary")
    if width < 992:
        summary.click()
    person.go(page.locator("details.fil a").first.click)
    person.look("filtered")
    person.go(page.get_by_role("link", name="Take all filters away").click)
    page.locator("#search-main").fill("zzzqqq")
    person.go(page.locator("main .search button").click)
    expect(page.locator("[role=status] h2")).to_contain_text("Nothing was found")
    person.look("nothing found")
    must_pass(person.found)


def test_a_suggestion_is_pressed_on_a_phone(seeker):
    person = seeker(width=360)
    person.open("/search/")
    page = person.page
    page.locator("#search-main").click()
    expect(page.locator("#search-main")).to_have_attribute("role", "combobox")
    page.keyboard.type("mfh", delay=30)
    person.go(page.get_by_role("option").first.click)
    expect(page).to_have_url(SEARCH)
    person.look("results")
    must_pass(person.found)


def test_the_box_works_when_suggestions_do_not_come(seeker):
    person = seeker()
    person.visitor.context.route("**/api/v1/suggest*", lambda route: route.fulfill(status=503))
    person.visitor.open("/")
    page = person.page
    page.locator("#search-main").fill("mace")
    page.wait_for_timeout(600)
    expect(page.get_by_role("option")).to_have_count(0)
    person.go(lambda: page.keyboard.press("Enter"))
    expect(page.locator("[role=status] h2")).to_be_visible()


@pytest.mark.parametrize("skin", ["", "?skin=teen"])
@pytest.mark.parametrize("script", [True, False])
def test_a_child_finds_words_for_children(seeker, skin, script):
    person = seeker(width=360, script=script)
    person.open(f"/support/young-people/about/{skin}")
    page = person.page
    page.locator("#search").fill("someone is mean to me online")
    person.go(page.locator("header .search button").click)
    person.look("found")
    assert "mean" not in page.url
    assert page.title() == "Your space"
    page.locator("#search-main").fill("zzzqqq")
    person.go(page.locator("main .search button").click)
    expect(page.get_by_role("link", name=re.compile("Childline")).first).to_be_visible()
    person.look("nothing found")
    must_pass(person.found)
