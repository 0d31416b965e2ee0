"""Reading a document in a process of its own, which cannot take the worker along."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from django.conf import settings

MODULE: Final = "portal.search.documents.reading"
SECONDS: Final = 60


class CannotRead(Exception):
    """This document gives no text; its argument is a code: unreadable, too-slow."""


def extract(ending: str, content: bytes) -> str:
    """Give the text of a document; raise CannotRead."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", MODULE, ending],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            cwd=settings.CHECKOUT,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CannotRead("too-slow") from error
    if done.returncode:
        # A negative code is a signal: it came to the end of its time.
        raise CannotRead("too-slow" if done.returncode < 0 else "unreadable")
    return done.stdout.decode()
