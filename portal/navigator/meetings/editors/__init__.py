"""The CMS's forms and lists of meetings."""

from portal.navigator.meetings.editors.group import MeetingGroup

__all__ = ["MeetingGroup"]
