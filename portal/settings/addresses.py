"""DATABASE_URL, CACHE_URL and EMAIL_URL: their reader takes nearly anything, so we look first.

Wrongly written, an address must never lead to another place than the one that was meant, such as
a database that is in memory only, or in whatever folder the server was started.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import environ

from portal.settings.database import SQLITE

POSTGRES: Final = {"postgres", "postgresql"}
REDIS: Final = {"redis", "rediss"}
IN_MEMORY: Final = "locmemcache"
# The port of each kind of mail server, when the address names none.
MAIL_PORTS: Final = {"smtp": 25, "smtp+tls": 587, "smtps": 587, "smtp+ssl": 465}
STARTTLS: Final = {"smtp+tls", "smtps"}  # as their reader takes them
MAIL_FOLDER: Final = "filemail"
MAIL_SHOWN: Final = "consolemail"

HOST: Final = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9])?|[0-9a-f:.]*:[0-9a-f:.]*")
SOCKET: Final = re.compile(r"%2F[^@:/]*", re.IGNORECASE)  # the folder of a socket stands for a host


class AddressProblem(ValueError):
    """This address cannot be used; the text says why and holds nothing of it but its scheme."""


def sqlite_settings(path: Path) -> dict[str, Any]:
    """Give the settings of a database in a file."""
    try:
        is_folder = path.is_dir()
    except OSError as error:
        raise AddressProblem(f"names a file that cannot be looked at ({error.strerror})") from None
    if is_folder:
        raise AddressProblem("names a folder and no file")
    return {"ENGINE": SQLITE, "NAME": str(path)}


def database_address(value: str) -> dict[str, Any]:
    """Read DATABASE_URL."""
    parts = _parts(value, {"sqlite", *POSTGRES})
    if parts.scheme == "sqlite":
        if parts.netloc or not re.fullmatch(r"//[^/].*[^/]", parts.path) or parts.query:
            raise AddressProblem("names no file by its full path (four slashes, no options)")
        return sqlite_settings(Path(unquote(parts.path[1:])))
    for host in parts.netloc.rpartition("@")[2].split(","):
        if host and not SOCKET.fullmatch(host):
            host_and_port(host)
    if not re.fullmatch(r"/[^/]+", parts.path):
        raise AddressProblem("names no database")
    return dict(environ.Env.db_url_config(value))


def cache_address(value: str) -> dict[str, Any]:
    """Read CACHE_URL."""
    parts = _parts(value, {IN_MEMORY, *REDIS})
    if parts.scheme in REDIS:
        for host in parts.netloc.rpartition("@")[2].split(","):
            host_and_port(host)
        if not re.fullmatch(r"/?|/[0-9]{1,3}", parts.path):
            raise AddressProblem("has a database that is no number")
    return dict(environ.Env.cache_url_config(value))


def mail_address(value: str) -> dict[str, Any]:
    """Read EMAIL_URL."""
    parts = _parts(value, {*MAIL_PORTS, MAIL_FOLDER, MAIL_SHOWN})
    if parts.query:
        raise AddressProblem("has options, and takes none")
    if parts.scheme == MAIL_FOLDER:
        if parts.netloc or not re.fullmatch(r"//[^/].*", parts.path):
            raise AddressProblem("names no folder by its full path (four slashes)")
    elif parts.scheme in MAIL_PORTS:
        _host, port = host_and_port(parts.netloc.rpartition("@")[2])
        if port == MAIL_PORTS["smtp+ssl"] and parts.scheme in STARTTLS:
            raise AddressProblem("names port 465, which wants smtp+ssl://")
        if parts.path not in {"", "/"}:
            raise AddressProblem("has something after the server")
        if (parts.username is None) != (parts.password is None):
            raise AddressProblem("has a user or a password, but not both")
    config = dict(environ.Env.email_url_config(value))
    return {**config, "EMAIL_PORT": config["EMAIL_PORT"] or MAIL_PORTS.get(parts.scheme)}


def _parts(value: str, schemes: set[str]) -> SplitResult:
    scheme, mark, _rest = value.partition("://")
    if not mark or scheme not in schemes:
        # What is no scheme may be a password: it is shown only when it looks like one.
        shown = (
            f"{scheme!r}" if re.fullmatch(r"[a-z+]{1,16}", scheme) else "no scheme that is known"
        )
        raise AddressProblem(f"begins with {shown}" if mark else "has no :// in it")
    if re.search(r"\s", value):
        raise AddressProblem("has a space in it")
    try:
        parts = urlsplit(value)
        parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:  # a bracket too few, an option without a value
        raise AddressProblem("cannot be read") from None
    if parts.fragment:
        raise AddressProblem("has a # in it (written %23 where it belongs to a password)")
    return parts


def host_and_port(text: str) -> tuple[str, int | None]:
    """Give a host and its port when one is named; refuse what can be neither."""
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise AddressProblem("names a port that is none") from None
    if not HOST.fullmatch(host):
        raise AddressProblem("names no server")
    if port == 0:
        raise AddressProblem("names a port that is none")
    return host, port
