"""What a backup leaves out, and what is made anew after a restore."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command

from portal.core import registry
from portal.core.sites import sync_sites

LEFT_OUT = {
    "vault.Run": "what visitors are writing belongs to nobody but them",
    "vault.RunOpener": "and so do the ways into it",
    "sessions": "everybody signs in anew",
    "django_tasks_database": "the queue belongs to the machine that did the work",
    "wagtailsearch": "made anew from the rows",
}


def register() -> None:
    """Register both."""
    for name, why in LEFT_OUT.items():
        registry.left_out_of_backups.register(name, why)
    registry.after_restore.register("addresses of the sites", _sync_sites)
    registry.after_restore.register("search in the CMS", _index_cms)


def _sync_sites() -> None:
    sync_sites(base_url=settings.BASE_URL)


def _index_cms() -> None:
    call_command("update_index", verbosity=0)
