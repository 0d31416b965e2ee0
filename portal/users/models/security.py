"""The security log: what happened to accounts, in rows that are only ever added."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, NoReturn

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LogIsAppendOnly(Exception):
    """A row of the security log was about to be changed or taken out."""


class EventKind(models.TextChoices):
    """What may happen to an account."""

    SIGNED_IN = "signed-in", _("Signed in")
    SIGN_IN_FAILED = "sign-in-failed", _("Sign-in failed")
    SIGN_IN_HELD_UP = "sign-in-held-up", _("Too many attempts")
    SIGNED_OUT = "signed-out", _("Signed out")
    SIGNED_OUT_EVERYWHERE = "signed-out-everywhere", _("Signed out everywhere")
    SESSION_ENDED = "session-ended", _("Session ended by itself")
    FACTOR_ADDED = "factor-added", _("Second step added")
    FACTOR_REMOVED = "factor-removed", _("Second step removed")
    FACTOR_RENEWED = "factor-renewed", _("Recovery codes renewed")
    FACTOR_FAILED = "factor-failed", _("Second step failed")
    PASSWORD_CHANGED = "password-changed", _("Password changed")
    ACCOUNT_MADE = "account-made", _("Account made")
    ACCOUNT_CLOSED = "account-closed", _("Account closed")
    ROLE_GIVEN = "role-given", _("Role given")
    ROLE_ENDED = "role-ended", _("Role ended")


class SecurityEventQuerySet(models.QuerySet["SecurityEvent"]):
    """Reads of the security log; it has no writes but adding."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: the log is only added to."""
        raise LogIsAppendOnly

    def delete(self) -> NoReturn:
        """Refuse: only retention takes rows out, when their time is over."""
        raise LogIsAppendOnly

    def older_than(self, moment: datetime) -> SecurityEventQuerySet:
        """Keep what happened before this moment."""
        return self.filter(at__lt=moment)

    def take_out(self) -> int:
        """Take these rows out for good; retention alone calls this."""
        return self._raw_delete(self.db)


class SecurityEvent(models.Model):
    """This happened to an account. It keeps the network somebody came from, not the address.

    Accounts are kept by number, not by key: deleting an account changes nothing here. What
    somebody typed is never kept: people type passwords into the wrong box.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    kind = models.CharField(max_length=24, choices=EventKind)
    account_id = models.BigIntegerField(null=True)
    by_account_id = models.BigIntegerField(null=True)
    partnership_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=20, blank=True)
    network = models.CharField(max_length=43, blank=True)

    objects = SecurityEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("security event")
        verbose_name_plural = _("security events")
        indexes: ClassVar = [
            models.Index(fields=["account_id", "kind", "network"], name="known_networks"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=EventKind.values), name="security_event_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add this row; a row that is there already stays as it is."""
        if not self._state.adding:
            raise LogIsAppendOnly
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: the log is only added to."""
        raise LogIsAppendOnly
