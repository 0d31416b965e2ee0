"""The header: one line in every language and at every width, and what is behind More."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.audit import accessibility, must_pass

ONE_LINE = """() => new Set([...document.querySelectorAll('.nav > .wrap > ul > li')]
    .filter((entry) => entry.offsetWidth).map((entry) => entry.offsetTop)).size"""
SHOWN = ".nav a:visible"


@pytest.mark.parametrize("path", ["/", "/pl/", "/ro/", "/lt/", "/uk/", "/ar/", "/qps/"])
def test_the_navigation_is_one_line_in_every_language(visit_pseudo, path):
    page = visit_pseudo(1280).open(path)
    for width in (992, 1024, 1239, 1240, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(ONE_LINE) == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [1024, 1280])
def test_what_does_not_fit_is_behind_more_by_keyboard(visit, script, width):
    page = visit(width, script=script).open("/")
    more = page.locator(".more > summary")
    before = page.locator(SHOWN).all_inner_texts()
    more.focus()
    page.keyboard.press("Enter")
    shown = page.locator(SHOWN).all_inner_texts()
    assert len(before) < len(shown) == len(set(shown))
    behind = page.locator(".more a:visible")
    assert behind.count() == len(shown) - len(before)
    page.keyboard.press("Tab")
    expect(behind.first).to_be_focused()
    if script:
        must_pass({"/": accessibility(page)})


def test_a_place_behind_more_marks_that_word_where_it_is_behind_it(visit):
    page = visit(1280).open("/")
    page.locator(".more > summary").click()
    behind = page.locator(".more a:visible").last.get_attribute("href")
    page.goto(page.url.rstrip("/") + behind)
    more = page.locator(".more > summary")
    plain = "rgba(0, 0, 0, 0)"
    assert more.evaluate("(word) => getComputedStyle(word).borderBottomColor") != plain
    page.locator(".nav a:visible").first.click()
    page.mouse.move(0, 700)
    assert more.evaluate("(word) => getComputedStyle(word).borderBottomColor") == plain


def test_more_closes_by_escape_and_by_going_on(visit):
    page = visit(1280).open("/")
    more = page.locator(".more")
    more.locator("summary").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert more.get_attribute("open") is None
    expect(more.locator("summary")).to_be_focused()
    more.locator("summary").click()
    page.locator("h1").click()
    assert more.get_attribute("open") is None


def test_a_phone_has_its_menu_and_no_line(visit):
    page = visit(360).open("/")
    expect(page.locator(".nav")).to_be_hidden()
    expect(page.locator(".menu")).to_be_visible()
