"""A lead breaks a rule and is refused, mends it, and publishes: workers are sent by it at once."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

STATED, ASSUMED = "S", "A"
WHY = "The tracker makes every plan stronger, and never holds a referral back."
CASE = {"subject": "child", "harms": ["CSE"], "level": "emerging", "age": 13}


@pytest.fixture
def lead(visit):
    visitor = visit()
    visitor.sign_in("approver")
    return visitor


def open_rules(visitor) -> Page:
    page = visitor.open("/cms/snippets/rule_sets/rulesheet/")
    # A script of the CMS draws hundreds of rows, for seconds: the page is there once it has.
    with page.expect_navigation(url="**/edit/**", wait_until="load"):
        page.get_by_role("link", name="North Lincolnshire", exact=True).click()
    expect(page.get_by_role("tab", name="Rules")).to_be_visible()
    return page


def unfold(page: Page, rule: str) -> Locator:
    """Open the row of a rule; rows are folded away until somebody wants one."""
    heading = page.get_by_role("heading", name=f"{rule}:")
    row = page.locator("[data-streamfield-child]").filter(has=heading).last
    toggle = row.get_by_role("button", name="Toggle section").first
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    return row


def publish(page: Page) -> None:
    # The CMS keeps a draft half a second after a change, and draws its buttons anew then.
    kept = page.locator("#w-autosave-indicator[data-w-autosave-state-value=saved]")
    expect(kept).to_be_attached()
    page.get_by_role("button", name="More actions").first.click()
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name="Publish").click()


def tracker_now(server) -> tuple[str, str, str]:
    """Give what the live rules say of the tracker: their version, its basis and the reason."""
    told = json.loads(server.fetch("/api/v1/refer", told=CASE))
    (step,) = [step for step in told["steps"] if step["code"] == "TOOL_CEVT"]
    return told["rules_version"], step["basis"], step["because"][0]["text"]


def test_a_broken_rule_is_refused_and_a_mended_one_goes_live(lead, server):
    before = tracker_now(server)
    page = open_rules(lead)
    row = unfold(page, "NL01")
    row.locator("select[name$='-basis']").select_option(ASSUMED)
    publish(page)

    refusal = page.get_by_text("does not lead to what it expects").first
    expect(refusal).to_be_visible()
    expect(page.get_by_text("NL-S01").first).to_be_visible()
    assert tracker_now(server) == before

    row = unfold(page, "NL01")
    expect(row.locator("select[name$='-basis']")).to_have_value(ASSUMED)  # nothing was lost
    row.locator("select[name$='-basis']").select_option(STATED)
    row.locator("textarea[name$='-why']").fill(WHY)
    publish(page)
    expect(page.get_by_text("published").first).to_be_visible()

    version, basis, why = tracker_now(server)
    assert (basis, why) == (STATED, WHY)
    assert version != before[0]
    assert lead.third_party == []
    assert lead.console == []
