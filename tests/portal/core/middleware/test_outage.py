"""The database away, or the portal put aside: calm pages, and nobody is caught in them."""

from __future__ import annotations

import sqlite3

import pytest
from django.conf import settings as django_settings
from django.db import OperationalError, connection
from django.test import Client

from portal.core.exit.views import NEUTRAL_URL


@pytest.fixture
def reader():
    """Give a client that takes what a visitor would get."""
    return Client(headers={"host": "localhost"}, raise_request_exception=False)


@pytest.fixture
def database_away(partnership):
    """Let every query fail as it does when the file or the server is gone."""

    def refuse(execute, sql, *args):
        cause = sqlite3.OperationalError("unable to open database file")
        cause.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise OperationalError("unable to open database file") from cause

    with connection.execute_wrapper(refuse):
        yield


@pytest.fixture
def maintenance(settings, tmp_path):
    """Put the portal aside."""
    settings.VAR = tmp_path
    (tmp_path / "maintenance").touch()


@pytest.mark.parametrize(
    "path", ["/", "/about/", "/pl/", "/report/", "/sitemap.xml", "/accounts/login/"]
)
def test_without_a_database_every_page_says_so_calmly(database_away, reader, path):
    response = reader.get(path)
    html = response.content.decode()
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert response.headers["Cache-Control"] == "no-store"
    assert 'href="tel:999"' in html
    assert 'href="tel:08001111"' in html
    assert "Traceback" not in html
    assert dict(response.cookies) == {}


def test_the_page_after_the_database_is_back_is_whole(partnership, reader):
    def refuse(execute, sql, *args):
        raise OperationalError("gone") from sqlite_gone()

    def sqlite_gone():
        cause = sqlite3.OperationalError("gone")
        cause.sqlite_errorcode = sqlite3.SQLITE_IOERR
        return cause

    with connection.execute_wrapper(refuse):
        assert reader.get("/").status_code == 503
    assert reader.get("/").status_code == 200


def test_a_fault_of_ours_is_not_called_an_outage(partnership, reader):
    def refuse(execute, sql, *args):
        cause = sqlite3.OperationalError("no such table: core_partnership")
        cause.sqlite_errorcode = sqlite3.SQLITE_ERROR
        raise OperationalError("no such table: core_partnership") from cause

    with connection.execute_wrapper(refuse):
        response = reader.get("/")
    assert response.status_code == 500
    assert "Retry-After" not in response.headers


@pytest.mark.parametrize("path", ["/leave/", "/pl/leave/"])
def test_leaving_works_without_a_database(database_away, reader, path):
    response = reader.get(path)
    assert (response.status_code, response.headers["Location"]) == (303, NEUTRAL_URL)


def test_health_answers_without_a_database(database_away, reader):
    alive, ready = reader.get("/healthz"), reader.get("/readyz")
    assert (alive.status_code, ready.status_code) == (200, 503)
    assert ready.json()["status"] == "failed"
    assert ready.json()["checks"]["database"] == "failed"


def test_a_portal_put_aside_says_when_to_come_back(maintenance, reader):
    response = reader.get("/pl/about/")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "300"
    assert 'href="tel:999"' in response.content.decode()


@pytest.mark.parametrize("path", ["/leave/out/", "/pl/leave/out/"])
def test_what_stays_in_the_history_of_a_portal_put_aside_is_blank(maintenance, reader, path):
    response = reader.get(path)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert "<title>Weather</title>" in response.content.decode()
    assert "tel:" not in response.content.decode()


def test_what_stays_in_the_history_is_blank_without_a_database(database_away, reader):
    response = reader.get("/leave/out/")
    assert response.status_code == 200
    assert "<title>Weather</title>" in response.content.decode()


def test_nobody_is_kept_in_a_portal_put_aside(maintenance, reader):
    assert reader.get("/leave/").headers["Location"] == NEUTRAL_URL


def test_the_outage_page_stands_outside_all_that_needs_the_database():
    names = [name.rpartition(".")[2] for name in django_settings.MIDDLEWARE]
    outage = names.index("OutageMiddleware")
    assert names.index("PageCacheMiddleware") < outage < names.index("SessionMiddleware")
    assert names.index("HealthMiddleware") < names.index("EdgeGuardMiddleware")
