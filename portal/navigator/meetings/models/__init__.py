"""Tables of meetings."""

from portal.navigator.meetings.models.choices import (
    FORMS,
    HARM_NAMES,
    LineKind,
    Referrals,
    Standing,
    Subject,
    Tier,
)
from portal.navigator.meetings.models.dates import MeetingDate
from portal.navigator.meetings.models.meetings import (
    Meeting,
    MeetingHarm,
    MeetingLine,
    MeetingSubject,
    MeetingTier,
)
from portal.navigator.meetings.models.texts import DEFAULT_FIELDS, MeetingText

__all__ = [
    "DEFAULT_FIELDS",
    "FORMS",
    "HARM_NAMES",
    "LineKind",
    "Meeting",
    "MeetingDate",
    "MeetingHarm",
    "MeetingLine",
    "MeetingSubject",
    "MeetingText",
    "MeetingTier",
    "Referrals",
    "Standing",
    "Subject",
    "Tier",
]
