"""Letters about accounts."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client

from portal.core.models import Partnership
from portal.users.tasks import send_notice, send_reset_links
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_notice_goes_as_it_is_written() -> None:
    send_notice.enqueue("lead@example.org", "Subject", "Body")
    letter = mail.outbox[0]
    assert (letter.to, letter.subject, letter.body) == (["lead@example.org"], "Subject", "Body")


def test_a_link_sets_a_password_once(partnership: Partnership, client: Client) -> None:
    user = UserFactory(email="lead@example.org")
    send_reset_links.enqueue([user.pk], "https://portal.example/")
    path = re.search(r"https://portal\.example(/accounts/\S+)", mail.outbox[0].body).group(1)
    place = client.get(path, follow=True).redirect_chain[-1][0]
    new = {"password1": "kettle orbit maple", "password2": "kettle orbit maple"}
    assert client.post(place, new).status_code == 302
    user.refresh_from_db()
    assert user.check_password("kettle orbit maple")
    again = client.get(path, follow=True).content.decode()
    assert "This link no longer works" in again


def test_nobody_and_closed_accounts_get_nothing() -> None:
    closed = UserFactory(inactive=True)
    send_reset_links.enqueue([], "https://portal.example/")
    send_reset_links.enqueue([closed.pk, 999_999], "https://portal.example/")
    assert mail.outbox == []


@pytest.mark.parametrize("key", ["1-x", "zzz-set-password", "1-" + "a" * 300, "0-0-0"])
def test_a_wrong_link_says_so(partnership: Partnership, client: Client, key: str) -> None:
    page = client.get(f"/accounts/password/reset/key/{key}/", follow=True)
    assert page.status_code == 200
    assert "This link no longer works" in page.content.decode()
