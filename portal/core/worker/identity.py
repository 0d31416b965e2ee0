"""Who does the work: a name for each worker by which others can tell whether it still lives."""

from __future__ import annotations

import os
import secrets
import socket

_ours: set[str] = set()


def new_worker_id() -> str:
    """Name a worker so that others on this machine can tell whether it lives."""
    name = f"{_host()}:{os.getpid()}:{secrets.token_hex(4)}"
    _ours.add(name)
    return name


def is_gone(worker: str) -> bool:
    """Say whether this worker has ended for sure; of another machine's nobody here can tell."""
    host, _, rest = worker.partition(":")
    if host != _host():
        return False
    pid = rest.partition(":")[0]
    if pid == str(os.getpid()):
        # In a container every start has the same number: who has it now is no proof of life.
        return worker not in _ours
    return not _is_alive(pid)


def _is_alive(pid: str) -> bool:
    """Say whether a process of this machine lives; one of another user's does as well."""
    if not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _host() -> str:
    return socket.gethostname()[:40].replace(":", "-")
