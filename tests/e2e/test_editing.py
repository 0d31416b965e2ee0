"""Somebody who approves pages publishes a change; readers see it at once, from every process."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

WORDS = "What to do when a worry comes up between two lessons."
PATH = "/for-practitioners/"


@pytest.fixture
def approver(visit):
    visitor = visit()
    visitor.sign_in("approver")
    return visitor


def open_the_page(visitor):
    visitor.open("/cms/pages/")
    row = visitor.page.get_by_role("row").filter(has_text="For people who work with children")
    address = row.get_by_role("link").first.get_attribute("href")
    visitor.open(address)
    return address


def publish(visitor, words):
    visitor.page.locator("textarea[name=intro]").fill(words)
    visitor.page.locator("textarea[name=edition_note]").fill("It says when.")
    visitor.page.get_by_role("button", name="More actions").first.click()
    visitor.page.get_by_role("button", name="Publish").click()
    expect(visitor.page.get_by_text("has been published")).to_be_visible()


def test_a_published_change_reaches_readers_at_once(approver, server):
    kept = [server.fetch(PATH) for _ in range(8)]  # every process has the page by now
    assert not any(WORDS in page for page in kept)

    open_the_page(approver)
    publish(approver, WORDS)

    assert [WORDS in server.fetch(PATH) for _ in range(8)] == [True] * 8
    assert WORDS in server.fetch(f"/pl{PATH}")
    assert approver.console == []
    assert approver.third_party == []


def test_a_reserved_address_is_an_error_beside_the_field(approver):
    open_the_page(approver)
    page = approver.page
    page.get_by_role("tab", name="Promote").click()
    page.locator("input[name=slug]").fill("tools")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("could not be saved").first).to_be_visible()
    page.get_by_role("tab", name="Promote").click()

    expect(page.get_by_text("A part of the portal has this address").first).to_be_visible()
    assert approver.third_party == []


def test_an_editor_may_write_but_not_publish(visit):
    editor = visit()
    editor.sign_in("editor")
    open_the_page(editor)

    expect(editor.page.get_by_role("button", name="Save draft")).to_be_visible()
    assert editor.page.locator("button[name=action-publish]").count() == 0


def test_another_partnerships_pages_are_not_there(approver, server):
    approver.open("/cms/pages/")
    assert "Tees" not in approver.page.locator("main").inner_text()


def test_exit_ends_the_session_on_the_server(approver, server):
    before = {cookie["name"]: cookie["value"] for cookie in approver.context.cookies()}
    key = before["sessionid"]
    ask = (
        "from django.contrib.sessions.models import Session as S; "
        f"print(S.objects.filter(session_key='{key}').count())"
    )
    assert server.manage("shell", "--no-imports", "-c", ask).strip() == "1"

    answer = approver.context.request.get(
        server.url("/leave/"), max_redirects=0, headers={"sec-fetch-site": "same-origin"}
    )

    assert answer.status == 303
    assert server.manage("shell", "--no-imports", "-c", ask).strip() == "0"
