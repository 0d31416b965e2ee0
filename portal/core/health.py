"""How the parts of the portal are: for monitors, for the load balancer, for `doctor`."""

from __future__ import annotations

import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from portal.core import registry
from portal.core.registry import Check, HealthCheck
from portal.core.worker.pulse import DEAD_AFTER_SECONDS, seconds_since_beat

logger = logging.getLogger(__name__)


def register() -> None:
    """Register the kernel's health checks."""
    checks = {
        "database": HealthCheck(check_database, is_essential=True),
        "migrations": HealthCheck(MigrationsCheck(), is_essential=True),
        "stamp": HealthCheck(check_stamp, is_essential=True),
        "worker": HealthCheck(check_worker),
    }
    for name, check in checks.items():
        registry.health_checks.register(name, check)


@dataclass(frozen=True)
class HealthReport:
    """This is the verdict on every registered part."""

    checks: tuple[tuple[str, Check], ...]
    is_ready: bool

    @property
    def status(self) -> str:
        """Sum it up: ok, degraded (it serves, but not as well as it could), failed."""
        if not self.is_ready:
            return "failed"
        return "ok" if all(check.is_ok for _name, check in self.checks) else "degraded"

    @property
    def words(self) -> dict[str, str]:
        """Give a word for each part; what exactly is wrong is for `doctor`, not for strangers."""
        return {name: "ok" if check.is_ok else "failed" for name, check in self.checks}


def health_report() -> HealthReport:
    """Look at every registered part."""
    is_ready = True
    checks = []
    for name, health_check in registry.health_checks.items():
        check = run_check(name, health_check)
        checks.append((name, check))
        is_ready = is_ready and (check.is_ok or not health_check.is_essential)
    return HealthReport(tuple(checks), is_ready)


def run_check(name: str, health_check: HealthCheck) -> Check:
    """Look at one part; a check that falls over is a part that is not well."""
    try:
        return health_check.run()
    except Exception as error:  # noqa: BLE001 (whatever it was, it is the verdict)
        logger.warning("A health check fell over", extra={"event": "health", "job": name})
        return Check(name, is_ok=False, detail=f"{type(error).__name__}: {error}")


def check_database() -> Check:
    """Ask the database something it cannot get wrong."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        row = cursor.fetchone()
    return Check("Database", is_ok=row == (1,), detail=connection.vendor)


class MigrationsCheck:
    """This compares the migrations on disk with those applied; once all are, it looks no more."""

    def __init__(self) -> None:
        self._are_applied = False

    def __call__(self) -> Check:
        """Give the verdict."""
        if self._are_applied:
            return Check("Migrations", is_ok=True)
        missing = missing_migrations()
        self._are_applied = not missing
        if missing:
            detail = f"not applied: {', '.join(missing[:3])}; run: manage.py migrate"
            return Check("Migrations", is_ok=False, detail=detail)
        return Check("Migrations", is_ok=True)


def missing_migrations() -> list[str]:
    """List the migrations that this release has and the database has not."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()  # only the names: the graph takes a quarter of a second
    applied = set(MigrationRecorder(connection).applied_migrations())
    return [
        f"{app}.{name}"
        for (app, name), migration in sorted(loader.disk_migrations.items())
        if (app, name) not in applied
        # A squashed migration counts as applied when all it stands for are, and the other way.
        and not (migration.replaces and set(migration.replaces) <= applied)
        and not _is_replaced(loader, (app, name), applied)
    ]


def _is_replaced(
    loader: MigrationLoader, key: tuple[str, str], applied: set[tuple[str, str]]
) -> bool:
    return any(
        key in (migration.replaces or ()) and squashed in applied
        for squashed, migration in loader.disk_migrations.items()
    )


def check_worker() -> Check:
    """See that somebody does the background work."""
    silent = seconds_since_beat(time.time())
    if silent is None:
        return Check("Worker", is_ok=False, detail="not running; start: manage.py run_worker")
    if silent > DEAD_AFTER_SECONDS:
        return Check("Worker", is_ok=False, detail=f"no sign of life for {silent:.0f} s")
    return Check("Worker", is_ok=True, detail="at work")


def check_stamp() -> Check:
    """See that caches can be told when something public changes."""
    if settings.HAS_SHARED_CACHE:
        cache.set("portal-health", "1", timeout=10)
        return Check("Stamp", is_ok=cache.get("portal-health") == "1", detail="shared cache")
    folder = Path(settings.VAR)
    is_ok = folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
    return Check("Stamp", is_ok=is_ok, detail="" if is_ok else f"{folder} cannot be written")
