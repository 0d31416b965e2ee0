"""Look at every part of the installation and say in plain words how it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.core import registry
from portal.core.health import run_check
from portal.core.registry import Check, HealthCheck


class Command(BaseCommand):
    """This gives a verdict on each part; it ends with 1 when something is broken."""

    help = "Checks the installation; prints a verdict per part and exits with 1 when one is broken."
    requires_system_checks: list[str] = []  # they are one of the rows

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the verdicts."""
        broken = 0
        for check in _verdicts():
            broken += not check.is_ok
            style = self.style.SUCCESS if check.is_ok else self.style.ERROR
            verdict = style("ok    " if check.is_ok else "BROKEN")
            self.stdout.write(f"{verdict}  {check.name:<16} {check.detail}".rstrip())
        if broken:
            raise CommandError(f"{broken} of these need mending.", returncode=1)


def _verdicts() -> Iterator[Check]:
    for name, health_check in registry.health_checks.items():
        yield _named(name, run_check(name, health_check))
    for name, run in registry.doctor_checks.items():
        yield _named(name, run_check(name, HealthCheck(run)))


def _named(name: str, check: Check) -> Check:
    """Give a check that fell over the name of its part in words."""
    label = name.capitalize() if check.name == name else check.name
    return Check(label, check.is_ok, check.detail)
