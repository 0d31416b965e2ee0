"""Drawing a page for what it says: neither icons nor pictures are made or looked up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_words_only: ContextVar[bool] = ContextVar("words_only", default=False)


@contextmanager
def words_only() -> Iterator[None]:
    """Leave out of what is drawn all that is only looked at.

    Making a picture's sizes takes seconds; static files may not be collected yet.
    """
    token = _words_only.set(True)
    try:
        yield
    finally:
        _words_only.reset(token)


def is_words_only() -> bool:
    """Say whether only the words count."""
    return _words_only.get()
