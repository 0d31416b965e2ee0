"""What `doctor` asks of a real site beyond its parts: somebody relies on it over https."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from portal.core.audit.queries import last_of_kind
from portal.core.registry import Check

NOBODY_GETS_IT = {
    "django.core.mail.backends.filebased.EmailBackend": "letters are kept as files",
    "django.core.mail.backends.console.EmailBackend": "letters are only shown",
}
OLDEST_BACKUP = timedelta(hours=50)  # two nights, and a little for a slow one
# What a data folder holds when the database is elsewhere.
STILL_NEEDED = "files people upload, static files, counted tries and what the worker notes"


def is_relied_on() -> bool:
    """Say whether this is a site for the public: over https, and no demonstration."""
    return bool(settings.BASE_URL.startswith("https://") and not settings.DEMO)


def check_proxies() -> Check:
    """See that visitors are told apart: behind a proxy that is not counted they all count as one.

    Over https something in front ends the encryption, unless the portal's own server does. Which
    it is only a person knows, who says it by setting TRUSTED_PROXIES.
    """
    count = settings.TRUSTED_PROXIES
    if settings.BASE_URL.startswith("https://") and not settings.ARE_PROXIES_COUNTED:
        detail = (
            "BASE_URL is https and TRUSTED_PROXIES is not set, so limits take all visitors for one;"
            " set how many proxies stand in front (0 when this server itself speaks https)"
        )
        return Check("Proxies", is_ok=False, detail=detail)
    return Check("Proxies", is_ok=True, detail=f"{count} in front" if count else "none in front")


def where_mail_ends() -> str:
    """Say why letters of a real site reach nobody; nothing when they are sent."""
    words = NOBODY_GETS_IT.get(settings.MAIL_TRANSPORT, "")
    return f"{words}, so nobody gets any; set EMAIL_URL" if words and is_relied_on() else ""


def check_backup() -> Check:
    """See that a backup was made lately; a demonstration needs none."""
    last = last_of_kind("backup-made")
    said = f"last made {timezone.localtime(last.at):%d %B %Y %H:%M}" if last else "none made yet"
    is_recent = last is not None and timezone.now() - last.at <= OLDEST_BACKUP
    if is_relied_on() and not is_recent:
        detail = f"{said}; every night run: manage.py backup FILE"
        return Check("Backup", is_ok=False, detail=detail)
    return Check("Backup", is_ok=True, detail=said)


def folder_problem() -> str:
    """Say why nothing can be kept in the data folder, and what it is for; nothing when it can."""
    folder = Path(settings.VAR)
    if os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return ""
    wrong = "cannot be written by this account" if folder.is_dir() else "is no folder"
    return f"{folder} {wrong}; it holds {held_in_folder()}"


def held_in_folder() -> str:
    """Say what the data folder is for."""
    database = "" if connection.vendor == "postgresql" else "the database, "
    return f"{database}{STILL_NEEDED}"
