"""Make the demo accounts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.users.actions.demo import demo_password, make_demo_accounts
from portal.users.exceptions import NotADemo
from portal.users.queries import default_partnership


class Command(BaseCommand):
    """This makes one account for each job; a second run changes nothing."""

    help = "Makes the demo accounts that are missing (only with DEMO=1)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, and say the password once."""
        if not settings.DEMO:
            raise CommandError(str(NotADemo()))
        partnership = default_partnership()
        if partnership is None:
            raise CommandError("There is no partnership yet: load a pack first (load_pack).")
        kept_at = Path(settings.VAR) / "demo-password"
        password = demo_password(given=settings.DEMO_PASSWORD, kept_at=kept_at)
        made = make_demo_accounts(
            partnership=partnership,
            password=password,
            is_demo_site=settings.DEMO,
            now=timezone.now(),
        )
        names = ", ".join(made) if made else "all there already"
        self.stdout.write(f"Demo accounts: {names}.")
        if password.is_new:
            self.stdout.write(f"Their password is {password.text} (kept in {kept_at}).")
