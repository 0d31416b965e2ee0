"""Many changes in one go: what can be done once for all of them is done at their end."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.db import transaction

Settle = Callable[[Sequence[Any]], None]
Waiting = dict[Settle, dict[Hashable, None]]
_waiting: ContextVar[Waiting | None] = ContextVar("waiting", default=None)


@contextmanager
def together(*, is_afterwards: bool = False) -> Iterator[None]:
    """Settle what handlers put off once, when the outermost of these blocks ends.

    That is still inside the caller's transaction, so that what fails there undoes all of it;
    `is_afterwards` waits for the commit, for changes that hold SQLite's one write lock for long
    already. What fails then is logged, and the nightly comparison mends it. A block that is left
    by an exception settles nothing.
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
        if is_afterwards:
            transaction.on_commit(partial(settle, tuple(things)), robust=True)
        else:
            settle(tuple(things))


def put_off(settle: Settle, things: Iterable[Hashable]) -> None:
    """Have this done with these and all other things put off, each once; at once when alone."""
    waiting = _waiting.get()
    if waiting is None:
        settle(tuple(dict.fromkeys(things)))
    else:
        waiting.setdefault(settle, {}).update(dict.fromkeys(things))
