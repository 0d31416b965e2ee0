"""Bring the CMS's groups in line with the roles people hold."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.users.actions.groups import sync_groups


class Command(BaseCommand):
    """This derives groups and permissions anew; the worker does the same every hour."""

    help = "Derives the CMS's groups and permissions from the roles people hold."

    def handle(self, *args: Any, **options: Any) -> None:
        """Derive them."""
        sync_groups(now=timezone.now())
