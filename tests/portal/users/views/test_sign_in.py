"""Signing in: nothing tells who has an account, nobody locks somebody else out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.core.models import Partnership
from portal.users.actions.security import log_event
from portal.users.models import EventKind, SecurityEvent
from tests.factories import UserFactory, user_with_role

pytestmark = pytest.mark.django_db
WRONG = "The user name or the password is not right."
HELD_UP = "Too many attempts."


def without_tokens(response: Any, *typed: str) -> str:
    """Give a page without what differs by chance or repeats what was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    for word in typed:
        text = text.replace(word, "TYPED")
    return text


@pytest.mark.parametrize(
    "known", ["post@example.org", "jo-post", "jo-closed", "jo-invited", "jo-demo"]
)
def test_known_and_unknown_are_refused_alike(
    partnership: Partnership, sign_in: Callable[..., Any], settings: Any, known: str
) -> None:
    settings.DEMO = False
    UserFactory(username="jo-post", email="post@example.org")
    UserFactory(username="jo-closed", inactive=True)
    UserFactory(username="jo-invited", password="!")
    UserFactory(username="jo-demo", is_demo=True)
    unknown = known.replace("o", "x")
    answers = [sign_in(Client(), name, "not the password") for name in (known, unknown)]
    pages = [
        without_tokens(answer, name) for answer, name in zip(answers, (known, unknown), strict=True)
    ]
    assert WRONG in pages[0]
    assert pages[0] == pages[1]
    assert [answer.status_code for answer in answers] == [200, 200]
    of_the_moment = {"Content-Length", "Expires"}
    shown = [{k: v for k, v in answer.items() if k not in of_the_moment} for answer in answers]
    assert shown[0] == shown[1]


