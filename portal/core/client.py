"""Whose request this is, as far as an address tells, and how little of it is enough."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def client_address(request: HttpRequest) -> str:
    """Give the visitor's address, or "" when it cannot be known.

    Each proxy in front appends the peer it saw to X-Forwarded-For; only as many entries as there
    are proxies of ours (TRUSTED_PROXIES) are believed, counted from the right.
    """
    trusted = settings.TRUSTED_PROXIES
    peer = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    # A header that is shorter than our chain of proxies did not pass through all of them.
    claimed = hops[-trusted] if trusted and len(hops) >= trusted else peer
    address = _parsed(claimed)
    return str(address) if address else ""


def limit_address(request: HttpRequest) -> str:
    """Give what a limit counts by: an IPv4 address, or the /64 that one IPv6 visitor commands."""
    address = _parsed(client_address(request))
    if isinstance(address, ipaddress.IPv6Address):
        return _network(address, 64)
    return str(address) if address else ""


def truncated(address: str) -> str:
    """Cut an address to what no longer points at one household: /24, or /48 for IPv6."""
    parsed = _parsed(address)
    if parsed is None:
        return ""
    return _network(parsed, 24 if parsed.version == 4 else 48)


def _network(address: Address, prefix: int) -> str:
    return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))


def _parsed(text: str) -> Address | None:
    """Read an address with or without a port; an IPv4 address inside IPv6 counts as IPv4."""
    try:
        address = ipaddress.ip_address(_without_port(text).partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def _without_port(text: str) -> str:
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0] if text.count(":") == 1 else text
