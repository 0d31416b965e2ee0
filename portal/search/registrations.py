"""What search registers with the kernel."""

from __future__ import annotations

from django.utils import timezone

from portal.core import registry
from portal.core.models import StandardPage
from portal.search import following
from portal.search.actions import reindex
from portal.search.sources import notices, reference
from portal.search.sources.pages import PagesFound

PAGES = PagesFound({StandardPage: "guidance"})
LEFT_OUT = "made anew from what is published"


def register() -> None:
    """Register sources of the kernel's and of reference, and follow what is published."""
    following.register_source("pages", PAGES.source)
    following.register_source("notices", notices.SOURCE)
    for name, rows in reference.SOURCES.items():
        following.register_source(name, rows.source)
    following.connect()
    registry.publish_handlers.register("search", following.HANDLER)
    registry.left_out_of_backups.register("portal_search", LEFT_OUT)
    registry.after_restore.register("search", _reindex)


def _reindex() -> None:
    reindex(now=timezone.now())
