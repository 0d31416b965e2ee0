"""Who asked to be told of what: an address nobody can read in the table, and pages."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from portal.core.vault.fields import EncryptedField

UNCONFIRMED_FOR: Final = timedelta(days=7)


class Pace(models.TextChoices):
    """How often somebody wants letters."""

    EACH = "each", _("Each time something changes")
    WEEKLY = "weekly", _("Once a week, on Monday morning")


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """Reads of subscriptions."""

    def open(self, now: datetime) -> SubscriptionQuerySet:
        """Keep the confirmed ones, and those that may still be."""
        return self.filter(Q(confirmed_at__isnull=False) | Q(created_at__gt=now - UNCONFIRMED_FOR))

    def over(self, now: datetime) -> SubscriptionQuerySet:
        """Keep those that nobody confirmed in time, and those whose every topic was deleted."""
        topics = Topic.objects.filter(subscription=OuterRef("pk"))
        return self.filter(
            Q(confirmed_at__isnull=True, created_at__lte=now - UNCONFIRMED_FOR) | ~Exists(topics)
        )

    def to_tell(self, pages: list[int]) -> SubscriptionQuerySet:
        """Keep the confirmed ones that asked about any of these pages."""
        asked = Topic.objects.filter(subscription=OuterRef("pk")).filter(
            Q(page__isnull=True) | Q(page_id__in=pages)
        )
        return self.filter(Exists(asked), confirmed_at__isnull=False)


class Subscription(models.Model):
    """This is one person's wish for letters from one partnership; nothing else is known of them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(
        "core.Partnership", on_delete=models.CASCADE, related_name="subscriptions"
    )
    address = EncryptedField(_("e-mail address"))
    look_up = models.CharField(max_length=120)  # a keyed digest: finds an address, tells none
    language = models.CharField(max_length=16)
    pace = models.CharField(max_length=8, choices=Pace)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    # What was published until then was told, or was none of their business yet.
    told_until = models.DateTimeField()

    objects: ClassVar[models.Manager[Subscription]] = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "look_up"], name="subscription_address_once"
            ),
            models.CheckConstraint(
                condition=Q(pace__in=Pace.values), name="subscription_pace_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(look_up="") & ~Q(language=""), name="subscription_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True)
                | Q(confirmed_at__gte=models.F("created_at")),
                name="subscription_confirmed_later",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pace", "told_until"], name="subscription_due"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Topic(models.Model):
    """This is a page somebody wants to be told of, with all below it; no page means everything."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="topics")
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subscription", "page"], name="topic_once"),
            models.UniqueConstraint(
                fields=["subscription"], condition=Q(page__isnull=True), name="topic_all_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id}: {self.page_id or 'everything'}"
