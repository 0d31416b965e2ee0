"""The keys of an installation that was given none: made once, kept in VAR/keys.json."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path


def ensure_keys(var: Path, given: Mapping[str, str]) -> str:
    """Make the keys that the environment does not hold; say what was done."""
    path = var / "keys.json"
    if path.exists():
        return f"kept in {path}"
    if given.get("SECRET_KEY") and given.get("FIELD_KEYS"):
        return "from the environment"
    keys = {
        "SECRET_KEY": secrets.token_urlsafe(48),
        "FIELD_KEYS": f"k1:{secrets.token_hex(32)}",
    }
    # Readable by this account alone from its first moment, and there whole or not at all.
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(keys, file, indent=1)
    draft.replace(path)
    return f"made, in {path}"
