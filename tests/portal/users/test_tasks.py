"""Letters about accounts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from portal.core.models import Partnership
from portal.core.outbox.models import OutboxMail
from portal.users.tasks import send_reset_links
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_link_sets_a_password_once(
    partnership: Partnership, client: Client, sent_mail: Callable[..., list[Any]]
) -> None:
    user = UserFactory(email="lead@example.org")
    send_reset_links.enqueue([user.pk], "https://portal.example/")
    [letter] = sent_mail()
    assert (letter.to, letter.subject) == (["lead@example.org"], "Your password")
    path = re.search(r"https://portal\.example(/accounts/\S+)", letter.body).group(1)
    place = client.get(path, follow=True).redirect_chain[-1][0]
    new = {"password1": "kettle orbit maple", "password2": "kettle orbit maple"}
    assert client.post(place, new).status_code == 302
    user.refresh_from_db()
    assert user.check_password("kettle orbit maple")
    again = client.get(path, follow=True).content.decode()
    assert "This link no longer works" in again


def test_a_link_lies_sealed_until_it_is_sent_and_nowhere_after(
    sent_mail: Callable[..., list[Any]],
) -> None:
    user = UserFactory(email="lead@example.org")
    send_reset_links.enqueue([user.pk], "https://portal.example/")
    [row] = OutboxMail.objects.all()
    assert re.fullmatch(rf"set-password-[A-Za-z0-9-]+-{user.pk}", row.key)
    assert "/accounts/password/reset/key/" in row.content
    sent_mail()
    row.refresh_from_db()
    assert (row.state, row.content, row.recipient) == ("done", None, "")


def test_nobody_and_closed_accounts_get_nothing() -> None:
    closed = UserFactory(inactive=True)
    send_reset_links.enqueue([], "https://portal.example/")
    send_reset_links.enqueue([closed.pk, 999_999], "https://portal.example/")
    assert OutboxMail.objects.count() == 0


@pytest.mark.parametrize("key", ["1-x", "zzz-set-password", "1-" + "a" * 300, "0-0-0"])
def test_a_wrong_link_says_so(partnership: Partnership, client: Client, key: str) -> None:
    page = client.get(f"/accounts/password/reset/key/{key}/", follow=True)
    assert page.status_code == 200
    assert "This link no longer works" in page.content.decode()
