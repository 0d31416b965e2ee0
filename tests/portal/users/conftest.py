"""What tests about people share."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

PASSWORD = "correct horse battery"  # what the factory gives everybody


@pytest.fixture
def sign_in() -> Callable[..., Any]:
    """Give a function that signs in by the page, from an address."""

    def post(
        client: Client, login: str, password: str = PASSWORD, *, ip: str = "192.0.2.7", **data: str
    ) -> Any:
        values = {"login": login, "password": password, **data}
        return client.post("/accounts/login/", values, REMOTE_ADDR=ip)

    return post


def code_for(secret: str) -> str:
    """Make the code an authenticator app shows now (RFC 6238), without the code under test."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


@pytest.fixture
def app_code() -> Callable[[str], str]:
    """Give the function that stands for an authenticator app."""
    return code_for
