"""Which addresses elsewhere may be asked, when again, and what the answer means. Pure."""

from __future__ import annotations

import ipaddress
from datetime import timedelta
from enum import StrEnum
from urllib.parse import urlsplit

LONGEST_ADDRESS = 1000
PORTS = {"http": 80, "https": 443}
AGAIN_WHEN_RIGHT = timedelta(days=7)
AGAIN_WHEN_WRONG = timedelta(days=1)
# One silence may be a passing fault of theirs or ours; two in a row are told to editors.
FAILURES_TO_TELL = 2
# These say that a program was not let in, not that the page is gone.
SHUT_TO_PROGRAMS = frozenset({401, 403, 405, 406, 429, 451, 503, 999})


class Verdict(StrEnum):
    """This is what is known of an address elsewhere."""

    UNCHECKED = "unchecked"
    RIGHT = "right"
    SHUT = "shut"  # it is there, but does not answer programs: a person has to look
    FAILED = "failed"  # once; it is asked again before anybody is told
    BROKEN = "broken"
    REFUSED = "refused"  # we do not ask it: it leads into a private network


def is_askable(url: str) -> bool:
    """Say whether an address is of the web, without a name and password, and on its usual door."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    usual = PORTS.get(parts.scheme.lower())
    is_plain = bool(parts.hostname) and not parts.username and not parts.password
    return is_plain and usual is not None and port in {None, usual} and len(url) <= LONGEST_ADDRESS


def is_public(address: str) -> bool:
    """Say whether an IP address is out in the world: not ours, not a neighbour's, not a cloud's."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo or (None, None))[1]
        if inner is not None:
            return is_public(str(inner))
        if parsed in ipaddress.ip_network("64:ff9b::/96"):  # IPv4 behind a translator
            return is_public(str(ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)))
    return parsed.is_global and not parsed.is_multicast


def verdict_of(status: int | None, failures_before: int) -> Verdict:
    """Say what an answer means; None is none."""
    if status is not None and 200 <= status < 400:
        return Verdict.RIGHT
    if status in SHUT_TO_PROGRAMS:
        return Verdict.SHUT
    return Verdict.BROKEN if failures_before + 1 >= FAILURES_TO_TELL else Verdict.FAILED
