"""Addresses of servers: what they may say; wrongly written they never lead somewhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.settings.addresses import (
    AddressProblem,
    cache_address,
    database_address,
    mail_address,
    sqlite_settings,
)
from portal.settings.environment import EnvironmentProblem, read_environment
from tests.portal.settings.test_environment import given_environment

SMTP = "django.core.mail.backends.smtp.EmailBackend"
NO_FILE = "names no file by its full path (four slashes, no options)"
NO_PORT = "names a port that is none"


@pytest.mark.parametrize(
    ("value", "name", "host"),
    [
        ("sqlite:////srv/portal.sqlite3", "/srv/portal.sqlite3", ""),
        ("sqlite:////srv/the%20portal.sqlite3", "/srv/the portal.sqlite3", ""),
        ("postgresql://portal:word@db.example.org:5433/portal", "portal", "db.example.org"),
        ("postgres://portal@[::1]/portal?sslmode=require", "portal", "::1"),
        ("postgresql://one:5432,two:5433/portal", "portal", "one,two"),
        ("postgresql:///portal", "portal", ""),
        ("postgresql://portal@%2Fvar%2Frun/portal", "portal", "%2Fvar%2Frun"),
    ],
)
def test_a_database_is_the_one_that_is_named(value: str, name: str, host: str) -> None:
    config = database_address(value)
    assert (config["NAME"], config.get("HOST", "")) == (name, host)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("sqlite:///portal.sqlite3", NO_FILE),  # in whatever folder the server was started
        ("sqlite://", NO_FILE),  # in memory: gone with each process
        ("sqlite:///", NO_FILE),
        ("sqlite:////", NO_FILE),
        ("sqlite:////srv/", NO_FILE),
        ("sqlite:///:memory:", NO_FILE),
        ("sqlite://:memory:", NO_FILE),
        ("sqlite://host/srv/portal.sqlite3", NO_FILE),
        ("sqlite:////srv/portal.sqlite3?mode=ro", NO_FILE),
        ("sqlite:////srv/portal.sqlite3#1", "has a # in it"),
        ("sqlite:////srv/the portal.sqlite3", "has a space in it"),
        ("sqlite:portal.sqlite3", "has no :// in it"),
        ("portal.sqlite3", "has no :// in it"),
        ("", "has no :// in it"),
        ("mysql://x/y", "begins with 'mysql'"),
        ("postgis://x/y", "begins with 'postgis'"),
        ("Hush-Hush://x/y", "begins with no scheme that is known"),
        ("postgresql://", "names no database"),
        ("postgresql://db.example.org", "names no database"),
        ("postgresql://db.example.org/", "names no database"),
        ("postgresql://db.example.org/one/two", "names no database"),
        ("postgresql://db.example.org:port/portal", NO_PORT),
        ("postgresql://db.example.org:70000/portal", NO_PORT),
        ("postgresql://db.example.org:0/portal", NO_PORT),
        ("postgresql://-db/portal", "names no server"),
        ("postgresql://db/portal?sslmode", "cannot be read"),
        ("postgresql://[::1/portal", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_database_is_said(value: str, why: str) -> None:
    with pytest.raises(AddressProblem) as caught:
        database_address(value)
    assert str(caught.value).startswith(why)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(AddressProblem, match="names a folder and no file"):
        sqlite_settings(tmp_path)


def test_a_file_that_cannot_be_looked_at_is_told(tmp_path: Path) -> None:
    with pytest.raises(AddressProblem, match=r"cannot be looked at \(File name too long\)"):
        sqlite_settings(tmp_path / ("x" * 300))


@pytest.mark.parametrize(
    ("value", "location"),
    [
        ("redis://cache.example.org", "redis://cache.example.org"),
        ("rediss://:word@cache:6380/1", "rediss://:word@cache:6380/1"),
        ("redis://one:1,two:2/3", ["redis://one:1/3", "redis://two:2/3"]),
        ("locmemcache://", ""),
    ],
)
def test_a_cache_is_the_one_that_is_named(value: str, location: str | list[str]) -> None:
    assert cache_address(value)["LOCATION"] == location


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("memcached://x", "begins with 'memcached'"),
        ("redis:cache", "has no :// in it"),
        ("redis://", "names no server"),
        ("redis://one,,two", "names no server"),
        ("redis://cache:port/0", NO_PORT),
        ("redis://cache:0/0", NO_PORT),
        ("redis://cache/first", "has a database that is no number"),
        ("redis://cache/0?timeout", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_cache_is_said(value: str, why: str) -> None:
    with pytest.raises(AddressProblem) as caught:
        cache_address(value)
    assert str(caught.value) == why


@pytest.mark.parametrize(
    ("value", "port"),
    [
        ("smtp://mail.example.org", 25),
        ("smtp://mail.example.org:2525/", 2525),
        ("smtp+tls://portal:w%40rd@mail.example.org", 587),
        ("smtp+ssl://portal:w%40rd@mail.example.org", 465),
        ("smtps://portal:w%40rd@mail.example.org", 587),
    ],
)
def test_a_mail_server_without_a_port_has_its_usual_one(value: str, port: int) -> None:
    config = mail_address(value)
    assert (config["EMAIL_BACKEND"], config["EMAIL_PORT"]) == (SMTP, port)
    assert config["EMAIL_HOST"] == "mail.example.org"
    assert config["EMAIL_HOST_PASSWORD"] == ("w@rd" if "@m" in value else None)


def test_mail_may_go_to_a_folder_or_be_shown() -> None:
    assert mail_address("filemail:////srv/mail")["EMAIL_FILE_PATH"] == "/srv/mail"
    assert "console" in mail_address("consolemail://")["EMAIL_BACKEND"]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("mail.example.org", "has no :// in it"),
        ("pop://mail.example.org", "begins with 'pop'"),
        ("smtp://", "names no server"),
        ("smtp://mail:port", NO_PORT),
        ("smtps://mail:465", "names port 465, which wants smtp+ssl://"),
        ("smtp+tls://mail:465", "names port 465, which wants smtp+ssl://"),
        ("smtp://mail/inbox", "has something after the server"),
        ("smtp://mail?tls=1", "has options, and takes none"),
        ("smtp://portal@mail", "has a user or a password, but not both"),
        ("filemail://", "names no folder by its full path (four slashes)"),
        ("filemail:///mail", "names no folder by its full path (four slashes)"),
    ],
)
def test_what_is_wrong_with_mail_is_said(value: str, why: str) -> None:
    with pytest.raises(AddressProblem) as caught:
        mail_address(value)
    assert str(caught.value) == why


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://portal:hush/hush@db/portal"),
        ("DATABASE_URL", "hush-hush"),
        ("CACHE_URL", "redis://:hush@cache:hush/0"),
        ("EMAIL_URL", "smtp+tls://portal:hush/hush@mail"),
        ("FIELD_KEYS", "hush:one"),
        ("FIELD_KEYS", "hush"),
    ],
)
def test_a_sentence_shows_no_password(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        read_environment(given_environment(tmp_path, **{name: value}))
    assert "hush" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
