"""Error pages: whatever went wrong, 999 is there and nothing leaks."""

from __future__ import annotations

import json
import sqlite3

import pytest
from django.db import OperationalError, connection
from django.http import Http404
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from portal.core import registry
from portal.core.errors import ERRORS
from portal.core.strip import DialCard, EmergencyContacts
from portal.core.views.errors import error_response

FRONT_DOOR = DialCard("Front door", "01632 960 500", "01632960500")
STANDALONE = {500, 503}


@pytest.fixture
def front_door(partnership):
    """Let the partnership have a number that is in memory."""
    kept = registry.emergency.get("contacts")
    registry.emergency.unregister("contacts")
    registry.emergency.register("contacts", lambda _p: EmergencyContacts(FRONT_DOOR, None))
    yield FRONT_DOOR
    registry.emergency.unregister("contacts")
    if kept is not None:
        registry.emergency.register("contacts", kept)


def request_for(address="/", **attributes):
    request = RequestFactory().get(address, headers={"host": "localhost"})
    for name, value in attributes.items():
        setattr(request, name, value)
    return request


@pytest.mark.parametrize("status", sorted(ERRORS))
def test_every_page_shows_999_childline_and_the_front_door(partnership, front_door, status):
    response = error_response(request_for(partnership=partnership), status)
    html = response.content.decode()
    assert response.status_code == status
    assert str(ERRORS[status].title) in html
    assert html.count(f"<h1>{ERRORS[status].title}</h1>") == 1
    assert 'href="tel:999"' in html
    assert 'href="tel:08001111"' in html
    assert 'href="tel:01632960500"' in html
    assert response.headers["Cache-Control"] == "no-store"
    assert dict(response.cookies) == {}


@pytest.mark.parametrize("status", sorted(ERRORS))
@pytest.mark.parametrize(
    ("prefix", "language", "words"), [("/pl/", "pl", "ltr"), ("/ar/", "ar", "rtl")]
)
def test_a_page_is_in_the_language_of_the_address(partnership, status, prefix, language, words):
    response = error_response(request_for(f"{prefix}nowhere/", partnership=partnership), status)
    html = response.content.decode()
    assert response.headers["Content-Language"] == "en"  # words of safety, not yet approved
    if status in STANDALONE:  # its words are words of safety: English until approved
        assert '<html lang="en" dir="ltr"' in html
    else:
        assert f'<html lang="{language}" dir="{words}"' in html


@pytest.mark.parametrize("status", sorted(STANDALONE))
def test_a_broken_site_asks_the_database_nothing(partnership, status):
    answered = []

    def note(execute, sql, *args):
        result = execute(sql, *args)
        answered.append(sql)
        return result

    with connection.execute_wrapper(note):
        error_response(request_for(), status)
    assert answered == []


@pytest.mark.parametrize("status", sorted(ERRORS))
def test_a_page_is_drawn_even_when_the_frame_cannot_be(status, monkeypatch):
    def away(_host):
        raise OperationalError("gone")

    monkeypatch.setattr("portal.core.views.errors.partnership_of_host", away)
    response = error_response(request_for(), status)
    assert response.status_code == status
    assert 'href="tel:999"' in response.content.decode()


def test_limits_say_when_to_come_back(partnership):
    response = error_response(request_for(partnership=partnership), 429, retry_after=90)
    assert response.headers["Retry-After"] == "90"


def test_a_refused_method_says_which_are_allowed(partnership):
    response = error_response(request_for(partnership=partnership), 405, allow=("GET", "HEAD"))
    assert response.headers["Allow"] == "GET, HEAD"


def test_programs_get_a_problem_they_can_read(partnership):
    response = error_response(request_for("/api/v1/search", partnership=partnership), 404)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content) == {
        "type": "about:blank",
        "title": "Page not found",
        "status": 404,
    }


def broken(request):
    raise ValueError("secret detail")


def gone(request):
    raise OperationalError("unable to open database file") from _cannot_open()


def forbidden_missing(request):
    raise Http404("secret detail")


def _cannot_open():
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    return error


urlpatterns = [path("broken/", broken), path("gone/", gone), path("missing/", forbidden_missing)]
handler404 = "portal.core.views.errors.page_not_found"
handler500 = "portal.core.views.errors.server_error"


@pytest.mark.parametrize(
    ("address", "status", "retry_after"),
    [("/broken/", 500, None), ("/gone/", 503, "30"), ("/missing/", 404, None)],
)
@override_settings(ROOT_URLCONF="portal.urls")
def test_faults_become_pages_without_their_details(
    partnership, address, status, retry_after, monkeypatch
):
    import portal.urls  # the module whose patterns are added to

    monkeypatch.setattr(portal.urls, "urlpatterns", [*urlpatterns, *portal.urls.urlpatterns])
    from django.urls import clear_url_caches  # as above

    clear_url_caches()
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    try:
        response = client.get(address)
    finally:
        clear_url_caches()
    html = response.content.decode()
    assert response.status_code == status
    assert response.headers.get("Retry-After") == retry_after
    assert "secret detail" not in html
    assert "Traceback" not in html
    assert 'href="tel:999"' in html
