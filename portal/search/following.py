"""Entries follow what is published, in the transaction that shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db.models import Model, signals
from django.utils import timezone
from wagtail.models import Page

from portal.core import registry
from portal.core.publishing.changes import Change, ChangeKind
from portal.core.publishing.receivers import row_models
from portal.core.publishing.together import put_off
from portal.core.registry import PublishHandler, SearchSource
from portal.search.actions import refresh
from portal.search.comparison import compare, repair

# Addresses and rights go down the tree; nothing else of a page concerns those below it.
GO_DOWN: Final = frozenset(
    {ChangeKind.MOVED, ChangeKind.ADDRESS_CHANGED, ChangeKind.RESTRICTED, ChangeKind.OPENED}
)


def register_source(name: str, source: SearchSource) -> None:
    """Register a source in `registry.search_sources`, and follow the tables it watches."""
    registry.search_sources.register(name, source)
    for model in source.watches:
        uid = f"search-{model._meta.label}"
        signals.post_save.connect(_row_saved, sender=model, dispatch_uid=uid)
        signals.post_delete.connect(_row_gone, sender=model, dispatch_uid=uid)


def connect() -> None:
    """Look again once a page or a row with drafts is gone: handlers hear of it before it is."""
    for model in (Page, *row_models()):
        uid = f"search-{model._meta.label}"
        signals.post_delete.connect(_row_gone, sender=model, dispatch_uid=uid)


def follow(change: Change) -> None:
    """Refresh whatever the change touches; with other changes of one action, once for all."""
    if change.kind is not ChangeKind.DELETED:
        note(change.things() if change.kind in GO_DOWN else [change.thing])


def note(things: Iterable[Any]) -> None:
    """Refresh the entries that these pages and rows touch."""
    touched = [
        (source, name)
        for thing in things
        for source, registered in registry.search_sources.items()
        for name in registered.touched(thing)
    ]
    if touched:
        put_off(refresh_touched, touched)


def refresh_touched(touched: Sequence[tuple[str, str]]) -> None:
    """Refresh things, each given with the name of its source."""
    now = timezone.now()  # as the dispatcher of publishing, this stands at the border
    by_source: dict[str, list[str]] = defaultdict(list)
    for source, name in touched:
        by_source[source].append(name)
    for source, names in by_source.items():
        refresh(source=source, things=names, now=now)


def _row_saved(instance: Model, raw: bool = False, **_kwargs: Any) -> None:
    if not raw:  # a restore brings rows in any order; entries are made anew after it
        note([instance])


def _row_gone(instance: Model, **_kwargs: Any) -> None:
    note([instance])


HANDLER: Final = PublishHandler(handle=follow, compare=compare, repair=repair)
