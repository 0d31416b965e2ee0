"""Asking whether an address elsewhere answers: briefly, and never inside a private network.

A name is looked up once and the very address that was found harmless is the one we speak to, so
no second answer of a name server can lead us in. Every redirect is looked at in the same way.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from portal.core.exceptions import ExpectedFault, gettext_noop
from portal.guidance.review.rules.outer import PORTS, is_askable, is_public

TIMEOUT = 5.0
LONGEST_ANSWER = 8.0
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
AGENT = "PortalLinkCheck/1.0 (asks once a week whether a page is still there)"
SAFE = "/%:=&?~#+!$,;'@()*[]"


class AddressRefused(ExpectedFault):
    """This address leads somewhere we do not go."""

    template = gettext_noop("The address leads into a private network, or is none of the web.")


@dataclass(frozen=True)
class Guard:
    """This says where we may go; tests open it for a server of their own."""

    may_ask: Callable[[str], bool] = is_askable
    may_reach: Callable[[str], bool] = is_public


OUTSIDE_ONLY = Guard()


def status_of(url: str, guard: Guard = OUTSIDE_ONLY) -> int | None:
    """Give the status at the end of an address and its redirects; None when nothing answers.

    Raises AddressRefused for what leads into a private network.
    """
    for _turn in range(MOST_REDIRECTS + 1):
        answer = _ask(url, guard)
        if answer is None:
            return None
        status, location = answer
        if status not in REDIRECTS or not location:
            return status
        url = urljoin(url, location)
    return None  # it goes round in circles


def _ask(url: str, guard: Guard) -> tuple[int, str] | None:
    """Ask with HEAD; where that is not understood or refused, with GET, whose body is not read."""
    if not guard.may_ask(url):
        raise AddressRefused
    parts = urlsplit(url)
    address = _address_of(parts, guard)
    if address is None:
        return None
    answer = _request("HEAD", parts, address)
    if answer is not None and (200 <= answer[0] < 300 or answer[0] in REDIRECTS):
        return answer
    return _request("GET", parts, address) or answer


def _port_of(parts: SplitResult) -> int:
    return parts.port or PORTS[parts.scheme.lower()]


def _address_of(parts: SplitResult, guard: Guard) -> str | None:
    """Look the name up; one private address among several is enough to refuse."""
    try:
        found = socket.getaddrinfo(parts.hostname or "", _port_of(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    addresses = [str(entry[4][0]) for entry in found]
    if not all(guard.may_reach(address) for address in addresses):
        raise AddressRefused
    return addresses[0] if addresses else None


def _request(method: str, parts: SplitResult, address: str) -> tuple[int, str] | None:
    connection = _connection(parts, address)
    query = f"?{quote(parts.query, safe=SAFE)}" if parts.query else ""
    path = quote(parts.path or "/", safe=SAFE) + query
    # Each wait has its own limit; this ends an answer that trickles.
    cut = threading.Timer(LONGEST_ANSWER, connection.cut)
    cut.start()
    try:
        connection.request(method, path, headers={"User-Agent": AGENT, "Accept": "*/*"})
        response = connection.getresponse()
        return response.status, response.getheader("Location") or ""
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        cut.cancel()
        connection.close()


def _connection(parts: SplitResult, address: str) -> _Plain:
    host, port = parts.hostname or "", _port_of(parts)
    if parts.scheme.lower() == "https":
        return _Secure(host, port, address)
    return _Plain(host, port, address)


class _Plain(http.client.HTTPConnection):
    """This speaks to one address, whatever the name leads to by now."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=TIMEOUT)
        self.address = address

    def connect(self) -> None:
        """Open the connection to the address that was looked at."""
        self.sock = socket.create_connection((self.address, self.port), TIMEOUT)

    def cut(self) -> None:
        """Hang up, whoever waits."""
        with contextlib.suppress(OSError, AttributeError):  # nobody is on the line
            self.sock.shutdown(socket.SHUT_RDWR)


class _Secure(_Plain):
    """This does the same behind TLS, with the certificate of the name."""

    default_port = 443

    def connect(self) -> None:
        """Open the connection and check whose it is."""
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
