"""Search settings: where the search server is, how to be let in, and how its index is laid out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from portal.settings.addresses import AddressProblem, host_and_port

SCHEMES: Final = {
    "http": "http",
    "https": "https",
    "elasticsearch": "http",
    "elasticsearchs": "https",
}
PORT: Final = 9200
KEY_USER: Final = "api_key"  # as a user's name: what follows it is an API key
NUMBERS: Final = {"shards": (1, 64), "replicas": (0, 8)}


@dataclass(frozen=True)
class SearchServer:
    """This is a search server, and how the portal's index lies on it."""

    hosts: tuple[str, ...]  # each an address; what lets us in is not in it
    prefix: str = "portal"  # of the names of everything that is ours there
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    certificate: str = ""  # a file that vouches for the server, when no public authority does
    shards: int = 1
    replicas: int = 0

    def __str__(self) -> str:
        return ", ".join(self.hosts)


def search_server(value: str) -> SearchServer | None:
    """Read SEARCH_URL; None when the database does the searching."""
    if not value:
        return None
    try:
        parts = urlsplit(value)
        given = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:  # a bracket too few, an option without a value
        raise AddressProblem("cannot be read") from None
    options = dict(given)
    if parts.scheme not in SCHEMES or parts.fragment:
        raise AddressProblem("does not begin with http:// or https://")
    login, _, hosts = parts.netloc.rpartition("@")
    if unknown := sorted(set(options) - {*NUMBERS, "certificate"}):
        raise AddressProblem(f"has an option {unknown[0]!r} that is not known")
    user, password, api_key = _login(login)
    return SearchServer(
        hosts=tuple(_host(SCHEMES[parts.scheme], one) for one in hosts.split(",")),
        prefix=_prefix(parts.path.strip("/")),
        user=user,
        password=password,
        api_key=api_key,
        certificate=options.get("certificate", ""),
        shards=_number("shards", options.get("shards", "1")),
        replicas=_number("replicas", options.get("replicas", "0")),
    )


def _host(scheme: str, text: str) -> str:
    host, port = host_and_port(text)
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port or PORT}"


def _login(text: str) -> tuple[str, str, str]:
    """Give user, password and API key."""
    if not text:
        return "", "", ""
    user, _, secret = text.partition(":")
    if not user or not secret:
        raise AddressProblem("has a user or a password, but not both")
    if user == KEY_USER:
        return "", "", unquote(secret)
    return unquote(user), unquote(secret), ""


def _prefix(text: str) -> str:
    if text and not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", text):
        raise AddressProblem("has a prefix that is not small letters, digits and dashes")
    return text or "portal"


def _number(name: str, text: str) -> int:
    least, most = NUMBERS[name]
    if not re.fullmatch(r"[0-9]{1,2}", text) or not least <= int(text) <= most:
        raise AddressProblem(f"has {name} that are not a number from {least} to {most}")
    return int(text)
