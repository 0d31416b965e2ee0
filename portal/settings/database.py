"""Database settings: SQLite made fit for several processes, PostgreSQL with kept connections."""

from __future__ import annotations

from typing import Any

SQLITE = "django.db.backends.sqlite3"


def database_settings(config: dict[str, Any]) -> dict[str, Any]:
    """Complete a parsed DATABASE_URL with what this portal relies on."""
    if config["ENGINE"] == SQLITE:
        return {
            **config,
            "CONN_MAX_AGE": None,  # a new connection costs a hundred times a kept one
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",  # a write waits its turn; it never fails half-way
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                    "PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728;"
                    "PRAGMA journal_size_limit=67108864;"
                ),
            },
        }
    return {
        **config,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,  # the first request after a restart of the database succeeds
        "OPTIONS": {"connect_timeout": 5, **config.get("OPTIONS", {})},
    }
