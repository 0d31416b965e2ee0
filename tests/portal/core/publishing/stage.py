"""A site to publish on, and what must be as before when publishing fails."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from wagtail.models import (
    DraftStateMixin,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    ReferenceIndex,
    Revision,
)

from portal.core import registry

# A message to the editor waits in the session.
NOT_CONTENT = {Session}
# What keeping a draft writes; nobody but editors sees it.
OF_DRAFTS = {
    Revision, PageLogEntry, ModelLogEntry, ReferenceIndex, PageSubscription,
}  # fmt: skip
SEARCH_IN_CMS = "wagtailsearch"  # editors find drafts; readers' search has its own tables
DRAFT_COLUMNS = {
    "latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes",
    "numchild",
}  # fmt: skip
Snapshot = dict[str, str]


class Boom(Exception):
    """A handler fails."""


def everything() -> Snapshot:
    """Digest the rows of every table."""
    return {model._meta.db_table: _digest(model, model._base_manager.all()) for model in _models()}


def what_readers_see() -> Snapshot:
    """Digest the rows of every table but for drafts."""
    found = {}
    for model in _models():
        if model in OF_DRAFTS or model._meta.app_label == SEARCH_IN_CMS:
            continue
        rows = model._base_manager.all()
        if issubclass(model, DraftStateMixin):
            rows = rows.filter(live=True)
        found[model._meta.db_table] = _digest(model, rows)
    return found


def differing(before: Snapshot, after: Snapshot) -> list[str]:
    """Name the tables that are not as they were."""
    return [table for table in before if before[table] != after[table]]


def _models() -> Iterator[type[Any]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy and model not in NOT_CONTENT:
            yield model


def _digest(model: type[Any], rows: Any) -> str:
    names = [
        field.name
        for field in model._meta.concrete_fields
        if not (issubclass(model, DraftStateMixin) and field.name in DRAFT_COLUMNS)
    ]
    found = list(rows.order_by("pk").values_list(*names))
    return hashlib.sha256(repr(found).encode()).hexdigest()


@contextmanager
def failing(name: str) -> Iterator[list[str]]:
    """Let one handler do its part and then fail; give what it was told of."""
    entries = registry.publish_handlers._entries
    real = entries[name]
    told: list[str] = []

    def handle(change: Any) -> None:
        real.handle(change)
        told.append(change.kind.value)
        raise Boom(name)

    entries[name] = replace(real, handle=handle)
    try:
        yield told
    finally:
        entries[name] = real


@contextmanager
def listening() -> Iterator[list[tuple[str, str]]]:
    """Give what handlers are told of: kind and subject."""
    told: list[tuple[str, str]] = []
    handler = registry.PublishHandler(
        lambda change: told.append((change.kind.value, change.subject))
    )
    registry.publish_handlers.register("listening", handler)
    try:
        yield told
    finally:
        registry.publish_handlers.unregister("listening")


def form_of(page: Page, **values: str) -> dict[str, str]:
    """Fill in the editing form of a standard page."""
    return {
        "title": page.title,
        "slug": page.slug,
        "intro": page.intro,
        "audience": page.audience,
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "edition_note": "",
        **values,
    }


def as_admin(make: Callable[..., Client]) -> Client:
    """Sign somebody in who may do everything; their client gets answers, not exceptions."""
    client = make("admin", is_demo=True)
    client.raise_request_exception = False
    return client
