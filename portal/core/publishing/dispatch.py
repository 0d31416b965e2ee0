"""The one place from which handlers hear of a change; they work in the caller's transaction."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.core import registry
from portal.core.publishing.acting import who_acts
from portal.core.publishing.changes import Change, ChangeKind
from portal.core.publishing.exceptions import OutsideTransaction


def tell(kind: ChangeKind, thing: Any, *, revision: Any = None) -> None:
    """Have every handler do its part; the first that fails undoes the whole change.

    Raises OutsideTransaction where nothing could be undone.
    """
    refuse_outside_transaction(kind.value)
    # A receiver of signals stands at the border, as views do: it may read the clock.
    now = timezone.now()
    if kind is ChangeKind.PUBLISHED:
        now = getattr(thing, "last_published_at", None) or now
    change = Change(kind, thing, now, who_acts(), revision)
    for handler in registry.publish_handlers:
        handler.handle(change)


def ask(thing: Any, *, revision: Any) -> None:
    """Let every handler refuse a version before anything of it is saved, by raising."""
    change = Change(ChangeKind.PUBLISHED, thing, timezone.now(), who_acts(), revision)
    for handler in registry.publish_handlers:
        if handler.check:
            handler.check(change)


def refuse_outside_transaction(what: str) -> None:
    """Raise OutsideTransaction unless what follows can be undone as a whole."""
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransaction(what)
