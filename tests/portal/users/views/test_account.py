"""Somebody's own page, and the list of people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from portal.core.models import Partnership
from portal.users.models import Membership, SecurityEvent, User
from tests.factories import user_with_role

pytestmark = pytest.mark.django_db
INVITE = {"email": "new@example.org", "post": "Family worker", "role": "practitioner"}


def test_the_account_page_says_what_somebody_holds(
    partnership: Partnership, client_as: Callable[..., Client], queries: Any
) -> None:
    client = client_as("provider", partnership, post="Youth club lead")
    for role in ("trainer", "manager"):
        Membership.objects.create(user=client.user, partnership=partnership, role=role)
    User.objects.filter(pk=client.user.pk).update(is_demo=True)
    page = client.get("/accounts/").content.decode()
    for words in ("Youth club lead", "Support service, North Lincolnshire", "None"):
        assert words in page
    assert 'href="/cms/"' not in page
    assert 'href="/accounts/people/"' not in page


def test_editors_find_the_cms_and_leads_find_people(
    partnership: Partnership, client_as: Callable[..., Client]
) -> None:
    page = client_as("partnership-admin", partnership, is_demo=True).get("/accounts/")
    assert 'href="/cms/"' in page.content.decode()
    assert 'href="/accounts/people/"' in page.content.decode()


def test_signing_out_everywhere_else_keeps_only_this_session(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    here, there = Client(), Client()
    user_with_role("provider", partnership, username="somebody")
    for client in (here, there):
        sign_in(client, "somebody")
    answer = here.post("/accounts/sign-out-everywhere/", follow=True)
    assert "You are signed out everywhere else." in answer.content.decode()
    assert there.get("/accounts/").status_code == 302


def test_somebody_without_a_password_sets_one(
    partnership: Partnership, client_as: Callable[..., Client]
) -> None:
    client = client_as("provider", partnership)
    client.user.set_unusable_password()
    client.user.save()
    client.force_login(client.user)

    page = client.get("/accounts/password/set/").content.decode()

    assert 'action="/accounts/password/set/"' in page
    assert page.count("Set a password") == 2  # in the tab and above the form
    assert "Change your password" not in page


def test_changing_the_password_ends_other_sessions(
    partnership: Partnership, sign_in: Callable[..., Any], sent_mail: Callable[..., Any]
) -> None:
    here, there = Client(), Client()
    user_with_role("provider", partnership, username="somebody")
    for client in (here, there):
        sign_in(client, "somebody")
    new = "kettle orbit maple"
    values = {"oldpassword": "correct horse battery", "password1": new, "password2": new}
    assert here.post("/accounts/password/change/", values)["Location"] == "/accounts/"
    assert here.get("/accounts/").status_code == 200
    assert there.get("/accounts/").status_code == 302
    assert [message.subject for message in sent_mail()] == ["A change to your account"]


@pytest.mark.parametrize("weak", ["short", "password1234", "Safeguarding2026"])
def test_a_weak_password_is_refused_with_the_reason_above(
    partnership: Partnership, client_as: Callable[..., Client], weak: str
) -> None:
    client = client_as("provider", partnership)
    values = {"oldpassword": "correct horse battery", "password1": weak, "password2": weak}
    page = client.post("/accounts/password/change/", values).content.decode()
    assert "<title>Error: Change your password" in page
    assert 'href="#id_password1"' in page


ROLES = ["practitioner", "manager", "trainer", "provider", "editor", "approver"]


@pytest.mark.parametrize("role", ROLES)
def test_the_list_of_people_is_not_there_for_others(
    partnership: Partnership, client_as: Callable[..., Client], role: str
) -> None:
    client = client_as(role, partnership, is_demo=True)
    other = user_with_role("editor", partnership)
    end = f"/accounts/people/{other.memberships.get().pk}/end/"
    found = [
        client.get("/accounts/people/").status_code,
        client.post("/accounts/people/", INVITE).status_code,
        client.post(end).status_code,
    ]
    assert found == [404, 404, 404]
    assert not Membership.objects.filter(ends_at__isnull=False).exists()


def test_a_lead_of_elsewhere_sees_no_list_here(
    four_partnerships: dict[str, Partnership], client_as: Callable[..., Client]
) -> None:
    lead = client_as("partnership-admin", four_partnerships["tees"], is_demo=True)
    here = {"host": "localhost"}
    assert lead.get("/accounts/people/").status_code == 200
    assert lead.get("/accounts/people/", headers=here).status_code == 404


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_costs_the_same_however_long(
    partnership: Partnership, client_as: Callable[..., Client], count: int, queries: Any
) -> None:
    client = client_as("partnership-admin", partnership, is_demo=True)
    for _ in range(count):
        user_with_role("editor", partnership)
    client.get("/accounts/people/")
    with queries(6):
        page = client.get("/accounts/people/").content.decode()
    assert page.count("End this role") == count


def test_inviting_sends_a_link_and_says_so(
    partnership: Partnership, client_as: Callable[..., Client], sent_mail: Callable[..., Any]
) -> None:
    client = client_as("partnership-admin", partnership, is_demo=True)
    page = client.post("/accounts/people/", INVITE, follow=True).content.decode()
    assert "The invitation is on its way." in page
    assert "Family worker" in page
    assert [(letter.to, letter.subject) for letter in sent_mail()] == [
        (["new@example.org"], "You have a new role"),
        (["new@example.org"], "Your password"),
    ]


def test_the_form_offers_and_takes_only_roles_somebody_may_give(
    partnership: Partnership, client_as: Callable[..., Client]
) -> None:
    client = client_as("partnership-admin", partnership, is_demo=True)
    for role in ("partnership-admin", "admin", "owner"):
        page = client.post("/accounts/people/", {**INVITE, "role": role}).content.decode()
        assert "<title>Error: People" in page
    assert not User.objects.filter(email="new@example.org").exists()


def test_ending_a_role_signs_its_holder_out(
    partnership: Partnership, client_as: Callable[..., Client]
) -> None:
    lead = client_as("partnership-admin", partnership, is_demo=True)
    editor = client_as("editor", partnership, is_demo=True)
    assert editor.get("/cms/").status_code == 200
    lead.post(f"/accounts/people/{editor.user.memberships.get().pk}/end/")
    assert editor.get("/cms/")["Location"] == "/cms/login/?next=/cms/"
    row = SecurityEvent.objects.get(kind="role-ended")
    assert (row.account_id, row.by_account_id, row.role, row.partnership_id) == (
        editor.user.pk,
        lead.user.pk,
        "editor",
        partnership.pk,
    )


def test_nobody_ends_their_own_or_an_equals_role(
    partnership: Partnership, client_as: Callable[..., Client]
) -> None:
    lead = client_as("partnership-admin", partnership, is_demo=True)
    page = lead.post(
        f"/accounts/people/{lead.user.memberships.get().pk}/end/", follow=True
    ).content.decode()
    assert "You cannot give or end this role here." in page
    assert not Membership.objects.filter(ends_at__isnull=False).exists()
