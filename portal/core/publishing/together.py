"""Many changes in one go: what can be done once for all of them is done at their end."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Settle = Callable[[Sequence[Any]], None]
Waiting = dict[Settle, dict[Hashable, None]]
_waiting: ContextVar[Waiting | None] = ContextVar("waiting", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Settle what handlers put off once, when the outermost of these blocks ends.

    It stands inside a transaction, so that what fails there undoes all of it. A block that is
    left by an exception settles nothing.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: Waiting = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for settle, things in waiting.items():
        settle(tuple(things))


def put_off(settle: Settle, things: Iterable[Hashable]) -> None:
    """Have this done with these and all other things put off, each once; at once when alone."""
    waiting = _waiting.get()
    if waiting is None:
        settle(tuple(dict.fromkeys(things)))
    else:
        waiting.setdefault(settle, {}).update(dict.fromkeys(things))
