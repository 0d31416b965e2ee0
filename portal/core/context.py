"""The frame around every page: one lazy object in every template."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from portal.core.presenters import Frame


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give templates the frame."""
    return {"frame": Frame(request)}
