"""Publishing many new rows at once, as packs do: a few statements instead of a dozen for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import ReferenceIndex

from portal.core.publishing.changes import ChangeKind
from portal.core.publishing.dispatch import ask, tell
from portal.core.publishing.together import together


def publish_new_rows(*, rows: Sequence[Any], now: datetime) -> None:
    """Put new rows of one table in front of readers; every handler hears of each.

    They begin without a version of their own: the first edit makes one. Raises CannotPublish
    when a handler refuses one of them; then none is there.
    """
    with transaction.atomic(), together():
        for row in rows:
            ask(row, revision=None)
            row.live, row.has_unpublished_changes = True, False
            row.first_published_at = row.last_published_at = now
            if hasattr(row, "approved_at"):
                row.approved_at = now
        if rows:
            type(rows[0]).objects.bulk_create(rows)
        for row in rows:
            tell(ChangeKind.PUBLISHED, row)
        # Lists of uses are Wagtail's own affair: no reader waits for them.
        transaction.on_commit(lambda: _note_references(rows))


def _note_references(rows: Sequence[Any]) -> None:
    for row in rows:
        ReferenceIndex.create_or_update_for_object(row)
