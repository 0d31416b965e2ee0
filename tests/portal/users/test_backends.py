"""One look-up, one hash, whoever it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import authenticate, hashers
from django.contrib.auth.hashers import MD5PasswordHasher

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Count how often anything is hashed."""
    done: list[str] = []
    encode = MD5PasswordHasher.encode

    def counting(self: Any, password: str, salt: str) -> str:
        done.append(salt)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    hashers.get_hashers.cache_clear()
    return done


@pytest.mark.parametrize("name", ["lead@example.org", "LEAD@example.org", "lead", "Lead"])
def test_somebody_signs_in_by_name_or_address(name: str) -> None:
    user = UserFactory(username="lead", email="lead@example.org")
    assert authenticate(None, username=name, password=PASSWORD) == user
    assert authenticate(None, email=name, password=PASSWORD) == user


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("lead@example.org", "wrong password"),
        ("lead", "wrong password"),
        ("nobody@example.org", "wrong password"),
        ("nobody", "wrong password"),
        ("closed", PASSWORD),
        ("closed", "wrong password"),
        ("invited", "wrong password"),
        ("n" * 3000, "wrong password"),
    ],
)
def test_a_refusal_costs_one_query_and_one_hash(
    hashes: list[str], queries: Any, login: str, password: str
) -> None:
    UserFactory(username="lead", email="lead@example.org")
    UserFactory(username="closed", inactive=True)
    UserFactory(username="invited").set_unusable_password()
    hashes.clear()
    with queries(1):
        assert authenticate(None, username=login, email=login, password=password) is None
    assert len(hashes) == 1


def test_an_address_counts_before_somebody_elses_user_name() -> None:
    UserFactory(username="shared@example.org", email="other@example.org")
    owner = UserFactory(username="owner", email="shared@example.org")
    assert authenticate(None, username="shared@example.org", password=PASSWORD) == owner


@pytest.mark.parametrize("is_demo_site", [True, False])
def test_demo_accounts_open_on_demo_sites_only(settings: Any, is_demo_site: bool) -> None:
    settings.DEMO = is_demo_site
    user = UserFactory(username="editor", is_demo=True)
    found = authenticate(None, username="editor", password=PASSWORD)
    assert found == (user if is_demo_site else None)


def test_nothing_typed_is_nobody() -> None:
    assert authenticate(None, username="", password=PASSWORD) is None
    assert authenticate(None, username="lead", password="") is None
