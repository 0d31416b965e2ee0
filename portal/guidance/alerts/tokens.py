"""Links that open one subscription: signed, so nothing of them need be kept anywhere.

A link holds the subscription's own random number and our signature over it and its purpose: who
has no letter of ours can make none, and a link ends with the subscription.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.core import signing

CONFIRM: Final = "confirm"
MANAGE: Final = "manage"
STOP: Final = "stop"


def token_of(subscription: UUID, purpose: str, partnership_id: int) -> str:
    """Give the token that a link carries; it opens nothing on another partnership's site."""
    return _signer(purpose, partnership_id).sign(subscription.hex)


def subscription_of(token: str, purpose: str, partnership_id: int) -> UUID | None:
    """Give the subscription a token opens for this purpose; None when we did not write it."""
    try:
        return UUID(hex=_signer(purpose, partnership_id).unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def _signer(purpose: str, partnership_id: int) -> signing.Signer:
    return signing.Signer(salt=f"portal.guidance.alerts.{purpose}.{partnership_id}", sep=".")
