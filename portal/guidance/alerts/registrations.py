"""What alerts register with the kernel."""

from __future__ import annotations

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core import registry
from portal.core.editions.queries import latest_edition
from portal.core.publishing.changes import Change, ChangeKind
from portal.core.registry import PublishHandler, RecurringJob
from portal.guidance.alerts.actions.sending import EVENT, announce, send_digests, tell_some
from portal.guidance.alerts.actions.subscriptions import forget_over
from portal.guidance.alerts.kept import ALERTS
from portal.guidance.alerts.look_up import LOOK_UPS
from portal.guidance.amendments.queries import LABELS

KINDS: Final = {
    "alerts-confirmed": _("Alerts asked for"),
    "alerts-changed": _("Alerts chosen anew"),
    "alerts-ended": _("Alerts ended"),
}
EVERY: Final = 300


def register() -> None:
    """Follow what is published; send; delete; renew keys."""
    registry.publish_handlers.register("alerts", PublishHandler(handle=follow))
    registry.outbox_events.register(EVENT, tell_some)
    registry.recurring_jobs.register("alerts-weekly", WEEKLY)
    registry.personal_data.register("alerts", ALERTS)
    registry.purges.register("alerts", forget_over)
    registry.sealed_tables.register("alerts.Subscription", LOOK_UPS)
    for kind, words in KINDS.items():
        registry.audit_kinds.register(kind, words)


def follow(change: Change) -> None:
    """Announce the edition that this very publication made; editions are kept before."""
    thing = change.thing
    if change.kind is not ChangeKind.PUBLISHED or thing._meta.label not in LABELS:
        return
    edition = latest_edition(thing)
    if edition is not None and edition.published_at == change.now:
        announce(edition=edition, now=change.now)


def _send_weekly() -> int:
    return send_digests(now=timezone.now())


WEEKLY: Final = RecurringJob(every_seconds=EVERY, run=_send_weekly)
