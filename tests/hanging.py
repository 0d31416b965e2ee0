"""A task that takes longer than any test waits."""

from __future__ import annotations

import time

from django_tasks import task


@task
def hang() -> None:
    """Be in hand until the worker is stopped."""
    time.sleep(600)
