"""What makes cached pages stale: publishing, moving, restricting, and edits of shared rows."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, signals
from wagtail import signals as wagtail_signals

from portal.core.stamp import bump_stamp


def watch(*models: type[Model]) -> None:
    """Make cached pages stale whenever a row of these tables is saved or deleted."""
    for model in models:
        name = f"stamp-{model.__module__}.{model.__name__}"
        signals.post_save.connect(_row_changed, sender=model, dispatch_uid=name)
        signals.post_delete.connect(_row_changed, sender=model, dispatch_uid=name)


def watch_pages(*page_models: type[Model]) -> None:
    """Make cached pages stale when a page of these types changes, but not for a draft of it."""
    for model in page_models:
        name = f"stamp-{model.__module__}.{model.__name__}"
        signals.post_save.connect(_page_saved, sender=model, dispatch_uid=name)
        signals.post_delete.connect(_row_changed, sender=model, dispatch_uid=name)


def connect() -> None:
    """Listen to everything that changes pages as a whole."""
    for name, signal in {
        "published": wagtail_signals.page_published,
        "unpublished": wagtail_signals.page_unpublished,
        "moved": wagtail_signals.post_page_move,
        "slug": wagtail_signals.page_slug_changed,
        # A release may have changed templates, and every release runs `migrate`.
        "release": signals.post_migrate,
    }.items():
        signal.connect(_row_changed, dispatch_uid=f"stamp-{name}")


def _row_changed(**_kwargs: Any) -> None:
    bump_stamp()


def _page_saved(update_fields: frozenset[str] | None = None, **_kwargs: Any) -> None:
    """Wagtail saves a draft with `update_fields`; what readers see comes as a signal of its own."""
    if update_fields is None:
        bump_stamp()
