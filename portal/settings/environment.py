"""Read the environment once, check every value, and say in one sentence what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from portal.settings.addresses import (
    AddressProblem,
    cache_address,
    database_address,
    mail_address,
    sqlite_settings,
)
from portal.settings.search import SearchServer, search_server

CHECKOUT = Path(__file__).resolve().parents[2]
MIN_SECRET = 40
HOST_NAME = r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?"
HOST_NUMBER = r"[0-9a-f:.]*:[0-9a-f:.]*"  # of IPv6


class EnvironmentProblem(Exception):
    """This value of the environment cannot be used; the text says which and how to mend it."""


@dataclass(frozen=True)
class FieldKey:
    """This key encrypts stored answers; its id is written beside what it encrypted."""

    id: str
    key: bytes


@dataclass(frozen=True)
class Environment:
    """This holds every setting that a deployment may choose, checked."""

    base_url: str
    secret_key: str
    field_keys: tuple[FieldKey, ...]
    allowed_hosts: tuple[str, ...]
    database: dict[str, Any]
    cache: dict[str, Any] | None
    email: dict[str, Any]
    search: SearchServer | None
    var: Path
    is_demo: bool
    demo_needs_mfa: bool
    trusted_proxies: int
    are_proxies_counted: bool  # by a person; 0 may also mean that nobody thought of it
    has_pseudo_locale: bool

    @property
    def is_https(self) -> bool:
        """Say whether visitors reach the portal over https."""
        return self.base_url.startswith("https://")

    @property
    def host(self) -> str:
        """Give the host of the default partnership, without its port."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def port(self) -> int:
        """Give the port visitors use."""
        return urlsplit(self.base_url).port or (443 if self.is_https else 80)


def read_environment(source: Mapping[str, str]) -> Environment:
    """Check every value of the environment; raise EnvironmentProblem for the first that fails."""
    var = _var(source.get("VAR", ""))
    values = {**_embedded_keys(var), **{k: v for k, v in source.items() if v != ""}}
    base_url = _base_url(values.get("BASE_URL", "http://localhost:8000/"))
    host = _bracketed(urlsplit(base_url).hostname or "")
    secret = _secret_key(values.get("SECRET_KEY", ""))
    return Environment(
        base_url=base_url,
        secret_key=secret,
        field_keys=_field_keys(values.get("FIELD_KEYS", ""), secret),
        allowed_hosts=_allowed_hosts(values.get("ALLOWED_HOSTS", ""), host),
        database=_database(values.get("DATABASE_URL", ""), var),
        cache=_cache(values.get("CACHE_URL", "")),
        email=_email(values.get("EMAIL_URL", ""), var),
        search=_search(values.get("SEARCH_URL", "")),
        var=var,
        is_demo=_flag("DEMO", values),
        demo_needs_mfa=_flag("DEMO_MFA", values),
        trusted_proxies=_whole_number("TRUSTED_PROXIES", values.get("TRUSTED_PROXIES", "0")),
        are_proxies_counted="TRUSTED_PROXIES" in values,
        has_pseudo_locale=_flag("PSEUDO_LOCALE", values),
    )


def _var(value: str) -> Path:
    var = Path(value or CHECKOUT / "var")
    if not var.is_absolute():  # each program would look in the folder it was started in
        raise EnvironmentProblem(
            f"VAR is {value!r}; give the folder with its full path, such as /srv/portal/var."
        )
    return var


def _embedded_keys(var: Path) -> dict[str, str]:
    """Read the keys that `make start` made for this machine, if it did."""
    path = var / "keys.json"
    how = "put back your copy of it, or set SECRET_KEY and FIELD_KEYS in the environment."
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise EnvironmentProblem(
            f"{path} cannot be read ({error.strerror}); let this account read it, or {how}"
        ) from None
    except ValueError:  # its text is not shown: it is keys
        raise EnvironmentProblem(f"{path} is not readable as JSON; {how}") from None
    if not isinstance(kept, dict) or not all(isinstance(text, str) for text in kept.values()):
        raise EnvironmentProblem(f"{path} does not hold keys by their names; {how}")
    return {name: kept[name] for name in ("SECRET_KEY", "FIELD_KEYS") if kept.get(name)}


