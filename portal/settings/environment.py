"""Read the environment once, check every value, and say in one sentence what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from portal.settings.search import SearchServer, SearchUrlProblem, search_server

CHECKOUT = Path(__file__).resolve().parents[2]
DATABASE_SCHEMES = {"sqlite", "postgres", "postgresql"}
CACHE_SCHEMES = {"locmemcache", "redis", "rediss"}
EMAIL_SCHEMES = {"smtp", "smtps", "smtp+tls", "smtp+ssl", "consolemail", "filemail"}
MIN_SECRET = 40


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
    var = Path(source.get("VAR") or CHECKOUT / "var")
    values = {**_embedded_keys(var), **{k: v for k, v in source.items() if v != ""}}
    base_url = _base_url(values.get("BASE_URL", "http://localhost:8000/"))
    host = urlsplit(base_url).hostname or ""
    secret = _secret_key(values.get("SECRET_KEY", ""))
    return Environment(
        base_url=base_url,
        secret_key=secret,
        field_keys=_field_keys(values.get("FIELD_KEYS", ""), secret),
        allowed_hosts=_allowed_hosts(values.get("ALLOWED_HOSTS", ""), host),
        database=_database(values.get("DATABASE_URL", f"sqlite:///{var / 'portal.sqlite3'}")),
        cache=_cache(values.get("CACHE_URL", "")),
        email=_email(values.get("EMAIL_URL", ""), var),
        search=_search(values.get("SEARCH_URL", "")),
        var=var,
        is_demo=_flag("DEMO", values),
        demo_needs_mfa=_flag("DEMO_MFA", values),
        trusted_proxies=_whole_number("TRUSTED_PROXIES", values.get("TRUSTED_PROXIES", "0")),
        has_pseudo_locale=_flag("PSEUDO_LOCALE", values),
    )


def _embedded_keys(var: Path) -> dict[str, str]:
    """Read the keys that `make start` made for this machine, if it did."""
    path = var / "keys.json"
    if not path.exists():
        return {}
    try:
        kept = json.loads(path.read_text())
    except ValueError as error:
        raise EnvironmentProblem(
            f"{path} is not readable as JSON; put back your copy of it, "
            "or set SECRET_KEY and FIELD_KEYS in the environment."
        ) from error
    return {name: str(kept[name]) for name in ("SECRET_KEY", "FIELD_KEYS") if name in kept}


def _base_url(value: str) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment or parts.path not in {"", "/"}:
        raise EnvironmentProblem(
            f"BASE_URL is {value!r}; give the address visitors use, such as "
            "https://safeguarding.example.org/ with no path after it."
        )
    return f"{parts.scheme}://{parts.netloc}/"


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
    for part in filter(None, (piece.strip() for piece in value.split(","))):
        name, _, text = part.partition(":")
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,15}", name) or not re.fullmatch(
            r"[0-9a-fA-F]{64}", text
        ):
            raise EnvironmentProblem(f"{how}; the entry {name!r} is not.")
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
        if not re.fullmatch(r"\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\]", name):
            raise EnvironmentProblem(
                f"ALLOWED_HOSTS holds {name!r}; give host names with commas between them, such as "
                "safeguarding.example.org,.safeguarding.example.org (no * and no port)."
            )
    return hosts or (host, f".{host}")


def _database(value: str) -> dict[str, Any]:
    how = "give postgresql://user:password@host:5432/name or sqlite:////full/path.sqlite3."
    scheme = value.partition(":")[0]
    if scheme not in DATABASE_SCHEMES:
        raise EnvironmentProblem(f"DATABASE_URL begins with {scheme!r}; {how}")
    try:
        config = dict(environ.Env.db_url_config(value))
    except (ValueError, KeyError, AttributeError) as error:
        raise EnvironmentProblem(f"DATABASE_URL cannot be read ({error}); {how}") from error
    if not config.get("NAME"):
        raise EnvironmentProblem(f"DATABASE_URL names no database; {how}")
    return config


def _cache(value: str) -> dict[str, Any] | None:
    if not value:
        return None
    scheme = value.partition(":")[0]
    if scheme not in CACHE_SCHEMES or (scheme != "locmemcache" and not urlsplit(value).hostname):
        raise EnvironmentProblem(
            f"CACHE_URL begins with {scheme!r}; give redis://host:6379/0, "
            "or leave it out on a single machine."
        )
    return dict(environ.Env.cache_url_config(value))


def _email(value: str, var: Path) -> dict[str, Any]:
    if not value:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(var / "mail"),
        }
    scheme = value.partition(":")[0]
    if scheme not in EMAIL_SCHEMES or (scheme.startswith("smtp") and not urlsplit(value).hostname):
        raise EnvironmentProblem(
            f"EMAIL_URL begins with {scheme!r}; give smtp+tls://user:password@host:587, "
            "or leave it out to keep messages in files under var/mail."
        )
    try:
        return dict(environ.Env.email_url_config(value))
    except ValueError as error:
        raise EnvironmentProblem(f"EMAIL_URL cannot be read ({error}).") from error


def _search(value: str) -> SearchServer | None:
    try:
        return search_server(value)
    except SearchUrlProblem as problem:  # the address itself is not shown: it may hold a password
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
