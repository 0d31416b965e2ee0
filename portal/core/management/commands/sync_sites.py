"""Move the sites of all partnerships to the addresses that BASE_URL gives."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.core.sites import HostTaken, sync_sites


class Command(BaseCommand):
    """This command may run at every start: it changes only what stands elsewhere."""

    help = "Move the sites of all partnerships to the addresses that BASE_URL gives."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Move what must move and say so."""
        try:
            moved = sync_sites(base_url=settings.BASE_URL)
        except HostTaken as error:
            raise CommandError(str(error)) from error
        for partnership in moved:
            site = partnership.site
            self.stdout.write(f"{partnership.name} now answers at {site.hostname}:{site.port}")
        if not moved:
            self.stdout.write("Every site stands where it should.")
