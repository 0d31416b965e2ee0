"""A part of a guide is revised: every way of following it shows what changed, and why."""

from __future__ import annotations

import re
import time
from email.message import EmailMessage

import pytest
from playwright.sync_api import expect

GUIDE = "/guidance/harm-outside-the-home"
PART = f"{GUIDE}/meetings/"
OLD = "Who meets about harm outside the home"
NEW = "Who sits down together about harm outside the home, and whom to ask first."
NOTE = "Says whom to ask first."
READER = "reader@example.org"
PATIENCE = 60.0
AS_A_PERSON = 4_000  # milliseconds: who fills in a form faster is a program


def letter_to(mailbox, address: str, *, after: int = 0) -> EmailMessage:
    """Wait for the worker to send the next letter to somebody."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = [letter for letter in mailbox.messages if letter["To"] == address]
        if len(found) > after:
            return found[after]
        time.sleep(0.2)
    raise AssertionError(f"no letter to {address} after {PATIENCE:.0f} s")


def words_of(letter: EmailMessage) -> str:
    part = next(part for part in letter.walk() if part.get_content_type() == "text/plain")
    return bytes(part.get_payload(decode=True)).decode()


def path_in(letter: EmailMessage, of: str) -> str:
    found = re.search(rf"https?://[^/\s]+({of}\S*)", words_of(letter))
    assert found, words_of(letter)
    return found[1]


@pytest.fixture
def follower(visit, mailbox):
    """Sit somebody down who follows everything and has said so twice."""
    reader = visit()
    page = reader.open(PART)
    page.get_by_role("link", name="Get alerts by e-mail").click()
    page.get_by_label("Everything").check()
    page.locator("input[name=pace][value=each]").check()
    page.locator("input[type=email]").fill(READER)
    page.wait_for_timeout(AS_A_PERSON)
    page.get_by_role("button", name="Go on").click()
    reader.open(path_in(letter_to(mailbox, READER), "/guidance/alerts/"))
    page.get_by_role("button", name="Yes, write to me").click()
    expect(page.locator("h1")).to_be_visible()
    return reader


@pytest.fixture
def page_id(server):
    ask = (
        "from portal.guidance.models import GuidePartPage as P; "
        f"print(P.objects.get(url_path__endswith='{PART}', locale__language_code='en').pk)"
    )
    return int(server.manage("shell", "--no-imports", "-c", ask).strip().splitlines()[-1])


def test_a_revised_part_shows_everywhere(visit, server, mailbox, follower, page_id):
    editor = visit()
    editor.sign_in("editor")
    page = editor.open(f"/cms/pages/{page_id}/edit/")
    page.locator("textarea[name=intro]").fill(NEW)
    submit = page.get_by_role("button", name=re.compile("Submit to"))
    page.get_by_role("button", name="More actions").first.click()
    submit.click()
    expect(page.get_by_text("what changed and why", exact=False).first).to_be_visible()
    assert NEW not in server.fetch(PART)

    page.locator("textarea[name=edition_note]").fill(NOTE)
    page.get_by_role("button", name="More actions").first.click()
    submit.click()
    expect(page.get_by_text("submitted for", exact=False).first).to_be_visible()
    assert NEW not in server.fetch(PART)

    approver = visit()
    approver.sign_in("approver")
    page = approver.open(f"/cms/pages/{page_id}/edit/")
    page.get_by_role("button", name="More actions").first.click()
    page.get_by_role("button", name="Approve and Publish", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("has been updated")
    assert NEW in server.fetch(PART)

    page = follower.open("/guidance/amendments/")
    assert NOTE in follower.document
    assert NOTE in server.fetch(f"{GUIDE}/amendments/")
    assert NOTE in server.fetch("/guidance/amendments.atom")

    letter = letter_to(mailbox, READER, after=1)
    assert NOTE in words_of(letter)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    page = follower.open(path_in(letter, "/guidance/amendments/"))
    assert page.locator("ins").count() > 0
    assert page.locator("del").count() > 0

    page = follower.open(f"{PART}?as_at={time.strftime('%Y-%m-%d')}")
    assert follower.status == 200
    assert NEW in follower.document
    assert OLD in server.fetch(f"/guidance/amendments/{page_id}/1/")
    assert follower.console == []
    assert follower.third_party == []
