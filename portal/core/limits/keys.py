"""Names under which tries are counted: hashed, so that no address is stored anywhere."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Final

from django.conf import settings

SALT: Final = b"portal.limits"


def hashed(*parts: str) -> str:
    """Give the name of these parts; without this installation's secret nobody can tell them."""
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(text, key=_key(settings.SECRET_KEY), digest_size=20).hexdigest()


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return blake2b(secret.encode(), key=SALT, digest_size=32).digest()
