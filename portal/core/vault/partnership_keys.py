"""Keys of partnerships: one row each; deleting it shuts all that was wrapped with it."""

from __future__ import annotations

import base64

from portal.core.vault.models import PartnershipKey
from portal.core.vault.sealing import new_key


def raw_key(row: PartnershipKey) -> bytes:
    """Open the key of a partnership; raise SealBroken when that does not go."""
    return base64.b64decode(row.key)


def fresh_key() -> str:
    """Draw a key, in the letters in which a row keeps it."""
    return base64.b64encode(new_key()).decode()