def _base_url(value: str) -> str:
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    is_address = re.fullmatch(rf"{HOST_NAME}|{HOST_NUMBER}", host) and port != 0
    if (
        not is_address
        or parts.scheme not in {"http", "https"}
        or parts.query
        or parts.fragment
        or parts.username is not None
        or parts.path not in {"", "/"}
    ):
        raise EnvironmentProblem(
            f"BASE_URL is {value!r}; give the address visitors use, such as "
            "https://safeguarding.example.org/ with no path after it."
        )
    usual = {"http": 80, "https": 443}[parts.scheme]
    # As browsers write it: a port that goes without saying is not said.
    return f"{parts.scheme}://{_bracketed(host)}{f':{port}' if port not in {None, usual} else ''}/"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _secret_key(value: str) -> str:
    if len(value) < MIN_SECRET or len(set(value)) < 10:
        raise EnvironmentProblem(
            f"SECRET_KEY is missing or too easy to guess; set it to {MIN_SECRET} or more random "
            "characters, for example from: python -c 'import secrets; "
            "print(secrets.token_urlsafe(48))'."
        )
    return value


def _field_keys(value: str, secret: str) -> tuple[FieldKey, ...]:
    how = (
        "FIELD_KEYS must be a list like id2:KEY,id1:KEY, newest first, each KEY "
        "64 hexadecimal characters (python -c 'import secrets; print(secrets.token_hex(32))')"
    )
    keys: list[FieldKey] = []
    given = filter(None, (piece.strip() for piece in value.split(",")))
    for number, part in enumerate(given, 1):
        name, _, text = part.partition(":")
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,15}", name) or not re.fullmatch(
            r"[0-9a-fA-F]{64}", text
        ):
            # By its number: what stands where the id should may be the key.
            raise EnvironmentProblem(f"{how}; entry {number} is not.")
        if text == secret or len(set(text.lower())) < 6:
            raise EnvironmentProblem(f"{how}; the key {name!r} is too easy to guess.")
        keys.append(FieldKey(name, bytes.fromhex(text)))
    if not keys:
        raise EnvironmentProblem(f"{how}; it is missing.")
    if len({key.id for key in keys}) != len(keys) or len({key.key for key in keys}) != len(keys):
        raise EnvironmentProblem(f"{how}; two entries share an id or a key.")
    return tuple(keys)


def _allowed_hosts(value: str, host: str) -> tuple[str, ...]:
    hosts = tuple(filter(None, (piece.strip().lower() for piece in value.split(","))))
    for name in hosts:
        if not re.fullmatch(rf"\.?{HOST_NAME}|\[{HOST_NUMBER}\]", name):
            raise EnvironmentProblem(
                f"ALLOWED_HOSTS holds {name!r}; give host names with commas between them, such as "
                "safeguarding.example.org,.safeguarding.example.org (no * and no port)."
            )
    if hosts and not any(host == name or f".{host}".endswith(name) for name in hosts):
        raise EnvironmentProblem(
            f"ALLOWED_HOSTS leaves out {host}, the host of BASE_URL; put it on the list."
        )
    return hosts or (host, f".{host}")


def _database(value: str, var: Path) -> dict[str, Any]:
    how = "give postgresql://user:password@host:5432/name or sqlite:////full/path.sqlite3."
    try:
        return database_address(value) if value else sqlite_settings(var / "portal.sqlite3")
    except AddressProblem as problem:  # the address itself is not shown: it may hold a password
        raise EnvironmentProblem(f"DATABASE_URL {problem}; {how}") from None


def _cache(value: str) -> dict[str, Any] | None:
    if not value:
        return None
    try:
        return cache_address(value)
    except AddressProblem as problem:  # as above
        raise EnvironmentProblem(
            f"CACHE_URL {problem}; give redis://host:6379/0, or leave it out on a single machine."
        ) from None


def _email(value: str, var: Path) -> dict[str, Any]:
    if not value:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(var / "mail"),
        }
    try:
        return mail_address(value)
    except AddressProblem as problem:  # as above
        raise EnvironmentProblem(
            f"EMAIL_URL {problem}; give smtp+tls://user:password@host:587, "
            "or leave it out to keep messages in files under var/mail."
        ) from None


def _search(value: str) -> SearchServer | None:
    try:
        return search_server(value)
    except AddressProblem as problem:  # the address itself is not shown: it may hold a password
        raise EnvironmentProblem(
            f"SEARCH_URL {problem}; give https://user:password@host:9200/portal?shards=1&replicas=1"
            " for Elasticsearch, or leave it out to search with the database."
        ) from None


def _flag(name: str, values: Mapping[str, str]) -> bool:
    value = values.get(name, "0").strip().lower()
    if value not in {"0", "1", "true", "false", "yes", "no"}:
        raise EnvironmentProblem(f"{name} is {value!r}; set it to 1 for yes or 0 for no.")
    return value in {"1", "true", "yes"}


def _whole_number(name: str, value: str) -> int:
    if not re.fullmatch(r"\d{1,2}", value):
        raise EnvironmentProblem(f"{name} is {value!r}; give a whole number from 0 to 99.")
    return int(value)
