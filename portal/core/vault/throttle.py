"""How often four words may be tried: counted before anything slow is done."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from portal.core.limits.hits import hit
from portal.core.vault.exceptions import TooManyTries

SCOPE: Final = "vault-code"
PER_ADDRESS: Final = 10
ADDRESS_SECONDS: Final = 600
IN_TOTAL: Final = 60  # a tenth of a second each, a quarter on a busy machine
TOTAL_SECONDS: Final = 60


def take_try(bucket: str, *, now: datetime) -> None:
    """Count one slow hash for an address, then for everybody; TooManyTries beyond either."""
    verdict = hit(SCOPE, bucket, limit=PER_ADDRESS, per_seconds=ADDRESS_SECONDS, now=now)
    # An address that is held up uses nothing of what everybody shares.
    if verdict.allowed:
        everybody = "everybody"
        verdict = hit(SCOPE, everybody, limit=IN_TOTAL, per_seconds=TOTAL_SECONDS, now=now)
    if not verdict.allowed:
        raise TooManyTries(retry_after=verdict.retry_after)
