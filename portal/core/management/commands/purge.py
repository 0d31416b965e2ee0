"""Delete what must not be kept any longer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.core.vault.purging import purge_all


class Command(BaseCommand):
    """This may run at any time and as often as one likes; the worker runs it every five minutes."""

    help = "Deletes what must not be kept any longer and says how many rows that were, a line each."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every purge and print what it did."""
        failed = []
        for one in purge_all(now=timezone.now()):
            said = f"{one.deleted} deleted" if one.is_done else self.style.ERROR("FAILED")
            self.stdout.write(f"{one.name:<24} {said}")
            if not one.is_done:
                failed.append(one.name)
        if failed:
            raise CommandError(f"Still there: {', '.join(failed)}; see the log.", returncode=1)
