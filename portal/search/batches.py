"""Many things, some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")


def in_batches(things: Iterable[Thing], size: int) -> Iterator[tuple[Thing, ...]]:
    """Walk things, so many at a time."""
    rest = iter(things)
    while batch := tuple(islice(rest, size)):
        yield batch
