"""What search registers with the kernel."""

from __future__ import annotations

from django.db.models import signals
from django.utils import timezone
from wagtail.models import Collection

from portal.core import registry
from portal.core.models import StandardPage
from portal.core.registry import PublishHandler
from portal.search import following
from portal.search.actions import reindex
from portal.search.api import router
from portal.search.documents import actions as documents
from portal.search.documents import source, uses
from portal.search.sources import notices, reference
from portal.search.sources.pages import PagesFound
from portal.search.specimens import GROUP as SPECIMENS

# A home page is one click away from everywhere: it would only stand before what it leads to.
PAGES = PagesFound({StandardPage: "guidance"})
LEFT_OUT = "made anew from what is published"
DERIVED = ("SearchEntry", "SearchText", "SearchWord")


def register() -> None:
    """Register sources of the kernel's and of reference, and follow what is published."""
    following.register_source("pages", PAGES.source)
    following.register_source("notices", notices.SOURCE)
    for name, rows in reference.SOURCES.items():
        following.register_source(name, rows.source)
    _register_documents()
    registry.api_routers.register("search", router)
    registry.specimen_groups.register(SPECIMENS.slug, SPECIMENS)
    following.connect()
    registry.publish_handlers.register("search", following.HANDLER)
    for name in DERIVED:
        registry.left_out_of_backups.register(f"portal_search.{name}", LEFT_OUT)
    registry.after_restore.register("search", _reindex)


def _register_documents() -> None:
    """Note what readers are led to before entries are refreshed, and read what is uploaded."""
    following.register_source("documents", source.SOURCE)
    handler = PublishHandler(uses.follow, compare=uses.compare, repair=uses.repair)
    registry.publish_handlers.register("documents", handler)
    registry.outbox_events.register(documents.EVENT, documents.read_document)
    signals.post_save.connect(
        documents.document_saved, sender=source.Document, dispatch_uid="search-read"
    )
    signals.post_save.connect(
        documents.collection_saved, sender=Collection, dispatch_uid="search-moved"
    )


def _reindex() -> None:
    reindex(now=timezone.now())
