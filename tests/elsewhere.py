"""Another process on the rows of a test: what is killed, raced or dumped is real."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

CHECKOUT = Path(__file__).parents[1]


def shared_database(folder: Path) -> str:
    """Give the address of the test's database for another process; of SQLite a copy in a file."""
    if connection.vendor == "sqlite":
        file = folder / "shared.sqlite3"
        with sqlite3.connect(file) as copy:
            connection.connection.backup(copy)
        copy.close()
        return f"sqlite:///{file}"
    known = connection.settings_dict
    return f"postgresql://{known['USER']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


def start_elsewhere(*arguments: str, database: str, var: Path, keys: str) -> subprocess.Popen[str]:
    """Start Python with these arguments, on this database and these FIELD_KEYS."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": settings.SECRET_KEY,
        "FIELD_KEYS": keys,
        "DATABASE_URL": database,
        "VAR": str(var),
    }
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def as_setting(keys: object) -> str:
    """Write keys as FIELD_KEYS takes them."""
    return ",".join(f"{key.id}:{key.key.hex()}" for key in keys)
