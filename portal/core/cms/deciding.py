"""When a second person is needed: nobody decides alone about what they brought themselves."""

from __future__ import annotations

from typing import Any


def is_own_work(thing: Any, user: Any) -> bool:
    """Say whether the version that waits was written or submitted by this very person."""
    revision = thing.latest_revision
    state = thing.current_workflow_state
    authors = {
        revision.user_id if revision else None,
        state.requested_by_id if state else None,
    }
    return user.pk in authors


def changed_fields(before: Any, after: Any, names: tuple[str, ...]) -> list[str]:
    """List which of these fields differ between what readers see and a version of it."""
    if before is None or not before.live:
        return [name for name in names if getattr(after, name)]
    return [name for name in names if getattr(before, name) != getattr(after, name)]
