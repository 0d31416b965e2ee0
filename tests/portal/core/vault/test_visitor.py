"""The visitor's one cookie: random, for this site only, gone with the browser's window."""

from __future__ import annotations

import base64
import logging
import subprocess
import sys

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from portal.core.page_cache.keys import may_use_cache
from portal.core.vault.visitor import VisitorKey, ensure_visitor, forget, remember, visitor_of


@pytest.fixture
def request_with():
    """Give a function that makes a request whose cookie has a value."""

    def make(value=None, name="v", **meta):
        request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", **meta)
        if value is not None:
            request.COOKIES[name] = value
        return request

    return make


def test_a_reader_has_no_key(request_with):
    assert visitor_of(request_with()) is None


def test_a_new_key_is_random_and_is_the_same_within_a_request(request_with):
    request = request_with()
    visitor = ensure_visitor(request)
    assert ensure_visitor(request) is visitor
    assert visitor_of(request) is visitor
    tokens = {ensure_visitor(request_with()).token for _number in range(100)}
    assert (len(tokens), {len(token) for token in tokens}) == (100, {32})


def test_what_the_browser_sends_back_is_its_key(request_with):
    visitor = ensure_visitor(request_with())
    again = visitor_of(request_with(visitor.cookie))
    assert again == visitor
    assert ensure_visitor(request_with(visitor.cookie)) == visitor


def test_a_key_says_what_limits_count_by_and_prints_nothing(request_with):
    visitor = ensure_visitor(request_with(VisitorKey(b"\x01" * 32).cookie))
    assert visitor.bucket == "192.0.2.7"
    assert visitor == VisitorKey(b"\x01" * 32)
    assert repr(visitor) == "VisitorKey()"


GOOD = VisitorKey(b"\x01" * 32).cookie


@pytest.mark.parametrize(
    "value",
    [
        "",
        GOOD[:-1],
        GOOD + "A",
        GOOD + "=",
        GOOD[:-1] + "F",  # the same bytes, written another way
        GOOD.replace("A", "+", 1),
        GOOD.replace("A", "é", 1),
        "A" * 42 + "\n",
        "A" * 10_000,
    ],
)
def test_anything_else_is_no_key(request_with, value):
    assert visitor_of(request_with(value)) is None
    assert ensure_visitor(request_with(value)).cookie != value


def test_the_cookie_of_a_plain_site(request_with, visitor):
    response = HttpResponse()
    remember(response, visitor)
    cookie = response.cookies["v"]
    assert cookie.value == GOOD == base64.urlsafe_b64encode(visitor.token).decode().rstrip("=")
    attributes = {name: value for name, value in cookie.items() if value != ""}
    assert attributes == {"path": "/", "httponly": True, "samesite": "Strict"}


def test_the_cookie_of_a_site_with_https(settings, request_with, visitor):
    settings.VISITOR_COOKIE_NAME, settings.VISITOR_COOKIE_SECURE = "__Host-v", True
    response = HttpResponse()
    remember(response, visitor)
    attributes = {k: v for k, v in response.cookies["__Host-v"].items() if v != ""}
    assert attributes == {"path": "/", "httponly": True, "samesite": "Strict", "secure": True}
    assert visitor_of(request_with(GOOD, name="__Host-v")) == visitor
    assert visitor_of(request_with(GOOD)) is None  # one set by a neighbouring host


@pytest.mark.slow
@pytest.mark.parametrize(
    ("base_url", "expected"),
    [("https://safe.example.org/", "__Host-v True"), ("http://localhost:8000/", "v False")],
)
def test_the_name_follows_from_how_the_site_is_reached(base_url, expected, tmp_path):
    code = (
        "from portal.settings import production as s;"
        "print(s.VISITOR_COOKIE_NAME, s.VISITOR_COOKIE_SECURE)"
    )
    environment = {
        "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
        "FIELD_KEYS": "test:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
        "BASE_URL": base_url,
        "VAR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == expected


@pytest.mark.parametrize("name", ["v", "__Host-v"])
def test_forgetting_takes_the_cookie_back(settings, request_with, name):
    settings.VISITOR_COOKIE_NAME = name
    response = HttpResponse()
    forget(request_with("spoilt", name=name), response)
    cookie = response.cookies[name]
    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", 0, "/")
    assert cookie["samesite"] == "Strict"
    # A browser takes nothing under this name that is not Secure, not even its removal.
    assert bool(cookie["secure"]) is name.startswith("__Host-")


def test_forgetting_a_reader_sends_no_cookie(request_with):
    response = HttpResponse()
    forget(request_with(), response)
    assert dict(response.cookies) == {}


# Kept pages are for nobody in particular


def test_who_carries_the_key_gets_no_kept_page_and_leaves_none(settings, partnership, caplog):
    settings.PAGE_CACHE_BYTES = 1_000_000
    assert may_use_cache(RequestFactory().get("/", HTTP_COOKIE=f"v={GOOD}")) is False
    reader, writer = Client(), Client()
    writer.cookies["v"] = GOOD
    with caplog.at_level(logging.INFO, logger="portal.access"):
        for client in (writer, reader, writer, reader, writer):
            assert client.get("/", headers={"host": "localhost"}).status_code == 200
    assert [line.cache for line in caplog.records] == ["-", "miss", "-", "hit", "-"]


def test_a_home_page_gives_no_cookie(partnership, client):
    assert dict(client.get("/", headers={"host": "localhost"}).cookies) == {}
