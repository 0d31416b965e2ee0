"""Tables of the vault: what visitors write, and the wrapped keys that open it."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from portal.core.vault.fields import EncryptedField
from portal.core.vault.lifetime import IDLE, LONGEST

RUN_ID_LENGTH = 26  # 128 random bits in letters that no eye mistakes
LOOK_UP_LENGTH = 40


def new_run_id() -> str:
    """Draw the id of a run, which is also its address."""
    return base64.b32encode(os.urandom(16)).decode().rstrip("=").lower()


class OpenerKind(models.TextChoices):
    """What a wrapped key is opened with."""

    VISITOR = "visitor", _("The browser’s cookie")
    CODE = "code", _("Four words")
    ACCOUNT = "account", _("The partnership’s key")


class RunQuerySet(models.QuerySet["Run"]):
    """Reads of runs."""

    def ended(self, now: datetime) -> RunQuerySet:
        """Keep those that nobody may open any more, oldest first."""
        return self.filter(expires_at__lte=now).order_by("expires_at", "pk")


class Run(models.Model):
    """This is what one visitor is writing; the server alone cannot read it.

    No account, address or browser stands beside it.
    """

    id = models.CharField(primary_key=True, max_length=RUN_ID_LENGTH, default=new_run_id)
    partnership = models.ForeignKey(
        "core.Partnership", on_delete=models.CASCADE, related_name="runs"
    )
    kind = models.CharField(max_length=60)
    version = models.CharField(max_length=80)
    ciphertext = models.BinaryField()
    created_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    code_ends_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(db_index=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Exact(Length("id"), RUN_ID_LENGTH), name="run_id_is_long"
            ),
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(version=""), name="run_names_its_form"
            ),
            models.CheckConstraint(
                condition=Q(touched_at__gte=F("created_at")), name="run_touched_after_made"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("touched_at")), name="run_ends_after_touched"
            ),
            models.CheckConstraint(
                condition=Q(code_ends_at__isnull=True) | Q(code_ends_at=F("expires_at")),
                name="run_ends_with_its_code",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class RunOpenerQuerySet(models.QuerySet["RunOpener"]):
    """Reads of wrapped keys."""

    def of_visitor(self, look_ups: Iterable[str]) -> RunOpenerQuerySet:
        """Keep those of one browser."""
        return self.filter(kind=OpenerKind.VISITOR, look_up__in=list(look_ups))

    def open_to_browser(self, now: datetime) -> RunOpenerQuerySet:
        """Keep those that a browser's cookie still opens; the run comes along.

        A code keeps a run for days, but a browser that comes back with its old cookies (many do)
        must not show it to whoever holds the phone by then: it has to give the four words.
        """
        return self.select_related("run").filter(
            run__expires_at__gt=now, run__touched_at__gt=now - IDLE, opened_at__gt=now - LONGEST
        )


class RunOpener(models.Model):
    """This is the key of one run, wrapped for one way of opening it."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="openers")
    kind = models.CharField(max_length=8, choices=OpenerKind)
    look_up = models.CharField(max_length=LOOK_UP_LENGTH)
    key_id = models.CharField(max_length=16, blank=True)
    wrapped = models.BinaryField()
    opened_at = models.DateTimeField()

    objects = RunOpenerQuerySet.as_manager()

    class Meta:
        verbose_name = _("way into a run")
        verbose_name_plural = _("ways into a run")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "kind", "look_up"], name="opener_once_a_run"),
            models.UniqueConstraint(
                fields=["look_up"], condition=Q(kind=OpenerKind.CODE), name="opener_code_once"
            ),
            models.UniqueConstraint(
                fields=["run"], condition=Q(kind=OpenerKind.CODE), name="opener_one_code_a_run"
            ),
            models.UniqueConstraint(
                fields=["run"],
                condition=Q(kind=OpenerKind.ACCOUNT),
                name="opener_one_account_a_run",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OpenerKind.values), name="opener_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Exact(Length("look_up"), LOOK_UP_LENGTH), name="opener_look_up_is_long"
            ),
            models.CheckConstraint(
                # The partnership's key is no entry of FIELD_KEYS; the others are salted with one.
                condition=Q(kind=OpenerKind.ACCOUNT, key_id="")
                | (~Q(kind=OpenerKind.ACCOUNT) & ~Q(key_id="")),
                name="opener_names_its_key",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["look_up", "kind"], name="opener_look_up")]

    def __str__(self) -> str:
        return self.get_kind_display()


class PartnershipKey(models.Model):
    """This is the key of one partnership, sealed; without it nothing wrapped with it opens."""

    partnership = models.OneToOneField(
        "core.Partnership",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="vault_key",
    )
    key = EncryptedField()

    class Meta:
        verbose_name = _("key of a partnership")
        verbose_name_plural = _("keys of partnerships")

    def __str__(self) -> str:
        return str(self.partnership_id)


class LastPurge(models.Model):
    """This notes when one kind of thing was last looked through for what must go."""

    name = models.CharField(primary_key=True, max_length=60)
    ran_at = models.DateTimeField()
    deleted = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("last purge")
        verbose_name_plural = _("last purges")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="purge_is_named"),
        ]

    def __str__(self) -> str:
        return self.name
