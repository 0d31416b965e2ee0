"""Publishing is one action: a page goes live with everything that follows from it, or not at all.

Wagtail publishes outside a transaction: when a handler fails, the page is live and the rest is
undone. Commands, packs and the worker therefore publish here.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import transaction
from wagtail.models import Page, Revision

from portal.core.stamp import bump_stamp

AnyPage = TypeVar("AnyPage", bound=Page)


def publish_page(*, page: AnyPage, parent: Page | None = None, user: Any = None) -> AnyPage:
    """Publish a page as it stands, first giving it its place below a parent when it is new."""
    with transaction.atomic():
        if parent is not None:
            page.live = False  # nobody sees it before it is whole
            parent.add_child(instance=page)
        revision = page.save_revision(user=user, log_action=True)
        revision.publish(user=user, skip_permission_checks=True)
        transaction.on_commit(bump_stamp)
    page.refresh_from_db()
    return page


def save_draft(*, page: Page, user: Any = None) -> Revision:
    """Keep a version of a page as a draft; what readers see stays as it is."""
    with transaction.atomic():
        revision: Revision = page.save_revision(user=user, log_action=True)
    return revision
