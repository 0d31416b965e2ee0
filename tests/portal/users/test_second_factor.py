"""A password alone opens nothing to people whose role asks for a second step."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from portal.core.models import Partnership
from portal.users.models import SecurityEvent, User
from portal.users.rules import Role
from tests.factories import StandardPageFactory, user_with_role

pytestmark = pytest.mark.django_db
SETUP = "/accounts/2fa/"
CLOSED = ["/cms/", "/cms/pages/", "/cms/account/", "/accounts/", "/accounts/people/"]


@pytest.fixture
def set_up_app(
    app_code: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Client], str]:
    """Give a function that sets up an authenticator app as somebody does it; it gives the key."""

    def set_up(client: Client) -> str:
        page = client.get(f"{SETUP}totp/activate/").content.decode()
        key = re.search(r'<b dir="ltr">([A-Z2-7 ]+)</b>', page).group(1).replace(" ", "")
        with monkeypatch.context() as patched:
            # The transaction around a test never commits; a real request's does, within it.
            patched.setattr("django.db.transaction.on_commit", lambda then: then())
            answer = client.post(f"{SETUP}totp/activate/", {"code": app_code(key)})
        assert answer["Location"] == f"{SETUP}recovery-codes/"
        return key

    return set_up


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("path", CLOSED)
def test_every_role_but_the_provider_is_led_to_the_second_step(
    partnership: Partnership, sign_in: Callable[..., Any], role: Role, path: str
) -> None:
    client = Client()
    user_with_role(role, partnership, username="somebody")
    sign_in(client, "somebody")
    owes = client.get(path).headers.get("Location") == SETUP
    assert owes is (role is not Role.PROVIDER)


def test_until_then_public_pages_are_read_as_by_anybody(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    client = Client()
    StandardPageFactory(parent=partnership.site.root_page, slug="contacts")
    user_with_role("admin", username="somebody")
    sign_in(client, "somebody")
    page = client.get("/contacts/")
    assert page.status_code == 200
    assert page.context["user"].is_anonymous


def test_sign_in_page_does_not_lead_in_circles(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    client = Client()
    user_with_role("editor", partnership, username="somebody")
    sign_in(client, "somebody")
    chain = client.get("/accounts/login/?next=/cms/pages/", follow=True).redirect_chain
    assert chain == [(SETUP, 302)]


def test_an_app_opens_the_cms_and_is_asked_for_next_time(
    partnership: Partnership,
    sign_in: Callable[..., Any],
    app_code: Callable[[str], str],
    set_up_app: Callable[[Client], str],
    at: Callable[[str], Any],
) -> None:
    at("2026-11-20 10:00")
    client = Client()
    user_with_role("editor", partnership, username="somebody")
    sign_in(client, "somebody")
    secret = set_up_app(client)
    assert client.get("/cms/").status_code == 200
    at("2026-11-20 10:05")
    fresh = Client()
    assert sign_in(fresh, "somebody")["Location"] == f"{SETUP}authenticate/"
    assert fresh.get("/cms/")["Location"] == "/cms/login/?next=/cms/"
    wrong = fresh.post(f"{SETUP}authenticate/", {"code": "000000"})
    assert "The code is not right." in wrong.content.decode()
    right = fresh.post(f"{SETUP}authenticate/", {"code": app_code(secret)})
    assert right["Location"] == "/cms/"
    assert fresh.get("/cms/").status_code == 200


def test_a_code_opens_once(
    partnership: Partnership,
    sign_in: Callable[..., Any],
    app_code: Callable[[str], str],
    set_up_app: Callable[[Client], str],
    at: Callable[[str], Any],
) -> None:
    at("2026-11-20 10:00")
    first = Client()
    user_with_role("editor", partnership, username="somebody")
    sign_in(first, "somebody")
    secret = set_up_app(first)
    at("2026-11-20 10:05")
    answers = []
    for _ in range(2):
        client = Client()
        sign_in(client, "somebody")
        answers.append(client.post(f"{SETUP}authenticate/", {"code": app_code(secret)}))
    assert [answer.status_code for answer in answers] == [302, 200]


def test_setting_up_the_second_step_ends_sessions_opened_by_password_alone(
    partnership: Partnership, sign_in: Callable[..., Any], set_up_app: Callable[[Client], str]
) -> None:
    owner, thief = Client(), Client()
    user_with_role("admin", username="somebody")
    for client in (owner, thief):
        sign_in(client, "somebody")
    set_up_app(owner)
    assert owner.get("/cms/").status_code == 200
    assert thief.get("/cms/")["Location"] == "/cms/login/?next=/cms/"
    assert thief.get(SETUP)["Location"].startswith("/accounts/login/")


def test_taking_the_last_step_off_closes_the_doors_again(
    partnership: Partnership, sign_in: Callable[..., Any], set_up_app: Callable[[Client], str]
) -> None:
    client = Client()
    user_with_role("editor", partnership, username="somebody")
    sign_in(client, "somebody")
    set_up_app(client)
    client.post(f"{SETUP}totp/deactivate/")
    assert client.get("/cms/")["Location"] == SETUP
    kinds = set(SecurityEvent.objects.values_list("kind", flat=True))
    assert {"factor-added", "factor-removed"} <= kinds


def test_the_secret_of_an_app_lies_sealed(
    partnership: Partnership, sign_in: Callable[..., Any], set_up_app: Callable[[Client], str]
) -> None:
    client = Client()
    user_with_role("editor", partnership, username="somebody")
    sign_in(client, "somebody")
    secret = set_up_app(client)
    rows = {row.type: row.data for row in Authenticator.objects.all()}
    assert set(rows) == {"totp", "recovery_codes"}
    assert rows["totp"]["secret"].startswith("v1|test|")
    assert secret not in str(rows)


@pytest.mark.parametrize(("asks_for_two", "opens"), [(False, True), (True, False)])
def test_demo_accounts_go_by_password_alone_unless_asked(
    partnership: Partnership,
    sign_in: Callable[..., Any],
    settings: Any,
    asks_for_two: bool,
    opens: bool,
) -> None:
    settings.DEMO_MFA = asks_for_two
    client = Client()
    user_with_role("editor", partnership, username="editor", is_demo=True)
    sign_in(client, "editor")
    assert (client.get("/cms/").status_code == 200) is opens


def test_wrong_codes_are_held_up(
    partnership: Partnership, sign_in: Callable[..., Any], set_up_app: Callable[[Client], str]
) -> None:
    client = Client()
    user_with_role("editor", partnership, username="somebody")
    sign_in(client, "somebody")
    set_up_app(client)
    client = Client()
    sign_in(client, "somebody")
    pages = [
        client.post(f"{SETUP}authenticate/", {"code": "000000"}).content.decode() for _ in range(6)
    ]
    assert ["Too many attempts." in page for page in pages] == [False] * 5 + [True]


def test_nobody_without_a_session_is_looked_up(partnership: Partnership, client: Client) -> None:
    answer = client.get("/")
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies
    assert User.objects.count() == 0
