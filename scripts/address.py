"""Where the portal answers: PORT, HOST and BASE_URL, checked (standard library only)."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass

EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 (compared with, not bound to)
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class BadAddress(Exception):
    """The server cannot answer there; the text says why and what to set instead."""


@dataclass(frozen=True)
class Address:
    """This is where the server listens, and the address visitors use."""

    host: str
    port: int
    base_url: str

    @property
    def probe_host(self) -> str:
        """Give a host at which this machine reaches its own server."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 (as above)


def read_address(given: Mapping[str, str]) -> Address:
    """Read PORT, HOST and BASE_URL; raise BadAddress for what cannot be."""
    port = _port(given.get("PORT") or "8000")
    host = given.get("HOST") or "127.0.0.1"
    host = "127.0.0.1" if host == "localhost" else host
    return Address(host, port, given.get("BASE_URL") or _base_url(host, port))


def _port(value: str) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 65535):
        raise BadAddress(f"PORT is {value!r}; give a whole number from 1 to 65535, such as 8000.")
    return int(value)


def _base_url(host: str, port: int) -> str:
    """Derive the address of visitors; a name is best, as other partnerships stand below it."""
    name = "localhost" if host in EVERYWHERE | LOOPBACK else host
    name = f"[{name}]" if ":" in name else name
    return f"http://{name}/" if port == 80 else f"http://{name}:{port}/"


def check_free(address: Address) -> None:
    """Raise BadAddress when something answers there already or this machine has no such address."""
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise BadAddress(
            f"HOST is {address.host!r}, which this machine cannot find; give an address it has, "
            "such as 127.0.0.1 or 0.0.0.0."
        ) from error
    family, kind, protocol, _name, where = found[0]
    with socket.socket(family, kind, protocol) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(where)
        except PermissionError as error:
            raise BadAddress(
                f"port {address.port} needs more rights than this account has; "
                "choose another with PORT=8000."
            ) from error
        except OSError as error:
            raise BadAddress(
                f"port {address.port} on {address.host} cannot be used ({error.strerror}); stop "
                f"what uses it or choose another, such as PORT={min(address.port + 1, 65535)}."
            ) from error
