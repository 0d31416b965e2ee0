"""Asking for alerts, confirming, choosing anew, ending."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from portal.core.audit.actions import record
from portal.core.models import Partnership
from portal.core.time.clock import london_day
from portal.guidance.alerts.actions.sending import tell_what_waits
from portal.guidance.alerts.letters import ask_to_confirm, say_known
from portal.guidance.alerts.look_up import look_ups_of
from portal.guidance.alerts.models import Pace, Subscription, Topic
from portal.guidance.alerts.queries import subscription_by_address


@dataclass(frozen=True)
class Wish:
    """This is what somebody wants to be told, and how often."""

    pages: tuple[int, ...]
    pace: Pace
    is_everything: bool = False


def ask_for_alerts(
    *, partnership: Partnership, address: str, wish: Wish, language: str, now: datetime
) -> None:
    """Write to an address, once a day at most, and to nobody else; the caller learns nothing.

    Whoever gets letters already keeps what they chose: a stranger may have filled in the form.
    """
    with transaction.atomic():
        found = subscription_by_address(partnership, address)
        if found is None:
            found = _new(partnership, address, wish, language, now)
        key = f"alerts-{found.pk.hex}-{london_day(now):%Y%m%d}"
        if found.confirmed_at is not None:
            say_known(found, key=f"{key}-known", now=now)
            return
        found.created_at = found.told_until = now
        found.language, found.pace = language, wish.pace
        found.save(update_fields=["created_at", "told_until", "language", "pace"])
        _choose(found, wish)
        ask_to_confirm(found, key=f"{key}-confirm", now=now)


def confirm_alerts(*, subscription: Subscription, now: datetime) -> None:
    """Begin to send letters; doing so twice makes no difference."""
    with transaction.atomic():
        begun = Subscription.objects.filter(pk=subscription.pk, confirmed_at__isnull=True).update(
            confirmed_at=now, told_until=now
        )
        if begun:
            _note("alerts-confirmed", subscription.pk, subscription.partnership, now)


def change_alerts(*, subscription: Subscription, wish: Wish, now: datetime) -> None:
    """Choose anew; what already waits for the next weekly letter is told before it ends."""
    with transaction.atomic():
        if subscription.pace != wish.pace:
            if subscription.pace == Pace.WEEKLY:
                tell_what_waits(subscription=subscription, until=now, now=now)
            subscription.pace, subscription.told_until = wish.pace, now
            subscription.save(update_fields=["pace", "told_until"])
        _choose(subscription, wish)
        _note("alerts-changed", subscription.pk, subscription.partnership, now)


def end_alerts(*, partnership: Partnership, subscription_id: UUID, now: datetime) -> None:
    """Forget somebody and what they asked for; nobody there is the same as somebody gone."""
    with transaction.atomic():
        rows = Subscription.objects.filter(partnership=partnership, pk=subscription_id)
        deleted, _per_model = rows.delete()
        if deleted:
            _note("alerts-ended", subscription_id, partnership, now)


def forget_over(now: datetime, limit: int) -> int:
    """Delete what nobody confirmed in time, and what has no topic any more."""
    with transaction.atomic():
        over = Subscription.objects.all().over(now).order_by("created_at", "pk")
        keys = list(over.values_list("pk", flat=True)[:limit])
        Subscription.objects.filter(pk__in=keys).delete()
    return len(keys)


def _new(
    partnership: Partnership, address: str, wish: Wish, language: str, now: datetime
) -> Subscription:
    """Keep an address; of two requests at once one finds the other's row."""
    found, _is_new = Subscription.objects.get_or_create(
        partnership=partnership,
        look_up=look_ups_of(address)[0],
        defaults={
            "address": address.strip(),
            "language": language,
            "pace": wish.pace,
            "created_at": now,
            "told_until": now,
        },
    )
    return found


def _choose(subscription: Subscription, wish: Wish) -> None:
    pages: list[int | None] = [None] if wish.is_everything else [*dict.fromkeys(wish.pages)]
    Topic.objects.filter(subscription=subscription).delete()
    Topic.objects.bulk_create(
        [Topic(subscription=subscription, page_id=page) for page in pages], batch_size=100
    )


def _note(kind: str, pk: UUID, partnership: Partnership, now: datetime) -> None:
    record(kind=kind, now=now, partnership=partnership, subject=f"alerts.Subscription:{pk.hex}")
