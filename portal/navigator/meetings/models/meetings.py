"""Meetings as they exist once: what each takes, and how they stand together."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from portal.core.cms.identity import IdentityRow
from portal.navigator.meetings.models.choices import (
    FORMS,
    HARM_CHOICES,
    LineKind,
    Referrals,
    Standing,
    Subject,
    Tier,
)

CODE = RegexValidator(
    r"^[A-Z]+-[A-Z]?[0-9]+$", _("Write the code as the others are: NL-M06, for example.")
)


class Meeting(IdentityRow):
    """This is one meeting of a partnership; rules and other meetings know it by its code."""

    code = models.CharField(
        _("code"),
        max_length=16,
        validators=[CODE],
        help_text=_("Such as NL-M06. Rules know it by this, so leave it as it is."),
    )
    standing = models.CharField(
        _("standing"), max_length=12, choices=Standing, default=Standing.RUNNING
    )
    referrals = models.CharField(
        _("case referrals"), max_length=12, choices=Referrals, default=Referrals.NOT_STATED
    )
    discusses_child = models.BooleanField(
        _("discusses a child"),
        default=False,
        help_text=_("Then its words say what it means for the child and for the parents."),
    )
    form = models.CharField(
        _("what to complete"), max_length=20, choices=list(FORMS.items()), blank=True
    )

    class Meta(IdentityRow.Meta):
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints: ClassVar = [
            *IdentityRow.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "code"], name="meeting_code_once_here"),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(partnership__isnull=True),
                name="meeting_code_once_nationally",
            ),
            models.CheckConstraint(condition=~models.Q(code=""), name="meeting_has_code"),
            models.CheckConstraint(
                condition=models.Q(standing__in=Standing.values), name="meeting_standing_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(referrals__in=Referrals.values),
                name="meeting_referrals_are_known",
            ),
            models.CheckConstraint(
                condition=models.Q(form__in=["", *FORMS]), name="meeting_form_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.slug})"

    @property
    def is_running(self) -> bool:
        """Say whether it meets already."""
        return self.standing == Standing.RUNNING

    @property
    def takes_referrals(self) -> bool:
        """Say whether practitioners refer to it, directly or through another group."""
        return self.is_running and self.referrals in {Referrals.YES, Referrals.THROUGH}


class MeetingTier(Orderable):
    """This says where a meeting stands; the first of them is where the picture puts it."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="tiers")
    tier = models.CharField(_("tier"), max_length=24, choices=Tier)

    class Meta(Orderable.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "tier"], name="meeting_tier_once"),
            models.CheckConstraint(
                condition=models.Q(tier__in=Tier.values), name="meeting_tier_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.tier}"


class MeetingSubject(Orderable):
    """This says what a meeting looks at."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="subjects")
    subject = models.CharField(_("what it looks at"), max_length=12, choices=Subject)

    class Meta(Orderable.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "subject"], name="meeting_subject_once"),
            models.CheckConstraint(
                condition=models.Q(subject__in=Subject.values), name="meeting_subject_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.subject}"


class MeetingHarm(Orderable):
    """This says for which kind of harm a meeting is, by the code that rules know; none: not set."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="harms")
    code = models.CharField(_("kind of harm"), max_length=12, choices=HARM_CHOICES)

    class Meta(Orderable.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "code"], name="meeting_harm_once"),
            models.CheckConstraint(
                condition=models.Q(code__in=[code for code, _name in HARM_CHOICES]),
                name="meeting_harm_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.code}"


class MeetingLine(Orderable):
    """This leads to another meeting: where it reports, what settles more, what to use instead."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(
        _("what the line means"), max_length=12, choices=LineKind, default=LineKind.REPORTS
    )
    other = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="lines_from", verbose_name=_("meeting")
    )

    class Meta(Orderable.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "kind", "other"], name="meeting_line_once"),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=models.Q(kind=LineKind.INSTEAD),
                name="meeting_has_one_instead",
                violation_error_message=_("Name one meeting to use instead."),
            ),
            models.CheckConstraint(
                condition=~models.Q(meeting=models.F("other")), name="meeting_line_leads_on"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=LineKind.values), name="meeting_line_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.kind} {self.other_id}"
