"""Public papers are made once by the worker and kept in files named after what they say."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from django.conf import settings

MAKING_SECONDS = 120  # a worker that died in the middle is not waited for longer than this
UNREAD_DAYS = 30
MOST_BYTES = 500 * 1024 * 1024


def folder() -> Path:
    """Give the folder of kept papers."""
    return Path(settings.VAR) / "pdf"


def kept(digest: str) -> Path | None:
    """Find a paper by what it says; reading it keeps it from being thrown away."""
    file = _file(digest)
    try:
        os.utime(file)
    except FileNotFoundError:
        return None
    return file


def keep(digest: str, content: bytes) -> Path:
    """Keep a paper; nobody ever sees half of one."""
    folder().mkdir(parents=True, exist_ok=True)
    part = folder() / f"{digest}.{uuid4().hex}.part"
    part.write_bytes(content)
    part.replace(_file(digest))
    _claim(digest).unlink(missing_ok=True)
    return _file(digest)


def claim(digest: str, *, now: float) -> bool:
    """Say whether this caller is the one to have it made: one asks, the others wait."""
    folder().mkdir(parents=True, exist_ok=True)
    claimed = _claim(digest)
    with suppress(FileNotFoundError):
        if now - claimed.stat().st_mtime > MAKING_SECONDS:
            claimed.unlink(missing_ok=True)
    try:
        claimed.touch(exist_ok=False)
    except FileExistsError:
        return False
    os.utime(claimed, (now, now))
    return True


def give_up_claim(digest: str) -> None:
    """Let somebody else try."""
    _claim(digest).unlink(missing_ok=True)


def throw_away_unread(*, now: float | None = None) -> int:
    """Delete what nobody has read for long, and the oldest when there is too much; count them."""
    moment = time.time() if now is None else now
    room, gone = MOST_BYTES, 0
    for modified, size, file in sorted(_all(), reverse=True):
        room -= size
        is_unread = moment - modified > UNREAD_DAYS * 86400
        if is_unread or room < 0:
            file.unlink(missing_ok=True)
            gone += 1
    return gone


def _all() -> Iterator[tuple[float, int, Path]]:
    if not folder().is_dir():
        return
    for file in folder().iterdir():
        with suppress(FileNotFoundError):  # another worker tidies as well
            about = file.stat()
            yield about.st_mtime, about.st_size, file


def _file(digest: str) -> Path:
    return folder() / f"{digest}.pdf"


def _claim(digest: str) -> Path:
    return folder() / f"{digest}.making"
