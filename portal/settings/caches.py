"""Cache settings: a cache that several machines share where there is one."""

from __future__ import annotations

from typing import Any

IN_PROCESS = "django.core.cache.backends.locmem.LocMemCache"


def has_shared_cache(config: dict[str, Any] | None) -> bool:
    """Say whether every process sees the same cache; one in memory belongs to its process."""
    return config is not None and config["BACKEND"] != IN_PROCESS


def cache_settings(config: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    """Give Django's CACHES: "default" for what may be lost, "limits" for what must be agreed on."""
    in_process = {"BACKEND": IN_PROCESS, "LOCATION": "portal"}
    if config is not None and has_shared_cache(config):
        return {"default": config, "limits": {**config, "KEY_PREFIX": "limits"}}
    return {
        "default": config or in_process,
        "limits": {"BACKEND": "portal.core.limits.cache.SharedFileCache"},
    }
