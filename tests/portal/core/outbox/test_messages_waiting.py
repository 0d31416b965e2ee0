"""What waits, for those who look after the whole portal."""

from __future__ import annotations

import pytest

from portal.core.outbox.models import OutboxMail
from tests.portal.core.outbox.conftest import NOW

ADDRESS = "/cms/messages-waiting/"


@pytest.fixture
def admin(client_as, at):
    """Sign in as somebody who looks after the whole portal."""
    at("2026-11-20 10:00")
    return client_as("admin", is_demo=True)


def test_what_waits_and_what_was_given_up_is_listed(admin, queue, partnership):
    queue("booking-1-confirmed", partnership=partnership)
    queue("booking-2-confirmed")
    OutboxMail.objects.filter(key="booking-2-confirmed").update(
        state="failed", fault="recipient-550", done_at=NOW, content=None, recipient="", tries=1
    )
    page = admin.get(ADDRESS).content.decode()
    assert "1 message should have left by now." in page
    for shown in ("booking-1-confirmed", "North Lincolnshire", "recipient-550", "Waiting"):
        assert shown in page
    assert "Could not be delivered" in page
    assert "reader@example.org" not in page
    assert "20 November 2026, 10:00" in page


def test_nothing_waiting_is_said(admin, partnership):
    page = admin.get(ADDRESS).content.decode()
    assert "0 messages should have left by now." in page
    assert "Nothing waits, and nothing was given up in the last 30 days." in page


@pytest.mark.parametrize("role", ["editor", "approver", "partnership-admin"])
def test_it_is_not_there_for_anybody_else(client_as, partnership, role):
    client = client_as(role, partnership, is_demo=True)
    assert client.get(ADDRESS).status_code == 404
    assert "Messages waiting" not in client.get("/cms/").content.decode()


def test_it_stands_among_the_reports(admin, partnership):
    assert ADDRESS in admin.get("/cms/").content.decode()


def test_it_only_shows(admin, partnership):
    assert admin.post(ADDRESS).status_code == 405
