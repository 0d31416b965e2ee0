"""Leaving: by link, by form, signed in or not, and by somebody else's page."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.test import Client

from portal.core import registry
from portal.core.exit.views import NEUTRAL_URL
from tests.factories import UserFactory

WEATHER = "https://weather.example.org/today"


@pytest.fixture
def site(partnership):
    """Give the partnership a neutral site of its own."""
    partnership.exit_url = WEATHER
    partnership.save()
    return partnership


@pytest.fixture
def signed_in(site):
    """Give a client with a session row."""
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    client.force_login(UserFactory())
    assert Session.objects.count() == 1
    return client


@pytest.fixture
def handlers():
    """Register forget-me handlers for one test."""
    names = []

    def register(name, handler):
        names.append(name)
        registry.forget_me.register(name, handler)

    yield register
    for name in names:
        registry.forget_me.unregister(name)


@pytest.mark.parametrize("path", ["/leave/", "/pl/leave/", "/ar/leave/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_reader_is_sent_to_the_neutral_site(site, client, method, path):
    response = getattr(client, method)(path, headers={"sec-fetch-site": "same-origin"})
    assert response.status_code == 303
    assert response.headers["Location"] == WEATHER
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert dict(response.cookies) == {}


def test_leaving_costs_a_reader_no_query_once_the_site_is_known(site, client, queries):
    client.get("/leave/")
    with queries(0):
        client.get("/leave/")


def test_a_post_needs_no_token(signed_in):
    response = signed_in.post("/leave/", headers={"sec-fetch-site": "same-origin"})
    assert response.status_code == 303
    assert Session.objects.count() == 0


def test_the_session_row_and_the_cookies_of_a_signed_in_visitor_are_gone(signed_in):
    signed_in.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32
    response = signed_in.get("/leave/", headers={"sec-fetch-site": "none"})
    assert Session.objects.count() == 0
    gone = {name: cookie["max-age"] for name, cookie in response.cookies.items()}
    assert gone == {settings.SESSION_COOKIE_NAME: 0, settings.CSRF_COOKIE_NAME: 0}
    assert all(not cookie.value for cookie in response.cookies.values())


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "same-origin", "sec-purpose": "prefetch"},
        {"purpose": "prefetch"},
    ],
)
def test_another_site_or_a_prefetch_wipes_nothing(signed_in, headers):
    response = signed_in.get("/leave/", headers=headers)
    assert (response.status_code, response.headers["Location"]) == (303, WEATHER)
    assert "no-store" in response.headers["Cache-Control"]
    assert "Clear-Site-Data" not in response.headers
    assert dict(response.cookies) == {}
    assert Session.objects.count() == 1


def test_looking_with_head_wipes_nothing(signed_in):
    assert signed_in.head("/leave/").status_code == 303
    assert Session.objects.count() == 1


def test_other_methods_are_refused(site, client):
    assert client.options("/leave/").status_code == 405
    assert client.put("/leave/").status_code == 405


def test_every_registered_handler_is_run(site, client, handlers):
    handlers("shortlist", lambda request, response: response.delete_cookie("shortlist"))
    response = client.get("/leave/")
    assert response.cookies["shortlist"]["max-age"] == 0


def test_a_handler_that_fails_keeps_nobody_on_the_page(signed_in, handlers):
    seen = []

    def broken(request, response):
        raise DatabaseError("the table is locked")

    handlers("broken", broken)
    handlers("later", lambda request, response: seen.append("later"))
    response = signed_in.get("/leave/")
    assert (response.status_code, response.headers["Location"]) == (303, WEATHER)
    assert seen == ["later"]
    assert Session.objects.count() == 0


def test_a_session_that_cannot_be_deleted_still_loses_its_cookie(signed_in, monkeypatch):
    def broken(request):
        raise DatabaseError("disk full")

    monkeypatch.setattr("portal.core.exit.forget.logout", broken)
    response = signed_in.get("/leave/")
    assert response.headers["Location"] == WEATHER
    assert response.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 0


def test_without_a_partnership_the_way_out_is_still_there(db, client):
    response = client.get("/leave/", headers={"host": "127.0.0.1"})
    assert (response.status_code, response.headers["Location"]) == (303, NEUTRAL_URL)


def test_the_blank_page_names_nothing_of_the_site(site, client):
    response = client.get("/leave/out/")
    text = response.content.decode()
    assert re.findall(r"<title>(.*?)</title>", text) == ["Weather"]
    assert response.headers["Cache-Control"] == "no-store"
    assert dict(response.cookies) == {}
    assert "Safe outside" not in text
    body = text[text.index("<body>") :]
    assert re.sub(r"<[^>]*>", "", body).split() == []


def test_the_script_comes_first_and_is_not_deferred(site, client):
    text = client.get("/").content.decode()
    tag = re.search(r"<script[^>]*portal/exit\.js[^>]*>", text)
    assert tag is not None
    assert "defer" not in tag[0]
    assert "async" not in tag[0]
    assert 'data-leave="/leave/"' in tag[0]
    assert text.index(tag[0]) < text.index('rel="stylesheet"')


def test_the_link_works_without_script(site, client):
    assert re.search(r'<a class="exit" href="/pl/leave/"', client.get("/pl/").content.decode())


@pytest.mark.parametrize("name", ["exit.js", "private_visit.js"])
def test_the_scripts_take_about_a_kilobyte_and_store_nothing(name):
    source = (Path(__file__).parents[4] / "portal/static/portal" / name).read_text()
    code = re.sub(r"^\s*//.*$|\s{2,}", "", source, flags=re.MULTILINE)
    assert len(gzip.compress(code.encode())) < 1200
    for word in ("localStorage", "sessionStorage", "indexedDB", "cookie", "Escape"):
        assert word not in code
