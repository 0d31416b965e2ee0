"""Wagtail's and Django's signals, all led to the one dispatcher."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet, signals
from wagtail import signals as wagtail_signals
from wagtail.models import DraftStateMixin, Page, PageViewRestriction

from portal.core.publishing.changes import ChangeKind
from portal.core.publishing.dispatch import refuse_outside_transaction, tell


def connect() -> None:
    """Listen to every signal of a change that readers see.

    Of `page_slug_changed` nothing is heard: Wagtail sends it after the commit, when nothing can
    be undone. `BasePage.save` tells of a new address instead.
    """
    heard = (
        (wagtail_signals.page_published, _page_published),
        (wagtail_signals.page_unpublished, _page_unpublished),
        (wagtail_signals.post_page_move, _page_moved),
        (wagtail_signals.published, _row_published),
        (wagtail_signals.unpublished, _row_unpublished),
    )
    for signal, receiver in heard:
        signal.connect(receiver, dispatch_uid=f"publishing-{receiver.__name__}")
    signals.pre_delete.connect(_page_deleted, sender=Page, dispatch_uid="publishing-page-deleted")
    for model in row_models():
        uid = f"publishing-deleted-{model._meta.label}"
        signals.pre_delete.connect(_row_deleted, sender=model, dispatch_uid=uid)
    _connect_restrictions()


def row_models() -> list[type[Any]]:
    """List the tables whose rows are published: all with drafts that are no pages."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]


def _connect_restrictions() -> None:
    sender, uid = PageViewRestriction, "publishing-restriction"
    signals.pre_save.connect(_may_restrict, sender=sender, dispatch_uid=uid)
    signals.post_save.connect(_restricted, sender=sender, dispatch_uid=uid)
    signals.post_delete.connect(_opened, sender=sender, dispatch_uid=uid)


def _page_published(instance: Page, revision: Any = None, **_kwargs: Any) -> None:
    """Tell which of two it was: Wagtail sends this also for a page that will go live later."""
    kind = ChangeKind.PUBLISHED if instance.live else ChangeKind.SCHEDULED
    tell(kind, instance.specific, revision=revision)


def _page_unpublished(instance: Page, **_kwargs: Any) -> None:
    tell(ChangeKind.UNPUBLISHED, instance.specific)


def _page_moved(instance: Page, **_kwargs: Any) -> None:
    tell(ChangeKind.MOVED, instance.specific)


def _page_deleted(instance: Page, **_kwargs: Any) -> None:
    """Tell of every page of a subtree: Django sends this for each."""
    tell(ChangeKind.DELETED, instance.specific)


def _row_published(instance: Model, revision: Any = None, **_kwargs: Any) -> None:
    """Tell of rows only: pages have a signal of their own."""
    if not isinstance(instance, Page):
        is_live = getattr(instance, "live", False)
        kind = ChangeKind.PUBLISHED if is_live else ChangeKind.SCHEDULED
        tell(kind, instance, revision=revision)


def _row_unpublished(instance: Model, **_kwargs: Any) -> None:
    if not isinstance(instance, Page):
        tell(ChangeKind.UNPUBLISHED, instance)


def _row_deleted(instance: Model, **_kwargs: Any) -> None:
    tell(ChangeKind.DELETED, instance)


def _may_restrict(raw: bool = False, **_kwargs: Any) -> None:
    """Refuse before the row is written: Django would write it even if what follows fails."""
    if not raw:
        refuse_outside_transaction("restricted")


def _restricted(instance: PageViewRestriction, raw: bool = False, **_kwargs: Any) -> None:
    if not raw:
        tell(ChangeKind.RESTRICTED, instance.page.specific)


def _opened(instance: PageViewRestriction, origin: Any = None, **_kwargs: Any) -> None:
    """Tell only when the restriction itself was taken away, not when its page was deleted."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if model is PageViewRestriction:
        tell(ChangeKind.OPENED, instance.page.specific)
