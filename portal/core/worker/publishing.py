"""Publish and unpublish what editors gave a time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from portal.core.exceptions import ExpectedFault
from portal.core.outbox.actions import queue_mail
from portal.core.publishing import unpublish
from portal.core.publishing.changes import subject_of
from portal.core.publishing.places import partnership_of
from portal.core.publishing.receivers import row_models
from portal.core.publishing.ways import publish_revision
from portal.core.registry import Check

logger = logging.getLogger(__name__)
PATIENCE = timedelta(minutes=15)  # what is later than this does not get there by itself


def publish_due(*, now: datetime) -> int:
    """Do what is due, each thing by itself; what fails stays due and is tried again next time.

    Wagtail's own command publishes outside a transaction and stops at the first fault.
    """
    over = [thing for model in (Page, *row_models()) for thing in _expired(model, now)]
    return sum(
        [
            *(_try(thing, partial(_expire, thing), now) for thing in over),
            *(_try(row.content_object or row, partial(_publish, row), now) for row in _due(now)),
        ]
    )


def check_planned(*, now: datetime) -> Check:
    """Say whether something planned has waited too long."""
    count = _due(now - PATIENCE).count()
    detail = f"overdue: {count}" if count else "nothing is overdue"
    return Check("Planned publishing", is_ok=not count, detail=detail)


def _due(now: datetime) -> Any:
    rows = Revision.objects.filter(approved_go_live_at__lt=now)
    return rows.order_by("approved_go_live_at", "pk")


def _expired(model: type[Any], now: datetime) -> list[Any]:
    return list(model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at", "pk"))


def _expire(thing: Any) -> None:
    unpublish(thing=thing, is_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    publish_revision(revision=revision, log_action="wagtail.publish.scheduled")


def _try(thing: Any, do: Callable[[], None], now: datetime) -> bool:
    try:
        do()
    except Exception as fault:
        extra = {"event": "publish-failed", "job": subject_of(thing)}
        logger.exception("Could not be published as planned", extra=extra)
        _tell(thing, fault, now)
        return False
    return True


def _tell(thing: Any, fault: Exception, now: datetime) -> None:
    """Write to the partnership once for each version; failing at this keeps nobody back either."""
    partnership = partnership_of(thing)
    if partnership is None or not partnership.contact_email:
        return
    why = _(fault.template) % fault.facts if isinstance(fault, ExpectedFault) else ""
    words = _("“%(title)s” could not be put on the site or taken off it at the time you planned.")
    try:
        with transaction.atomic():
            queue_mail(
                key=f"planned-{subject_of(thing)}-{thing.latest_revision_id}",
                to=partnership.contact_email,
                subject=_("A planned change of a page has not been made"),
                text="\n\n".join(
                    filter(None, [words % {"title": thing}, why, _("We keep trying.")])
                ),
                now=now,
                partnership=partnership,
            )
    except Exception:
        logger.exception("Nobody could be told", extra={"event": "publish-failed"})
