"""Who publishes: Wagtail's signals do not say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from wagtail.log_actions import get_active_log_context

_acting: ContextVar[Any] = ContextVar("acting", default=None)


@contextmanager
def acting_as(user: Any) -> Iterator[None]:
    """Note who does what follows; nobody named leaves whoever was noted before."""
    token = _acting.set(user or _acting.get())
    try:
        yield
    finally:
        _acting.reset(token)


def who_acts() -> Any:
    """Give who acts; None for commands, packs and the worker."""
    return _acting.get() or get_active_log_context().user
