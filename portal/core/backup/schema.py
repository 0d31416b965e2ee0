"""Which migrations a database has seen: a backup fits where the same ones were."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from portal.core.backup.exceptions import NotMigrated, OtherRelease


def is_current() -> bool:
    """Say whether the tables are those of this release."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def refuse_old_tables() -> None:
    """Raise NotMigrated when this release would not read the tables rightly."""
    if not is_current():
        raise NotMigrated


def make_tables() -> None:
    """Bring the tables of an empty database up to this release."""
    if not is_current():
        call_command("migrate", verbosity=0, interactive=False)


def applied() -> list[str]:
    """Name the migrations that this database has seen."""
    seen = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in seen)


def refuse_other_release(migrations: list[str]) -> None:
    """Raise OtherRelease unless this database has seen exactly these migrations."""
    here = set(applied())
    differences = [f"it has {name}" for name in migrations if name not in here]
    differences += [f"it lacks {name}" for name in sorted(here.difference(migrations))]
    if differences:
        shown = ", ".join(differences[:3])
        more = f" and {len(differences) - 3} more" if len(differences) > 3 else ""
        raise OtherRelease(difference=shown + more)
