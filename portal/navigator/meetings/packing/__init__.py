"""Meetings in packs."""

from portal.navigator.meetings.packing.lines import LinesKind
from portal.navigator.meetings.packing.meetings import MeetingKind

__all__ = ["LinesKind", "MeetingKind"]
