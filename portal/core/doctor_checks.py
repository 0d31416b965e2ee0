"""What `doctor` looks at beyond the health checks: how this machine is set up."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core import checks as system_checks
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.core import registry
from portal.core.doctor_site import (
    check_backup,
    check_proxies,
    folder_problem,
    held_in_folder,
    where_mail_ends,
)
from portal.core.outbox.transport import transport
from portal.core.registry import Check
from portal.core.sites import sites_out_of_place
from portal.core.worker.pulse import schedule_file
from portal.core.worker.schedule import Schedule

LEAST_FREE = 200 * 1024 * 1024
LONGEST_WAIT = timedelta(hours=1)
LONGEST_SILENCE = 26 * 3600  # a daily job that has not worked for longer is not working
MOST_CLOCK_DRIFT = 5
NEEDED_STATIC = ("portal/exit.js", "portal/portal.js")
RELEASED = datetime(2026, 11, 1, tzinfo=UTC)  # no machine's clock can be right before this


def register() -> None:
    """Register the kernel's rows of `doctor`."""
    rows = {
        "configuration": check_configuration,
        "proxies": check_proxies,
        "sqlite": check_sqlite,
        "tasks": check_tasks,
        "jobs": check_jobs,
        "mail": check_mail,
        "storage": check_storage,
        "keys": check_keys,
        "clock": check_clock,
        "permissions": check_permissions,
        "static": check_static,
        "sites": check_sites,
        "backup": check_backup,
    }
    for name, check in rows.items():
        registry.doctor_checks.register(name, check)


def check_configuration() -> Check:
    """Run the house rules and Django's own."""
    found = [one for one in system_checks.run_checks() if one.level >= system_checks.ERROR]
    if settings.DEBUG:
        return Check("Configuration", is_ok=False, detail="DEBUG is on; never show it to visitors")
    if found:
        return Check("Configuration", is_ok=False, detail=f"{found[0].id}: {found[0].msg}")
    return Check("Configuration", is_ok=True, detail=settings.BASE_URL)


def check_sqlite() -> Check:
    """See that SQLite is set up for several processes, and whole."""
    if connection.vendor != "sqlite":
        return Check("SQLite settings", is_ok=True, detail="not used")
    wanted = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1}
    found = {name: _pragma(name) for name in wanted}
    wrong = [f"{name} is {found[name]}" for name in wanted if found[name] != wanted[name]]
    if _transaction_mode() != "IMMEDIATE":
        wrong.append("transactions do not begin IMMEDIATE")
    if _pragma("quick_check(1)") != "ok":
        wrong.append("the file is damaged; restore a backup")
    return Check("SQLite settings", not wrong, "; ".join(wrong) or sqlite3.sqlite_version)


def _transaction_mode() -> str:
    return getattr(connection, "transaction_mode", None) or "DEFERRED"


def _pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


def check_tasks() -> Check:
    """See that queued work is done soon."""
    oldest = DBTaskResult.objects.ready().order_by("enqueued_at", "pk").first()
    if oldest and timezone.now() - oldest.enqueued_at > LONGEST_WAIT:
        return Check("Queue", is_ok=False, detail=f"work waits since {oldest.enqueued_at:%c}")
    return Check("Queue", is_ok=True, detail=f"{DBTaskResult.objects.ready().count()} waiting")


def check_jobs() -> Check:
    """See that every recurring job worked lately; one that never ran gets no verdict."""
    kept = Schedule(schedule_file()).last_worked
    late = [
        name
        for name, job in registry.recurring_jobs.items()
        if name in kept
        and time.time() - kept[name] > max(LONGEST_SILENCE, job.every_seconds + 2 * 3600)
    ]
    if late:
        return Check("Recurring jobs", is_ok=False, detail=f"not done lately: {', '.join(late)}")
    return Check("Recurring jobs", is_ok=True, detail=f"{len(kept)} done" if kept else "none yet")


