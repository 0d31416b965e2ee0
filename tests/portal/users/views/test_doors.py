"""There is one way in: every other door leads to it or is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.core.models import Partnership
from tests.factories import StandardPageFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/cms/", "/cms/login/?next=/cms/"),
        ("/cms/pages/", "/cms/login/?next=/cms/pages/"),
        ("/cms/login/", "/accounts/login/"),
        ("/cms/login/?next=/cms/pages/", "/accounts/login/?next=/cms/pages/"),
        ("/cms/password_reset/", "/accounts/password/reset/"),
        ("/cms/password_reset/done/", "/accounts/password/reset/"),
        ("/cms/password_reset/confirm/MQ/set-password/", "/accounts/password/reset/"),
        ("/cms/password_reset/complete/", "/accounts/password/reset/"),
        ("/cms/users/", "/cms/login/?next=/cms/users/"),
        ("/cms/groups/new/", "/cms/login/?next=/cms/groups/new/"),
        ("/_util/login/?next=/secret/", "/accounts/login/?next=/secret/"),
        ("/accounts/", "/accounts/login/?next=/accounts/"),
        ("/accounts/people/", "/accounts/login/?next=/accounts/people/"),
        ("/accounts/2fa/", "/accounts/login/?next=/accounts/2fa/"),
    ],
)
def test_doors_lead_to_the_one_sign_in(
    partnership: Partnership, client: Client, path: str, leads_to: str
) -> None:
    assert client.get(path)["Location"] == leads_to


@pytest.mark.parametrize(
    "path",
    ["/django-admin/", "/admin/", "/accounts/signup/", "/_util/authenticate_with_password/1/1/"],
)
def test_these_doors_are_not_there(partnership: Partnership, client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/cms/login/", "/cms/password_reset/", "/_util/login/"])
def test_posting_to_a_closed_door_signs_nobody_in(
    partnership: Partnership, path: str, sent_mail: Callable[..., Any]
) -> None:
    UserFactory(username="somebody", email="somebody@example.org", is_superuser=True)
    client = Client()
    values = {"username": "somebody", "password": "correct horse battery"}
    answer = client.post(path, {**values, "email": "somebody@example.org"})
    assert answer["Location"].startswith("/accounts/")
    assert "_auth_user_id" not in client.session
    assert sent_mail() == []


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_a_private_page_asks_for_the_sign_in(partnership: Partnership, kind: str) -> None:
    page = StandardPageFactory(parent=partnership.site.root_page, slug="secret", title="Hidden")
    PageViewRestriction.objects.create(page=page, restriction_type=kind)
    answer = Client().get("/secret/")
    assert answer["Location"] == "/_util/login/?next=/secret/"
    assert "Hidden" not in answer.content.decode()


@pytest.mark.parametrize("path", ["users/", "users/1/", "users/add/", "groups/", "groups/new/"])
def test_nobody_makes_people_or_groups_in_the_cms(
    partnership: Partnership, client_as: Callable[..., Client], path: str
) -> None:
    found = {
        role: client_as(role, partnership, is_demo=True).get(f"/cms/{path}")["Location"]
        for role in ("editor", "partnership-admin", "admin")
    }
    assert found == dict.fromkeys(["editor", "partnership-admin", "admin"], "/accounts/people/")


def test_own_preferences_without_names_pictures_and_passwords(
    partnership: Partnership, client_as: Callable[..., Client]
) -> None:
    client = client_as("editor", partnership, is_demo=True)
    page = client.get("/cms/account/").content.decode()
    assert 'name="notifications-approved_notifications"' in page
    for field in ("name_email-first_name", "avatar-avatar", "password-old_password"):
        assert f'name="{field}"' not in page


@pytest.mark.parametrize("path", ["/accounts/logout/", "/cms/logout/"])
def test_signing_out_deletes_the_session_and_clears_the_browser(
    partnership: Partnership, client_as: Callable[..., Client], path: str
) -> None:
    client = client_as("editor", partnership, is_demo=True)
    key = client.session.session_key
    answer = client.post(path)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.cookies["sessionid"].value == ""
    assert not type(client.session)().exists(key)


def test_a_link_cannot_sign_somebody_out(
    partnership: Partnership, client_as: Callable[..., Client]
) -> None:
    client = client_as("provider", partnership)
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/accounts/").status_code == 200


def test_exit_deletes_the_session_of_somebody_signed_in(
    partnership: Partnership, client_as: Callable[..., Client]
) -> None:
    client = client_as("editor", partnership, is_demo=True)
    key = client.session.session_key
    answer: Any = client.get("/leave/", headers={"sec-fetch-site": "same-origin"})
    assert answer.cookies["sessionid"].value == ""
    assert not type(client.session)().exists(key)


def test_a_page_for_one_group_does_not_lead_others_in_circles(
    partnership: Partnership, client_as: Callable[..., Client]
) -> None:
    page = StandardPageFactory(parent=partnership.site.root_page, slug="secret")
    PageViewRestriction.objects.create(page=page, restriction_type="groups")
    chain = client_as("provider", partnership).get("/secret/", follow=True).redirect_chain
    assert chain == [("/_util/login/?next=/secret/", 302), ("/accounts/", 302)]


def test_a_private_page_opens_for_whoever_is_signed_in(
    partnership: Partnership, client_as: Callable[..., Client]
) -> None:
    page = StandardPageFactory(parent=partnership.site.root_page, slug="secret", title="Hidden")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    answer = client_as("provider", partnership).get("/secret/")
    assert "Hidden" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
