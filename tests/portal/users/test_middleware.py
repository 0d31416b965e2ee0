"""A session ends after half an hour without use and after eight hours in any case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from portal.core.models import Partnership
from portal.core.registry import recurring_jobs
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def is_in(client: Client) -> bool:
    return client.get("/accounts/").status_code == 200


def test_half_an_hour_without_use_ends_it(
    partnership: Partnership, sign_in: Callable[..., Any], at: Callable[[str], Any]
) -> None:
    at("2026-11-20 09:00")
    client = Client()
    UserFactory(username="somebody")
    sign_in(client, "somebody")
    found = []
    for moment in ("09:29", "09:58", "10:28"):
        at(f"2026-11-20 {moment}")
        found.append(is_in(client))
    assert found == [True, True, False]
    at("2026-11-20 10:29")
    recurring_jobs.get("sessions").run()
    assert Session.objects.count() == 0


def test_eight_hours_end_it_however_busy_somebody_is(
    partnership: Partnership, sign_in: Callable[..., Any], at: Callable[[str], Any]
) -> None:
    at("2026-11-20 09:00")
    client = Client()
    UserFactory(username="somebody")
    sign_in(client, "somebody")
    found = {}
    for hour in range(9, 18):
        for minute in (0, 20, 40):
            at(f"2026-11-20 {hour:02d}:{minute:02d}")
            found[f"{hour:02d}:{minute:02d}"] = is_in(client)
    assert [moment for moment, is_open in found.items() if not is_open] == [
        "17:00",
        "17:20",
        "17:40",
    ]


def test_a_busy_minute_writes_the_session_once(
    partnership: Partnership, sign_in: Callable[..., Any], at: Callable[[str], Any]
) -> None:
    at("2026-11-20 09:00")
    client = Client()
    UserFactory(username="somebody")
    sign_in(client, "somebody")
    before = Session.objects.get().session_data
    at("2026-11-20 09:00:59")
    is_in(client)
    assert Session.objects.get().session_data == before
    at("2026-11-20 09:01")
    is_in(client)
    assert Session.objects.get().session_data != before


def test_pages_of_somebody_signed_in_are_for_nobodys_cache(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    client = Client()
    UserFactory(username="somebody")
    sign_in(client, "somebody")
    for path in ("/", "/accounts/", "/accounts/password/change/"):
        assert client.get(path)["Cache-Control"] == "no-store, private"
