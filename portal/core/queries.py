"""Reads of the kernel."""

from __future__ import annotations

from functools import lru_cache

from portal.core.models import Partnership
from portal.core.stamp import current_stamp


def partnership_of_host(host: str) -> Partnership | None:
    """Find the partnership of a host name, or the default one; None before any is loaded."""
    by_host, default = _partnerships(current_stamp())
    return by_host.get(host.lower(), default)


def partnership_by_slug_or_code(name: str) -> Partnership | None:
    """Find a partnership by its slug or its code."""
    return (
        Partnership.objects.with_site().filter(slug=name).first()
        or Partnership.objects.with_site().filter(code=name).first()
    )


@lru_cache(maxsize=1)
def _partnerships(_stamp: str) -> tuple[dict[str, Partnership], Partnership | None]:
    """Keep the few partnerships in memory until anything is published or saved."""
    rows = list(Partnership.objects.with_site().select_related("logo"))
    default = next((row for row in rows if row.site.is_default_site), None)
    return {row.site.hostname.lower(): row for row in rows}, default
