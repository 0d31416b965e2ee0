"""Pages taken off the site are remembered by their address, so that readers learn that much."""

from __future__ import annotations

from portal.core.models import WithdrawnAddress
from portal.core.models.withdrawn import LONGEST
from portal.core.open_pages import addresses_shown
from portal.core.publishing.changes import Change, ChangeKind
from portal.core.registry import PublishHandler


def note_withdrawn(change: Change) -> None:
    """Note where a page and its translations stood; of a draft or a private page, nothing.

    A translation that goes by itself leaves its readers the English page, at the same address.
    """
    if not change.is_page or not _goes(change):
        return
    WithdrawnAddress.objects.bulk_create(
        [
            WithdrawnAddress(url_path=path, withdrawn_at=change.now)
            for path in addresses_shown(change.thing)
            if len(path) <= LONGEST
        ],
        ignore_conflicts=True,  # it may go, come back and go again
    )


def _goes(change: Change) -> bool:
    if change.kind is ChangeKind.DELETED:
        return bool(change.thing.live)
    return change.kind is ChangeKind.UNPUBLISHED


WITHDRAWN = PublishHandler(handle=note_withdrawn)