def check_mail() -> Check:
    """Open a connection to where mail goes; nothing is sent. A real site has such a place."""
    if nobody := where_mail_ends():
        return Check("Mail", is_ok=False, detail=nobody)
    backend = transport()
    if hasattr(backend, "timeout"):
        backend.timeout = 5
    try:
        backend.open()
        backend.close()
    except OSError as error:  # refusals, time-outs and SMTP's own answers are all of this kind
        return Check("Mail", is_ok=False, detail=f"{error}; see EMAIL_URL")
    folder = getattr(settings, "EMAIL_FILE_PATH", "")
    return Check("Mail", is_ok=True, detail=f"kept in {folder}" if folder else "server answers")


def check_storage() -> Check:
    """Write, read and delete a small file where media goes; look at the space left."""
    try:
        name = default_storage.save("doctor.txt", ContentFile(b"ok"))
        with default_storage.open(name) as file:
            is_same = file.read() == b"ok"
        default_storage.delete(name)
        free = shutil.disk_usage(settings.VAR).free
    except OSError as error:
        return Check("Storage", is_ok=False, detail=str(error))
    if free < LEAST_FREE:
        return Check("Storage", is_ok=False, detail=f"only {free // 1024**2} MB left")
    return Check("Storage", is_ok=is_same, detail=f"{free // 1024**3} GB left")


def check_keys() -> Check:
    """Look at the keys' number, and whether others on this machine can read them."""
    kept = Path(settings.VAR) / "keys.json"
    if kept.exists() and _open_to_others(kept):
        return Check("Keys", is_ok=False, detail=f"others can read {kept}; run: chmod 600 {kept}")
    newest = settings.FIELD_KEYS[0].id
    return Check("Keys", True, f"{len(settings.FIELD_KEYS)}, newest “{newest}”")


def check_clock() -> Check:
    """See that the clock is plausible and agrees with the database's, and that London is known."""
    now = datetime.now(UTC)
    if now < RELEASED:
        return Check("Clock", is_ok=False, detail=f"it says {now:%d %B %Y}")
    drift = abs((now - _database_time(now)).total_seconds())
    if drift > MOST_CLOCK_DRIFT:
        return Check("Clock", is_ok=False, detail=f"{drift:.0f} s off the database’s clock")
    return Check("Clock", True, f"{now.astimezone(ZoneInfo('Europe/London')):%H:%M} in London")


def _database_time(now: datetime) -> datetime:
    if connection.vendor != "postgresql":
        return now  # a file has no clock of its own
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found


def check_permissions() -> Check:
    """See that the data folder is ours to write and not for others to read."""
    if problem := folder_problem():
        return Check("Permissions", is_ok=False, detail=problem)
    folder = Path(settings.VAR)
    database = Path(str(connection.settings_dict["NAME"]))
    open_files = [
        path
        for path in (folder, database)
        if connection.vendor == "sqlite" and path.exists() and _open_to_others(path)
    ]
    # A closed folder closes all that is in it.
    if folder in open_files and (len(open_files) > 1 or database.parent != folder):
        return Check("Permissions", False, f"others can read {folder}; run: chmod 700 {folder}")
    return Check("Permissions", is_ok=True, detail=f"{folder} holds {held_in_folder()}")


def _open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH))


def check_static() -> Check:
    """See that every static file the pages need has been collected in this release's version."""
    storage: Any = staticfiles_storage
    if not isinstance(storage, ManifestFilesMixin):
        return Check("Static files", is_ok=True, detail="served from their sources")
    missing = [name for name in NEEDED_STATIC if not _is_current(storage, name)]
    if missing:
        detail = f"not collected: {', '.join(missing)}; run: manage.py collectstatic"
        return Check("Static files", is_ok=False, detail=detail)
    return Check("Static files", True, f"{len(storage.hashed_files)} files")


def _is_current(storage: ManifestFilesMixin, name: str) -> bool:
    source = finders.find(name)
    kept = storage.hashed_files.get(name)
    if not source or not kept:
        return False
    with Path(source).open("rb") as file:
        return str(storage.file_hash(name, ContentFile(file.read()))) in str(kept)


def check_sites() -> Check:
    """See that every partnership answers where BASE_URL says."""
    out = sites_out_of_place(base_url=settings.BASE_URL)
    if out:
        detail = f"{', '.join(out)} not at the address BASE_URL gives; run: manage.py sync_sites"
        return Check("Sites", is_ok=False, detail=detail)
    return Check("Sites", is_ok=True)
