"""When meetings meet; editors enter dates, nothing is worked out from how often they meet."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from portal.navigator.meetings.models.meetings import Meeting


class DateQuerySet(models.QuerySet[Any]):
    """Reads of dates."""

    def coming(self, now: datetime) -> Self:
        """Keep what is not over; a date without an end is over when it begins."""
        return self.alias(over_at=Coalesce("ends_at", "starts_at")).filter(over_at__gt=now)

    def in_order(self) -> Self:
        """Put the next one first."""
        return self.order_by("starts_at", "pk")


class MeetingDate(models.Model):
    """This is one date of a meeting: where, and until when papers are taken."""

    meeting = ParentalKey(
        Meeting, on_delete=models.CASCADE, related_name="dates", verbose_name=_("meeting")
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(
        _("ends"), null=True, blank=True, help_text=_("Empty when it is not known.")
    )
    place = models.CharField(
        _("place"),
        max_length=200,
        blank=True,
        help_text=_("Everybody can read this, so no link to join, and nobody’s name."),
    )
    is_online = models.BooleanField(_("online"), default=False)
    papers_by = models.DateTimeField(
        _("papers by"),
        null=True,
        blank=True,
        help_text=_("Until when referrals and papers are taken for this date."),
    )
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    # Calendars take over a change only when these two have gone up.
    revision = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    partnership_path: ClassVar[str] = "meeting__partnership"
    said: ClassVar[tuple[str, ...]] = (
        *("starts_at", "ends_at", "place", "is_online", "papers_by", "is_cancelled"),
    )

    objects: ClassVar[models.Manager[Any]] = DateQuerySet.as_manager()

    class Meta:
        verbose_name = _("date of a meeting")
        verbose_name_plural = _("dates of meetings")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "starts_at"], name="meeting_date_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="meeting_date_ends_after_start",
                violation_error_message=_("It ends after it starts."),
            ),
            models.CheckConstraint(
                condition=models.Q(papers_by__isnull=True)
                | models.Q(papers_by__lte=models.F("starts_at")),
                name="meeting_date_papers_come_first",
                violation_error_message=_("Papers are due before the meeting starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def over_at(self) -> datetime:
        """Give the moment from which it is no coming date any more."""
        return self.ends_at or self.starts_at

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Count up when what it says changes: a form saves all dates of a meeting at once."""
        before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if before is not None:
            is_changed = any(getattr(self, one) != getattr(before, one) for one in self.said)
            if not is_changed:
                return
            self.revision = before.revision + 1
        super().save(*args, **kwargs)
