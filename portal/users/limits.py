"""How often somebody may try to sign in.

Three counts, of failures only, before any password is hashed:

- one place (an address) may fail 30 times in a quarter of an hour, at whatever accounts;
- one account may be failed 5 times in 5 minutes from one network;
- one account may be failed 20 times in an hour from networks it never signed in from.

Nobody can lock somebody else out: where an account has signed in lately, only what fails from
that same network counts against it. Counts are kept by what was typed, so an account that does
not exist is held up just the same.
"""

from __future__ import annotations

from datetime import datetime

from allauth.core.internal import ratelimit
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.connection import ConnectionProxy

from portal.core.client import client_address, limit_address, truncated
from portal.users.queries import is_known_network

APP = "portal.users"
RATES = {
    "sign-in-from-here": "30/15m/ip",
    "sign-in-from-network": "5/5m/key",
    "sign-in-from-elsewhere": "20/1h/key",
}
TOLD_FOR = 300


def share_counts() -> None:
    """Let sign-in count in the store that all processes share.

    allauth knows Django's default cache only, and on one machine that is a memory of each
    process: limits would be multiplied by the workers, and a one-time code used twice.
    """
    shared = ConnectionProxy(caches, "limits")
    ratelimit.cache = shared
    totp.cache = shared


def take_attempt(
    request: HttpRequest, *, login: str, now: datetime
) -> ratelimit.RateLimitUsage | None:
    """Count an attempt; None when there were too many. Give it back when it turns out right."""
    name = login.strip().lower()
    network = truncated(client_address(request))
    wanted = [("sign-in-from-here", None), ("sign-in-from-network", f"{network}|{name}")]
    if not is_known_network(login=name, network=network, now=now):
        wanted.append(("sign-in-from-elsewhere", name))
    taken = ratelimit.RateLimitUsage(usage=[])
    for action, key in wanted:
        usage = ratelimit.consume(request, app=APP, action=action, key=key, config=RATES)
        if usage is None:
            return None
        taken.usage.extend(usage.usage)
    return taken


def is_first_refusal(request: HttpRequest) -> bool:
    """Say whether this address was not refused in the last minutes: a log row each is a flood."""
    return bool(caches["limits"].add(f"held-up:{limit_address(request)}", 1, timeout=TOLD_FOR))
