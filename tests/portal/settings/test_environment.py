"""Every value of the environment is checked, and a bad one is named in one sentence."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from django.http.request import validate_host
from hypothesis import given
from hypothesis import strategies as st

from portal.settings.environment import EnvironmentProblem, FieldKey, read_environment

SECRET = "s3cret-" + "abcdefghijklmnopqrstuvwxyz0123456789"
KEY = "0123456789abcdef" * 4
OTHER_KEY = "fedcba9876543210" * 4


def given_environment(tmp_path: Path, **values: str) -> dict[str, str]:
    return {"VAR": str(tmp_path), "SECRET_KEY": SECRET, "FIELD_KEYS": f"a:{KEY}", **values}


def test_defaults_are_one_machine_with_nothing_installed(tmp_path: Path) -> None:
    environment = read_environment(given_environment(tmp_path))

    assert environment.base_url == "http://localhost:8000/"
    assert environment.host == "localhost"
    assert environment.port == 8000
    assert not environment.is_https
    assert environment.allowed_hosts == ("localhost", ".localhost")
    assert environment.database["ENGINE"] == "django.db.backends.sqlite3"
    assert environment.database["NAME"] == str(tmp_path / "portal.sqlite3")
    assert environment.cache is None
    assert environment.email["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert environment.email["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
    assert environment.field_keys == (FieldKey("a", bytes.fromhex(KEY)),)
    assert (environment.is_demo, environment.demo_needs_mfa) == (False, False)
    assert (environment.trusted_proxies, environment.are_proxies_counted) == (0, False)


def test_a_real_deployment_is_read(tmp_path: Path) -> None:
    environment = read_environment(
        given_environment(
            tmp_path,
            BASE_URL="https://safe.example.org",
            DATABASE_URL="postgresql://portal:word@db.example.org:5433/portal",
            CACHE_URL="redis://cache.example.org:6379/1",
            EMAIL_URL="smtp+tls://user:word@mail.example.org:587",
            FIELD_KEYS=f"b:{OTHER_KEY},a:{KEY}",
            TRUSTED_PROXIES="1",
        )
    )

    assert environment.base_url == "https://safe.example.org/"
    assert environment.is_https
    assert environment.port == 443
    assert environment.database["HOST"] == "db.example.org"
    assert environment.database["PORT"] == 5433
    assert environment.cache is not None
    assert environment.email["EMAIL_USE_TLS"] is True
    assert [key.id for key in environment.field_keys] == ["b", "a"]
    assert (environment.trusted_proxies, environment.are_proxies_counted) == (1, True)


def test_no_proxy_at_all_can_be_said(tmp_path: Path) -> None:
    environment = read_environment(given_environment(tmp_path, TRUSTED_PROXIES="0"))
    assert (environment.trusted_proxies, environment.are_proxies_counted) == (0, True)


def test_keys_made_for_this_machine_are_read_but_the_environment_wins(tmp_path: Path) -> None:
    kept = {"SECRET_KEY": SECRET, "FIELD_KEYS": f"kept:{KEY}"}
    (tmp_path / "keys.json").write_text(json.dumps(kept))

    assert read_environment({"VAR": str(tmp_path)}).field_keys[0].id == "kept"
    chosen = read_environment({"VAR": str(tmp_path), "FIELD_KEYS": f"mine:{OTHER_KEY}"})
    assert [key.id for key in chosen.field_keys] == ["mine"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", r"keys\.json is not readable as JSON"),
        (b"", r"keys\.json is not readable as JSON"),
        (b"\xff\xfe", r"keys\.json is not readable as JSON"),
        (b"[]", r"keys\.json does not hold keys by their names"),
        (b"null", r"keys\.json does not hold keys by their names"),
        (b'"SECRET_KEY"', r"keys\.json does not hold keys by their names"),
        (b'{"SECRET_KEY": ["hush"]}', r"keys\.json does not hold keys by their names"),
        (b"{}", "SECRET_KEY is missing"),
        (b'{"SECRET_KEY": ""}', "SECRET_KEY is missing"),
    ],
)
def test_an_unreadable_key_file_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "keys.json").write_bytes(content)

    with pytest.raises(EnvironmentProblem, match=words) as caught:
        read_environment({"VAR": str(tmp_path)})
    assert "\n" not in str(caught.value)
    assert "hush" not in str(caught.value)


def test_a_key_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "keys.json").mkdir()

    with pytest.raises(
        EnvironmentProblem, match=r"keys\.json cannot be read \(Is a directory\); let"
    ):
        read_environment({"VAR": str(tmp_path)})


def test_a_data_folder_is_the_same_wherever_a_program_starts(tmp_path: Path) -> None:
    with pytest.raises(
        EnvironmentProblem, match=r"VAR is 'var'; give the folder with its full path"
    ):
        read_environment(given_environment(tmp_path, VAR="var"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://Safe.Example.org", "https://safe.example.org/"),
        ("https://safe.example.org:443/", "https://safe.example.org/"),
        ("http://safe.example.org:80", "http://safe.example.org/"),
        ("http://safe.example.org:443", "http://safe.example.org:443/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_the_address_is_written_as_browsers_write_it(
    tmp_path: Path, value: str, expected: str
) -> None:
    environment = read_environment(given_environment(tmp_path, BASE_URL=value))
    assert environment.base_url == expected
    # What a browser sends as the host is let in.
    assert validate_host(
        expected.split("/")[2].removesuffix(":8000").removesuffix(":443"), environment.allowed_hosts
    )


@pytest.mark.parametrize(
    "hosts", ["safe.example.org", ".example.org", "other.org, Safe.example.org"]
)
def test_hosts_that_hold_that_of_the_address(tmp_path: Path, hosts: str) -> None:
    values = {"BASE_URL": "https://safe.example.org/", "ALLOWED_HOSTS": hosts}
    allowed = read_environment(given_environment(tmp_path, **values)).allowed_hosts
    assert validate_host("safe.example.org", allowed)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SECRET_KEY", "short", "SECRET_KEY is missing or too easy"),
        ("SECRET_KEY", "a" * 60, "SECRET_KEY is missing or too easy"),
        ("FIELD_KEYS", "a:short", "entry 1 is not"),
        ("FIELD_KEYS", KEY, "64 hexadecimal"),
        ("FIELD_KEYS", f"a:{KEY},A b:{KEY}", "entry 2 is not"),
        ("FIELD_KEYS", f"a:{KEY},b:{KEY}", "share an id or a key"),
        ("FIELD_KEYS", f"a:{KEY},a:{OTHER_KEY}", "share an id or a key"),
        ("FIELD_KEYS", "a:" + "0" * 64, "too easy to guess"),
        ("FIELD_KEYS", " , ", "it is missing"),
        ("BASE_URL", "safeguarding.example.org", "BASE_URL is"),
        ("BASE_URL", "ftp://example.org/", "BASE_URL is"),
        ("BASE_URL", "https://example.org/path/", "no path"),
        ("BASE_URL", "https://example.org:99999/", "BASE_URL is"),
        ("BASE_URL", "http://[::1/", "BASE_URL is"),
        ("BASE_URL", "https://", "BASE_URL is"),
        ("BASE_URL", "https:/example.org", "BASE_URL is"),
        ("BASE_URL", "//example.org/", "BASE_URL is"),
        ("BASE_URL", "https://exam ple.org/", "BASE_URL is"),
        ("BASE_URL", "https://example.org:0/", "BASE_URL is"),
        ("BASE_URL", "https://example.org:port/", "BASE_URL is"),
        ("BASE_URL", "https://portal@example.org/", "BASE_URL is"),
        ("BASE_URL", "https://example.org/?a", "BASE_URL is"),
        ("BASE_URL", "https://one.org,two.org/", "BASE_URL is"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS holds '\\*'"),
        ("ALLOWED_HOSTS", "localhost,*.example.org", "holds '\\*.example.org'"),
        ("ALLOWED_HOSTS", "example.org:8000", "no port"),
        ("ALLOWED_HOSTS", "https://example.org", "no port"),
        ("ALLOWED_HOSTS", "localhost example.org", "with commas between them"),
        ("ALLOWED_HOSTS", "example.org/", "ALLOWED_HOSTS holds 'example.org/'"),
        ("ALLOWED_HOSTS", "example.org", "leaves out localhost, the host of BASE_URL"),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL begins with 'mysql'"),
        ("DATABASE_URL", "postgresql://", "DATABASE_URL names no database"),
        ("CACHE_URL", "memcached://x", "CACHE_URL begins with 'memcached'"),
        ("CACHE_URL", "redis://", "CACHE_URL names no server"),
        ("EMAIL_URL", "mail.example.org", "EMAIL_URL has no :// in it"),
        ("EMAIL_URL", "smtp://", "EMAIL_URL names no server"),
        ("DEMO", "maybe", "DEMO is 'maybe'"),
        ("DEMO_MFA", "2", "DEMO_MFA is '2'"),
        ("TRUSTED_PROXIES", "-1", "TRUSTED_PROXIES is '-1'"),
        ("TRUSTED_PROXIES", "one", "TRUSTED_PROXIES is 'one'"),
    ],
)
def test_a_bad_value_is_one_sentence_that_names_it(
    tmp_path: Path, name: str, value: str, words: str
) -> None:
    with pytest.raises(EnvironmentProblem, match=words) as caught:
        read_environment(given_environment(tmp_path, **{name: value}))

    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_field_key_may_not_be_the_secret_key(tmp_path: Path) -> None:
    values = given_environment(tmp_path, SECRET_KEY=KEY, FIELD_KEYS=f"a:{KEY}")

    with pytest.raises(EnvironmentProblem, match="too easy to guess"):
        read_environment(values)


@given(
    st.sampled_from(
        [
            *("BASE_URL", "DATABASE_URL", "CACHE_URL", "EMAIL_URL", "SEARCH_URL"),
            *("ALLOWED_HOSTS", "FIELD_KEYS"),
        ]
    ),
    st.text(max_size=60),
)
def test_no_value_whatever_fails_in_another_way(name: str, value: str) -> None:
    values = given_environment(Path("/nowhere"), **{name: value})
    with suppress(EnvironmentProblem):
        read_environment(values)