def test_known_and_unknown_cost_the_same_queries(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    UserFactory(username="lead")
    counts = []
    for name in ("warm-up", "lead", "nobody"):
        with CaptureQueriesContext(connection) as captured:
            sign_in(Client(), name, "not the password")
        counts.append(len(captured))
    assert counts[1] == counts[2]


def test_asking_for_a_password_says_the_same_to_all(
    partnership: Partnership, sent_mail: Callable[..., Any]
) -> None:
    UserFactory(username="lead", email="lead@example.org")
    UserFactory(username="closed", email="closed@example.org", inactive=True)
    seen = set()
    for email in ("lead@example.org", "closed@example.org", "nobody@example.org"):
        answer = Client().post("/accounts/password/reset/", {"email": email}, follow=True)
        seen.add((tuple(answer.redirect_chain), without_tokens(answer, email)))
    assert len(seen) == 1
    assert next(iter(seen))[0] == (("/accounts/password/reset/done/", 302),)
    assert [message.to for message in sent_mail()] == [["lead@example.org"]]


def test_the_letter_is_neutral_and_leads_to_the_partnerships_own_host(
    four_partnerships: dict[str, Partnership], sent_mail: Callable[..., Any]
) -> None:
    UserFactory(email="lead@example.org")
    Client(headers={"host": "tees.localhost"}).post(
        "/accounts/password/reset/", {"email": "LEAD@example.org"}
    )
    letter = sent_mail()[0]
    assert letter.subject == "Your password"
    assert re.search(r"http://tees\.localhost:8000/accounts/password/reset/key/\S+/\n", letter.body)
    assert not re.search("exploit|child|safeguard", f"{letter.subject} {letter.body}".lower())


def test_a_right_password_opens_by_role(
    partnership: Partnership, sign_in: Callable[..., Any], settings: Any
) -> None:
    where = {}
    for role in ("editor", "approver", "partnership-admin", "admin", "practitioner", "provider"):
        user_with_role(role, partnership, username=role, is_demo=True)
        where[role] = sign_in(Client(), role)["Location"]
    cms = dict.fromkeys(["editor", "approver", "partnership-admin", "admin"], "/cms/")
    assert where == cms | dict.fromkeys(["practitioner", "provider"], "/accounts/")


def test_the_session_gets_a_new_name_at_sign_in(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    client = Client()
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    UserFactory(username="lead")
    sign_in(client, "lead")
    assert client.cookies["sessionid"].value != planted
    assert not type(session)().exists(planted)


@pytest.mark.parametrize(
    "target",
    [
        "//[",
        "http://[",
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:1",
    ],
)
def test_nobody_is_sent_elsewhere_and_nonsense_is_no_error(
    partnership: Partnership, sign_in: Callable[..., Any], target: str
) -> None:
    UserFactory(username="lead")
    assert Client().get("/accounts/login/", {"next": target}).status_code == 200
    assert sign_in(Client(), "lead", next=target)["Location"] == "/accounts/"


def test_a_page_of_this_host_is_where_somebody_may_be_sent(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    UserFactory(username="lead")
    assert sign_in(Client(), "lead", next="/accounts/2fa/")["Location"] == "/accounts/2fa/"


def test_five_failures_hold_up_before_any_hash(
    partnership: Partnership, sign_in: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lead", "nobody"):
        UserFactory(username="lead") if name == "lead" else None
        for _ in range(5):
            assert WRONG in sign_in(Client(), name, "wrong").content.decode()
        monkeypatch.setattr(
            "portal.users.backends.OneLookUpBackend.authenticate",
            lambda *_args, **_kwargs: pytest.fail("a password was looked at"),
        )
        answer = sign_in(Client(), name, "correct horse battery")
        assert HELD_UP in answer.content.decode()
        monkeypatch.undo()


def test_a_stranger_elsewhere_locks_nobody_out(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    lead = UserFactory(username="lead")
    log_event(
        kind=EventKind.SIGNED_IN,
        account=lead,
        network="192.0.2.0/24",
        now=timezone.now() - timedelta(days=30),
    )
    for number in range(40):  # from forty networks, each below its own limit
        sign_in(Client(), "lead", "guess", ip=f"203.0.{number}.9")
    stranger = sign_in(Client(), "lead", ip="203.0.99.9")
    assert HELD_UP in stranger.content.decode()
    assert sign_in(Client(), "lead", ip="192.0.2.7")["Location"] == "/accounts/"


def test_guessing_at_many_accounts_from_one_place_is_held_up(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    pages = [
        sign_in(Client(), f"person-x{number}", "Summer2026!").content.decode()
        for number in range(31)
    ]
    assert [HELD_UP in page for page in pages] == [False] * 30 + [True]


def test_right_passwords_do_not_use_up_attempts(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    UserFactory(username="lead")
    places = {sign_in(Client(), "lead")["Location"] for _ in range(8)}
    assert places == {"/accounts/"}


def test_an_hour_later_attempts_count_anew(
    partnership: Partnership, sign_in: Callable[..., Any], at: Callable[[str], Any]
) -> None:
    UserFactory(username="lead")
    at("2026-11-20 10:00")
    for _ in range(6):
        sign_in(Client(), "lead", "wrong")
    assert HELD_UP in sign_in(Client(), "lead").content.decode()
    at("2026-11-20 10:06")
    assert sign_in(Client(), "lead")["Location"] == "/accounts/"


def test_the_log_keeps_networks_and_never_what_was_typed(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    lead = UserFactory(username="lead")
    sign_in(Client(), "a password by mistake", "wrong", ip="2001:db8:1:2::7")
    sign_in(Client(), "lead", "wrong", ip="192.0.2.7")
    sign_in(Client(), "lead", ip="192.0.2.7")
    rows = list(
        SecurityEvent.objects.order_by("pk").values_list("kind", "account_id", "network", "role")
    )
    assert rows == [
        ("sign-in-failed", None, "2001:db8:1::/48", ""),
        ("sign-in-failed", lead.pk, "192.0.2.0/24", ""),
        ("signed-in", lead.pk, "192.0.2.0/24", ""),
    ]


def test_being_held_up_is_noted_once_not_with_every_attempt(
    partnership: Partnership, sign_in: Callable[..., Any]
) -> None:
    for _ in range(12):
        sign_in(Client(), "nobody", "wrong")
    kinds = list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["sign-in-failed"] * 5 + ["sign-in-held-up"]


def test_a_new_place_is_told_and_a_known_one_is_not(
    partnership: Partnership, sign_in: Callable[..., Any], sent_mail: Callable[..., Any]
) -> None:
    UserFactory(username="lead", email="lead@example.org")
    told = []
    for ip in ("192.0.2.7", "192.0.2.200", "198.51.100.1"):
        sign_in(Client(), "lead", ip=ip)
        told.append(len(sent_mail()))
    assert told == [0, 0, 1]
    assert sent_mail()[0].subject == "New sign-in to your account"
    assert "198.51" not in sent_mail()[0].body


def test_nobody_signs_up(partnership: Partnership, client: Client) -> None:
    assert client.get("/accounts/signup/").status_code == 404
    assert client.get("/accounts/email/").status_code == 404


@pytest.mark.parametrize("path", ["login/", "password/reset/", "password/reset/done/"])
def test_pages_about_accounts_are_for_nobodys_cache(
    partnership: Partnership, client: Client, path: str
) -> None:
    assert client.get(f"/accounts/{path}")["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("login", ["x" * 5000, "a\x00b", "\u202e", "'; --", "ﬀ" * 400])
def test_odd_input_is_refused_politely(
    partnership: Partnership, sign_in: Callable[..., Any], login: str
) -> None:
    assert sign_in(Client(), login, "wrong").status_code == 200
