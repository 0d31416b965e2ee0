"""The steps of the navigator fit on one sheet of paper, and their text can be copied."""

from __future__ import annotations

import io

import pikepdf
import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route

from tests.portal.navigator.referring.cases import A_PLACE, COUNTY_LINES
from tests.portal.navigator.referring.conftest import area as _area
from tests.portal.navigator.referring.conftest import bring as _bring
from tests.portal.navigator.referring.pages import Telling

pytestmark = pytest.mark.django_db
area, bring = _area, _bring
ADDRESS = "http://localhost:9/steps/"
A4 = (595, 842)


@pytest.fixture
def opened(browser: Browser, area, settings, monkeypatch):
    """Give a function that opens the page in a browser that gets our own files and no others."""
    # The browser's driver runs a loop in this thread; nothing here is asynchronous for all that.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    settings.ROOT_URLCONF = "bench.urls"
    contexts = []

    def open_page(given) -> Page:
        text = Telling().finish(given).text

        def answer(route: Route) -> None:
            path = route.request.url.partition("/static/")[2]
            if route.request.url == ADDRESS:
                return route.fulfill(body=text, content_type="text/html; charset=utf-8")
            found = finders.find(path) if path else None
            return route.fulfill(path=found) if found else route.abort()

        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", answer)
        page.goto(ADDRESS)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("given", [COUNTY_LINES, A_PLACE], ids=["child", "place"])
def test_it_prints_on_one_sheet(opened, bring, given):
    bring.meeting()
    paper = opened(given).pdf(prefer_css_page_size=True)
    pages = pikepdf.open(io.BytesIO(paper)).pages
    assert len(pages) == 1
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == list(A4)


def test_its_text_is_copied_by_a_button(opened):
    page = opened(COUNTY_LINES)
    page.get_by_role("button", name="Copy the text").click()
    page.get_by_text("Copied", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("pre.copy").text_content()
    assert "Where to refer, North Lincolnshire" in copied
