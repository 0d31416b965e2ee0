"""One line per stage, with the seconds it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def stage(name: str) -> Iterator[Callable[[str], None]]:
    """Print the name of a stage, and once it is over what it did and how long it took."""
    told: list[str] = []
    began = time.monotonic()
    print(f"{name:<22}", end="", flush=True)
    try:
        yield told.append
    except BaseException:
        print("stopped", flush=True)
        raise
    print(f"{', '.join(told) or 'done'}  ({time.monotonic() - began:.1f} s)", flush=True)


def fail(sentence: str) -> int:
    """Say in one sentence what is wrong and how to mend it."""
    print(f"Cannot start: {sentence}", file=sys.stderr, flush=True)
    return 1
