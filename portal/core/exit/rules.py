"""Who may have a visitor forgotten: the visitor, by pressing Exit on this site, and nobody else."""

from __future__ import annotations

from collections.abc import Mapping

# "none" is an address typed or kept as a bookmark; an old browser sends no header at all.
TRUSTED_ORIGINS = frozenset({"same-origin", "none", ""})
PREFETCH_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def may_forget(method: str, headers: Mapping[str, str]) -> bool:
    """Say whether this request was made by the visitor.

    Another site could otherwise sign people out with a picture, and a browser that fetches links
    ahead of time would do it by itself.
    """
    if method not in {"GET", "POST"} or is_prefetch(headers):
        return False
    return headers.get("Sec-Fetch-Site", "") in TRUSTED_ORIGINS


def is_prefetch(headers: Mapping[str, str]) -> bool:
    """Say whether a browser fetches this only in case somebody wants it."""
    values = (headers.get(name, "").lower() for name in PREFETCH_HEADERS)
    return any("prefetch" in value or "preview" in value for value in values)
