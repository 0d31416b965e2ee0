"""What people bring to the kernel: who answers, what Exit wipes, recurring work, shared counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.core.internal import ratelimit
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from portal.core import registry
from portal.core.access import access
from portal.core.models import Partnership
from portal.users.access import people_access
from portal.users.models import Membership, SecurityEvent
from tests.factories import UserFactory, user_with_role

pytestmark = pytest.mark.django_db


def test_people_answer_for_the_kernel() -> None:
    assert access() is people_access


def test_sign_in_counts_where_all_processes_see_it(
    partnership: Partnership, sign_in: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = type(caches["default"])
    monkeypatch.setattr(alone, "set", lambda *_args, **_kwargs: pytest.fail("counted alone"))
    for _ in range(6):
        answer = sign_in(Client(), "nobody", "wrong")
    assert "Too many attempts." in answer.content.decode()
    assert [ratelimit.cache._alias, totp.cache._alias] == ["limits", "limits"]
    caches["limits"].clear()
    assert "Too many attempts." not in sign_in(Client(), "nobody", "wrong").content.decode()


def test_exit_deletes_a_session_and_leaves_a_visitor_without_one_alone(client: Client) -> None:
    forget = registry.forget_me.get("session")
    request = RequestFactory().get("/leave/")
    request.session = client.session
    forget(request, HttpResponse())
    assert request.session.session_key is None
    request.session["half"] = "signed in"
    request.session.save()
    key = request.session.session_key
    forget(request, HttpResponse())
    assert not type(request.session)().exists(key)


def test_a_role_that_ran_out_leaves_the_cms_within_the_hour(partnership: Partnership) -> None:
    now = timezone.now()
    user = UserFactory()
    Membership.objects.create(
        user=user,
        role="editor",
        partnership=partnership,
        starts_at=now - timedelta(days=2),
        ends_at=now - timedelta(minutes=1),
    )
    user.groups.add(partnership.role_groups.get(role="editor").group)
    job = registry.recurring_jobs.get("groups")
    assert job.every_seconds == 3600
    job.run()
    assert list(user.groups.all()) == []


def test_old_rows_and_unused_accounts_go_once_a_day(partnership: Partnership) -> None:
    long_ago = timezone.now() - timedelta(days=400)
    SecurityEvent.objects.create(at=long_ago, kind="signed-in")
    stale = user_with_role("trainer", partnership, last_login=long_ago)
    found = {}
    for name in ("security-log", "unused-accounts"):
        job = registry.recurring_jobs.get(name)
        found[name] = (job.every_seconds, job.run())
    assert found == {"security-log": (86400, 1), "unused-accounts": (86400, 1)}
    stale.refresh_from_db()
    assert not stale.is_active


def test_signing_in_puts_somebody_in_the_groups_of_their_roles(
    partnership: Partnership, client_as: Callable[..., Client]
) -> None:
    client = client_as("approver", partnership)
    names = list(client.user.groups.values_list("name", flat=True))
    assert names == ["north-lincolnshire: approver"]
