"""The ways of publishing for code that is no form of the CMS."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import transaction
from wagtail.models import Page, Revision

from portal.core.publishing.acting import acting_as

AnyPage = TypeVar("AnyPage", bound=Page)
AnyRow = TypeVar("AnyRow", bound=Any)


def publish_page(
    *,
    page: AnyPage,
    parent: Page | None = None,
    user: Any = None,
    note: str = "",
    is_correction: bool = False,
) -> AnyPage:
    """Publish a page as it stands, first giving it its place below a parent when it is new.

    The note says to readers what changed and why. Raises CannotPublish when a handler refuses.
    """
    with transaction.atomic():
        if parent is not None:
            page.live = False  # nobody sees it before it is whole
            parent.add_child(instance=page)
        _publish(page, user, note, is_correction)
    page.refresh_from_db()
    return page


def publish_row(
    *, row: AnyRow, user: Any = None, note: str = "", is_correction: bool = False
) -> AnyRow:
    """Publish a row that has drafts as it stands, saving it first when it is new.

    Raises CannotPublish when a handler refuses.
    """
    with transaction.atomic():
        if row.pk is None:
            row.live = False
            row.save()
        _publish(row, user, note, is_correction)
    row.refresh_from_db()
    return row


def publish_revision(*, revision: Revision, user: Any = None, log_action: Any = True) -> None:
    """Publish a version that was saved before; what it says of its own note counts."""
    with transaction.atomic():
        revision.publish(user=user, log_action=log_action, skip_permission_checks=True)


def unpublish(
    *, thing: Any, user: Any = None, is_expired: bool = False, log_action: Any = True
) -> None:
    """Take a page or a row off the site; its last version stays as a draft."""
    with transaction.atomic(), acting_as(user):
        # Whoever calls has asked who may; Wagtail's own check would look at page rights only.
        thing.unpublish(set_expired=is_expired, log_action=log_action)


def save_draft(*, page: Any, user: Any = None) -> Revision:
    """Keep a version of a page (or of a row) as a draft; what readers see stays as it is."""
    with transaction.atomic():
        revision: Revision = page.save_revision(user=user, log_action=True)
    return revision


def _publish(thing: Any, user: Any, note: str, is_correction: bool) -> None:
    if note:
        thing.edition_note = note
    if is_correction:
        thing.is_correction = True
    before = thing.latest_revision_id
    try:
        revision = thing.save_revision(user=user, log_action=True)
        publish_revision(revision=revision, user=user)
    except Exception:
        # The version is undone with the rest; whoever mends the fault may try this object again.
        thing.latest_revision_id = before
        raise
