"""How a sealed address is found again: by a keyed digest that tells nobody what it is."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any, Final

from portal.core.registry import SealedTable
from portal.core.vault.keys import environment_keys
from portal.core.vault.sealing import SealingKey, derived_keys
from portal.guidance.alerts.models import Subscription

PURPOSE: Final = "alerts address look-up"


def look_ups_of(address: str) -> list[str]:
    """Give the digests of an address, one for each key, the newest first: that one is written."""
    text = address.strip().lower().encode()
    return [_digest(key, text) for key in derived_keys(environment_keys(), purpose=PURPOSE)]


def _digest(key: SealingKey, text: bytes) -> str:
    return f"{key.id}:{hmac.new(key.key, text, hashlib.sha256).hexdigest()}"


def _key_ids(row: Subscription) -> set[str]:
    return {row.look_up.rpartition(":")[0]}


def _renew(row: Subscription) -> Mapping[str, Any]:
    return {"look_up": look_ups_of(row.address)[0]}


LOOK_UPS = SealedTable(rows=Subscription.objects.all, key_ids=_key_ids, renew=_renew)
