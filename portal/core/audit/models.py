"""The audit log: events that are only added, and the segments that seal them.

Triggers in the database say the same as the methods here, to whoever comes by another way.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.audit.exceptions import LogIsAppendOnly


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Reads of a log; it has no writes but adding."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: the log is only added to."""
        raise LogIsAppendOnly

    def delete(self) -> NoReturn:
        """Refuse: only retention takes rows out, a whole segment at a time."""
        raise LogIsAppendOnly


class AuditSegmentQuerySet(AppendOnlyQuerySet):
    """Reads of the chain of segments, and the one change a segment may see."""

    def over(self, *, now: datetime, kept_for: timedelta) -> AuditSegmentQuerySet:
        """Keep the segments that still hold rows, all of them older than they need to be."""
        # Sealed before now: a purge that began earlier leaves what was sealed meanwhile.
        open_ones = self.filter(expired_at__isnull=True, sealed_at__lt=now)
        return open_ones.filter(newest_at__lt=now - kept_for)

    def expire(self, *, number: int, now: datetime) -> int:
        """Mark a segment as over, so that its rows may be taken out; retention alone does."""
        open_one = self.filter(number=number, expired_at__isnull=True)
        return models.QuerySet.update(open_one, expired_at=now)


class AuditSegment(models.Model):
    """This seals a number of events: its digest depends on them and on the segment before it.

    Retention takes the events out; the segment stays, so that the chain can still be followed.
    """

    number = models.PositiveIntegerField(primary_key=True)
    previous_digest = models.CharField(max_length=64, unique=True, blank=True)
    rows_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField()
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    newest_at = models.DateTimeField()
    sealed_at = models.DateTimeField()
    expired_at = models.DateTimeField(null=True)

    objects = AuditSegmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("segment of the audit log")
        verbose_name_plural = _("segments of the audit log")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(number__gt=0, count__gt=0, last_id__gte=models.F("first_id")),
                name="audit_segment_holds_rows",
            ),
            models.CheckConstraint(
                condition=models.Q(number=1, previous_digest="")
                | (models.Q(number__gt=1) & ~models.Q(previous_digest="")),
                name="audit_segment_follows_another",
            ),
            models.CheckConstraint(
                condition=models.Q(expired_at__isnull=True)
                | models.Q(expired_at__gt=models.F("sealed_at")),
                name="audit_segment_sealed_before_it_expires",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.digest[:12]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add this segment; one that is there already stays as it is."""
        if not self._state.adding:
            raise LogIsAppendOnly
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: without it the segment after it could not be checked."""
        raise LogIsAppendOnly


class AuditEventQuerySet(AppendOnlyQuerySet):
    """Reads of the log, sealing and retention."""

    def unsealed(self) -> AuditEventQuerySet:
        """Keep what no segment holds yet."""
        return self.filter(segment__isnull=True)

    def seal(self, segment: AuditSegment) -> int:
        """Put these rows into a segment; say how many were free to be."""
        return models.QuerySet.update(self.unsealed(), segment=segment)

    def take_out(self, *, number: int) -> int:
        """Take a segment's rows out for good; retention alone does, once the segment is over."""
        taken, _per_model = models.QuerySet.delete(self.filter(segment_id=number))
        return taken


class AuditEvent(models.Model):
    """This was done, or read. Everything is kept by number and code: no content, no person's data.

    Accounts, partnerships and subjects are no foreign keys: deleting them changes nothing here.
    """

    at = models.DateTimeField()
    kind = models.CharField(max_length=48)
    actor_id = models.BigIntegerField(null=True)
    partnership_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=100, blank=True)
    is_read = models.BooleanField(default=False)
    detail = models.JSONField(default=dict, blank=True)
    segment = models.ForeignKey(
        AuditSegment, null=True, on_delete=models.DO_NOTHING, related_name="events"
    )

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes: ClassVar = [
            models.Index(fields=["partnership_id", "id"], name="audit_of_partnership"),
            models.Index(fields=["kind", "id"], name="audit_of_kind"),
            models.Index(fields=["subject", "id"], name="audit_of_subject"),
            models.Index(
                fields=["id"], name="audit_unsealed", condition=models.Q(segment__isnull=True)
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(kind=""), name="audit_event_has_a_kind"),
            models.CheckConstraint(
                condition=models.Q(is_read=False)
                | (models.Q(actor_id__isnull=False) & ~models.Q(subject="")),
                name="audit_read_is_somebodys_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind} {self.subject}".rstrip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add this row; a row that is there already stays as it is."""
        if not self._state.adding:
            raise LogIsAppendOnly
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: the log is only added to."""
        raise LogIsAppendOnly
