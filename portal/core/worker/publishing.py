"""Publish and unpublish what editors gave a time."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from wagtail.models import DraftStateMixin, Page, Revision

from portal.core.stamp import bump_stamp

logger = logging.getLogger(__name__)


def publish_due(*, now: datetime) -> int:
    """Do what is due; one page that cannot be published does not keep the others back.

    Wagtail's own command publishes outside a transaction and stops at the first fault.
    """
    expired = sum(_each(_expired(model, now), _unpublish) for model in _models())
    due = Revision.objects.filter(approved_go_live_at__lt=now)
    return expired + _each(list(due.order_by("approved_go_live_at", "pk")), _publish)


def _models() -> list[type[Any]]:
    """List what can be published: pages as one table, and every row with a draft."""
    others = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *others]


def _expired(model: type[Any], now: datetime) -> list[Any]:
    return list(model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at", "pk"))


def _unpublish(thing: Any) -> None:
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled", skip_permission_checks=True)


def _each(things: list[Any], do: Any) -> int:
    done = 0
    for thing in things:
        try:
            with transaction.atomic():
                do(thing)
                bump_stamp()
        except Exception:
            extra = {"event": "publish-failed", "job": f"{type(thing).__name__}-{thing.pk}"}
            logger.exception("Could not be published as planned", extra=extra)
        else:
            done += 1
    return done
