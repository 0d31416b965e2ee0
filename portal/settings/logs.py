"""Logging: one JSON object a line on standard error, with nothing that tells who a visitor is."""

from __future__ import annotations

from typing import Any


def logging_settings() -> dict[str, Any]:
    """Give Django's LOGGING value."""
    quiet = {"handlers": ["console"], "level": "WARNING", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "portal.core.logs.JsonFormatter"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            "django": quiet,
            # Its records carry the request with what a visitor typed; ours say what is needed.
            "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
            "django.security": quiet,
            # What editors and tasks do is in their own history; at "info" it drowns our lines.
            "wagtail": quiet,
            "django_tasks": quiet,
            # At "info" one line for every search, at "debug" with what was asked.
            "elastic_transport": quiet,
            "elasticsearch": quiet,
            "portal": {"handlers": ["console"], "level": "INFO", "propagate": False},
        },
    }
