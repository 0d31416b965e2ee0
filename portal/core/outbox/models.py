"""Tables of the outbox: what is to be delivered, and what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar, Final, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from portal.core.vault.fields import EncryptedField

KEY_LENGTH: Final = 200
HOLDS_BACK_FOR: Final = timedelta(hours=2)

Row = TypeVar("Row", bound="Delivery")


class DeliveryState(models.TextChoices):
    """What became of a delivery."""

    WAITING = "waiting", _("Waiting")
    IN_HAND = "in-hand", _("Being delivered")
    DONE = "done", _("Delivered")
    FAILED = "failed", _("Could not be delivered")


UNDELIVERED: Final = (DeliveryState.WAITING, DeliveryState.IN_HAND)
OVER: Final = (DeliveryState.DONE, DeliveryState.FAILED)


class DeliveryQuerySet(models.QuerySet[Row]):
    """Reads of deliveries."""

    def due(self, now: datetime, *, is_steady: bool = True) -> DeliveryQuerySet[Row]:
        """Keep what a worker may deliver now, first come first."""
        due = self.filter(state=DeliveryState.WAITING, next_try_at__lte=now)
        return due.order_by("send_after", "position")

    def undelivered(self) -> DeliveryQuerySet[Row]:
        """Keep what is still to be delivered, oldest first."""
        return self.filter(state__in=UNDELIVERED).order_by("send_after", "position")

    def in_hand(self) -> DeliveryQuerySet[Row]:
        """Keep what a worker has in hand."""
        return self.filter(state=DeliveryState.IN_HAND).order_by("send_after", "position")

    def failed(self) -> DeliveryQuerySet[Row]:
        """Keep what was given up, the latest first."""
        return self.filter(state=DeliveryState.FAILED).order_by("-done_at", "-position")


class Delivery(models.Model):
    """This is to be delivered once it is time: kept until it was, or until it was given up."""

    ERASED: ClassVar[dict[str, Any]] = {}  # what it forgets when it is over
    DOUBTFUL: ClassVar[dict[str, Any]] = {}  # what is noted when nobody knows whether it was made

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    state = models.CharField(max_length=8, choices=DeliveryState, default=DeliveryState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    send_after = models.DateTimeField()
    position = models.BigIntegerField()  # tells apart what was queued at one moment
    next_try_at = models.DateTimeField()
    claimed_by = models.CharField(max_length=64, blank=True)
    claimed_until = models.DateTimeField(null=True)
    fault = models.CharField(max_length=60, blank=True)  # a code: what servers say names people
    done_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = DeliveryQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(key=""), name="%(class)s_has_a_key"),
            models.CheckConstraint(
                condition=Q(state__in=DeliveryState.values), name="%(class)s_state_is_known"
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=DeliveryState.IN_HAND, claimed_until__isnull=False) & ~Q(claimed_by="")
                )
                | (~Q(state=DeliveryState.IN_HAND) & Q(claimed_by="", claimed_until__isnull=True)),
                name="%(class)s_in_hand_has_a_worker",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OVER, done_at__isnull=False)
                | Q(state__in=UNDELIVERED, done_at__isnull=True),
                name="%(class)s_over_has_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_try_at"], name="%(class)s_due"),
        ]

    def __str__(self) -> str:
        return self.key


class MailQuerySet(DeliveryQuerySet["OutboxMail"]):
    """Reads of mail."""

    def due(self, now: datetime, *, is_steady: bool = True) -> DeliveryQuerySet[OutboxMail]:
        """Keep what may be sent now: to one person, nothing overtakes what was written before.

        For a while only: a letter that is refused again and again must not hold up all others.
        One that may have arrived holds up none, and waits for a worker that is not about to die.
        """
        older = OutboxMail.objects.filter(
            Q(send_after__lt=OuterRef("send_after"))
            | Q(send_after=OuterRef("send_after"), position__lt=OuterRef("position")),
            recipient=OuterRef("recipient"),
            state__in=UNDELIVERED,
            in_doubt=False,
            send_after__gt=now - HOLDS_BACK_FOR,
        )
        due = super().due(now).filter(~Exists(older))
        return due if is_steady else due.filter(in_doubt=False)


class OutboxMail(Delivery):
    """This is a letter to one person; whoever reads the table sees neither whom nor what.

    When it is sent or given up, address and words are erased.
    """

    ERASED: ClassVar = {"recipient": "", "content": None, "in_doubt": False}
    DOUBTFUL: ClassVar = {"in_doubt": True}

    partnership = models.ForeignKey(
        "core.Partnership", null=True, on_delete=models.CASCADE, related_name="outbox_mail"
    )
    recipient = models.CharField(max_length=64, blank=True)  # a keyed digest: tells two apart
    content = EncryptedField(null=True)
    in_doubt = models.BooleanField(default=False)  # a worker ended while it handed this over

    objects: ClassVar[Any] = MailQuerySet.as_manager()

    class Meta(Delivery.Meta):
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints: ClassVar = [
            *Delivery.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(state__in=UNDELIVERED, content__isnull=False) & ~Q(recipient=""))
                | Q(state__in=OVER, content__isnull=True, recipient=""),
                name="%(class)s_over_is_erased",
            ),
        ]
        indexes: ClassVar = [
            *Delivery.Meta.indexes,
            models.Index(fields=["recipient", "state"], name="%(class)s_recipient"),
        ]


class OutboxEvent(Delivery):
    """This is something another part has to be told; its payload is codes and ids, no words."""

    name = models.CharField(max_length=60)
    payload = models.JSONField()

    class Meta(Delivery.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints: ClassVar = [
            *Delivery.Meta.constraints,
            models.CheckConstraint(condition=~Q(name=""), name="%(class)s_is_named"),
        ]
